/** The command as people start it: a process of its own, on the wall clock, nothing warm. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case, Sample } from '../case.ts';
import { builtFolder, root } from '../places.ts';
import { scenarioText } from './loading.ts';

const built = join(root, 'dist', 'cli', 'main.js');
const isBuilt = existsSync(built);
const command = isBuilt ? [built] : ['--import', 'tsx', join(root, 'src', 'cli', 'main.ts')];
/** What was started: the built command, or the sources through tsx, which is slower. */
const how = isBuilt ? 'dist/' : 'no dist/, so from source by tsx';

const start = (args: readonly string[]): Promise<Sample> =>
  new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const since = (): number => (performance.now() - startedAt) / 1_000;
    let firstByte: number | null = null;
    let complaint = '';
    const child = spawn(process.execPath, [...command, ...args], { cwd: root });
    child.stdout.on('data', () => (firstByte ??= since()));
    child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) reject(new Error(`heni ${args.join(' ')} ended with ${code}: ${complaint}`));
      else resolve({ units: 1, seconds: since(), figures: toFirst(firstByte) });
    });
  });

/** A command may have nothing to say on standard output. */
const toFirst = (seconds: number | null): Record<string, number> =>
  seconds === null ? {} : { 'seconds to the first byte': seconds };

const started = (name: string, args: () => readonly string[], goal?: string): Case => ({
  name: `${name} (${how})`,
  unit: 'starts',
  clock: 'wall',
  ...(goal === undefined ? {} : { goal }),
  run: () => start(args()),
});

const manyFunctions = (): string => {
  const file = join(builtFolder, 'many-functions.yaml');
  mkdirSync(builtFolder, { recursive: true });
  writeFileSync(file, scenarioText(1_000));
  return file;
};

export const processCases: readonly Case[] = [
  started('heni --version', () => ['--version']),
  started(
    'heni run of a small scenario',
    () => ['run', 'scenarios/first-function.yaml'],
    'first byte ≤ 0.4 s',
  ),
  started('heni validate of 1,000 functions', () => ['validate', manyFunctions()], '≤ 0.5 s'),
];
