/**
 * Measures every case and writes a report. Machines are shared and noisy: read the medians, and compare what was
 * measured in one run.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { version } from '../src/version.ts';
import { cases } from './cases.ts';

const RUNS = 5;
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

const rows = cases.map(({ name, unit, run }) => {
  run();
  const seconds: number[] = [];
  let units = 0;
  for (let index = 0; index < RUNS; index++) {
    const before = process.cpuUsage();
    units = run();
    const { user, system } = process.cpuUsage(before);
    seconds.push((user + system) / 1e6);
  }
  const middle = median(seconds);
  const row = {
    name,
    unit,
    units,
    seconds: middle,
    perSecond: units / middle,
    rssMiB: process.memoryUsage().rss / 2 ** 20,
  };
  console.log(`${name}: ${Math.round(row.perSecond).toLocaleString('en')} ${unit}/s`);
  return row;
});

const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`;
const about = {
  heni: version,
  node: process.version,
  commit: git('rev-parse', '--short', 'HEAD'),
  machine,
  runs: RUNS,
};
const table = rows.map(
  ({ name, unit, units, seconds, perSecond, rssMiB }) =>
    `| ${name} | ${units.toLocaleString('en')} ${unit} | ${seconds.toFixed(3)} s | ${Math.round(perSecond).toLocaleString('en')} | ${Math.round(rssMiB)} MiB |`,
);
const folder = join(import.meta.dirname, 'results');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'latest.json'), `${JSON.stringify({ ...about, rows }, null, 2)}\n`);
writeFileSync(
  join(folder, 'latest.md'),
  [
    '# Benchmark',
    '',
    `heni ${about.heni} at ${about.commit}, Node ${about.node}, ${machine}. Medians of ${RUNS} runs after a warm-up, CPU time.`,
    '',
    '| case | work | CPU time | per second | resident |',
    '|---|---|---|---|---|',
    ...table,
    '',
  ].join('\n'),
);
