/** A file of results: what was measured, where, and of which commit. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { version } from '../src/version.ts';
import type { Effort, Measured } from './measure.ts';
import { resultsFolder, root } from './places.ts';
import { reportOf } from './report.ts';

/** What the numbers depend on. */
export interface About {
  readonly heni: string;
  readonly commit: string;
  readonly node: string;
  readonly machine: string;
  /** Of the last 1, 5 and 15 minutes, at the end. */
  readonly load: readonly number[];
  readonly runs: number;
  readonly share: number;
}

/** One run of the suite. */
export interface Results {
  readonly about: About;
  readonly rows: readonly Measured[];
  readonly skipped: readonly { readonly name: string; readonly why: string }[];
}

/** This machine and this commit, now. */
export const aboutNow = ({ runs, share }: Effort): About => ({
  heni: version,
  commit: commit(),
  node: process.version,
  machine: `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
  load: loadavg(),
  runs,
  share,
});

const commit = (): string => {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  } catch {
    return 'unknown';
  }
};

/** Writes NAME.json and NAME.md and returns their paths. */
export const writeResults = (name: string, results: Results): readonly string[] => {
  mkdirSync(resultsFolder, { recursive: true });
  const [json, markdown] = [join(resultsFolder, `${name}.json`), join(resultsFolder, `${name}.md`)];
  writeFileSync(json, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(markdown, reportOf(results));
  return [json, markdown];
};

/** Throws with the file's name when it is no file of results. */
export const readResults = (file: string): Results => {
  const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const { rows } = found as Partial<Results>;
  if (!Array.isArray(rows)) throw new Error(`${file}: results with "rows" expected, as bench writes them`);
  return found as Results;
};
