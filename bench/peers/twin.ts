/** The twin in C++, compiled on the spot. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Sample } from '../case.ts';
import { benchFile, builtFolder } from '../places.ts';

const source = benchFile('peers', 'twin.cpp');
const twin = join(builtFolder, 'twin');

/** Why there is no twin; null when there is a compiler. */
export const missingCompiler = (): string | null =>
  answers('g++', '--version') ? null : 'g++ is not installed (Debian: apt-get install g++)';

/** Whether a program is there and ends well. */
export const answers = (program: string, ...args: readonly string[]): boolean => {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Runs the twin, compiled anew when its source is newer. */
export const runTwin = (mode: 'heap' | 'wheel' | 'hold', size: number, length: number): Sample => {
  if (!existsSync(twin) || statSync(twin).mtimeMs < statSync(source).mtimeMs) compile();
  return JSON.parse(execFileSync(twin, [mode, `${size}`, `${length}`], { encoding: 'utf8' })) as Sample;
};

const compile = (): void => {
  mkdirSync(builtFolder, { recursive: true });
  execFileSync('g++', ['-O2', '-std=c++17', '-o', twin, source], { stdio: 'inherit' });
};
