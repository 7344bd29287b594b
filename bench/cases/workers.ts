/** The engine on both cores: independent runs in worker threads. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { bundle } from '../bundle.ts';
import { sized, type Case, type Sample } from '../case.ts';
import { exponential, FULL_AFTER, type Load } from './traffic.ts';

/** Runs one load in each of so many workers at once, on the wall clock. */
const runInWorkers = async (load: Load, workers: number): Promise<Sample> => {
  const file = bundle('cases', 'traffic-worker.ts');
  const startedAt = performance.now();
  const samples = await Promise.all(Array.from({ length: workers }, () => sampleOf(file, load)));
  const seconds = (performance.now() - startedAt) / 1_000;
  const units = samples.map((sample) => sample.units);
  if (new Set(units).size > 1) throw new Error(`equal runs differ between workers: ${units.join(', ')}`);
  return {
    units: sum(units),
    events: sum(samples.map(({ events = 0 }) => events)),
    seconds,
    simulatedSeconds: load.seconds * workers,
  };
};

/** An error in the worker is thrown here. */
const sampleOf = async (file: string, load: Load): Promise<Sample> => {
  const [sample] = (await once(new Worker(file, { workerData: load, execArgv: [] }), 'message')) as [Sample];
  return sample;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const dense = (seconds: number, share: number): Load => ({
  inFlight: sized(65_000, share),
  duration: exponential,
  seconds: Math.max(FULL_AFTER + 2, sized(seconds, share)),
});

const workers = (count: number, goal?: string): Case => ({
  name: `${count === 1 ? 'one worker' : `${count} workers`}, dense traffic`,
  unit: 'invocations',
  clock: 'wall',
  side: 'workers',
  ...(goal === undefined ? {} : { goal }),
  run: (share) => runInWorkers(dense(600, share), count),
});

/** 7,700 s of 65,000 a second, twice. */
const billion: Case = {
  name: '10^9 invocations, exact, in two workers',
  unit: 'invocations',
  clock: 'wall',
  goal: '≤ 25 s, ≤ 150 MB',
  isLong: true,
  run: (share) => runInWorkers(dense(7_693, share), 2),
};

export const workerCases: readonly Case[] = [workers(1), workers(2, '≥ 1.9 × one worker'), billion];
