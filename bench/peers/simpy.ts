/** The twin in SimPy. */
import { execFileSync } from 'node:child_process';
import type { Sample } from '../case.ts';
import { benchFile } from '../places.ts';
import { answers } from './twin.ts';

/** Debian installs SimPy for the second, which need not be the first. */
const python = ['python3', '/usr/bin/python3'].find((program) => answers(program, '-c', 'import simpy'));

/** Why SimPy cannot be run; null when it can. */
export const missingSimpy = (): string | null =>
  python === undefined ? 'SimPy is not installed (Debian: apt-get install python3-simpy3)' : null;

/** Runs the model in SimPy. */
export const runSimpy = (inFlight: number, seconds: number): Sample => {
  const args = [benchFile('peers', 'mm_inf.py'), `${inFlight}`, `${seconds}`];
  return JSON.parse(execFileSync(python ?? 'python3', args, { encoding: 'utf8' })) as Sample;
};
