/** `npm run bench`: measures cases and writes a report, or compares two. Exit code 2 on bad usage, 1 on failure. */
import { cases } from './cases.ts';
import { compareResults } from './compare.ts';
import { measureSide, type Measured } from './measure.ts';
import { readOptions, usage, type Options } from './options.ts';
import { lineOf } from './report.ts';
import { aboutNow, readResults, writeResults, type Results } from './results.ts';
import { disagreements, sidesOf } from './sides.ts';

const measure = async ({ cases: wanted, runs, name }: Options): Promise<void> => {
  const skipped = wanted.flatMap((one) => {
    const why = one.missing?.() ?? null;
    return why === null ? [] : [{ name: one.name, why }];
  });
  for (const { name: left, why } of skipped) console.error(`SKIPPED: ${left}: ${why}`);
  const able = wanted.filter((one) => !skipped.some((row) => row.name === one.name));
  const effort = { runs, share: 1 };
  const rows: Measured[] = [];
  for (const side of sidesOf(able)) {
    const measured = await measureSide(side, effort);
    for (const row of measured) console.log(lineOf(row));
    rows.push(...measured);
  }
  const written = writeResults(name, { about: aboutNow(effort), rows, skipped });
  console.log(`\nWritten: ${written.join(', ')}`);
  for (const disagreement of disagreements(rows)) {
    console.error(`DISAGREEMENT: ${disagreement}`);
    process.exitCode = 1;
  }
};

/** What the arguments ask for, made ready: bad ones throw here, before anything is measured. */
const planned = (args: readonly string[]): (() => Promise<void>) => {
  const options = readOptions(args, cases);
  if (options.compare === null) return () => measure(options);
  const [before, after] = options.compare.map(readResults) as [Results, Results];
  return async () => console.log(compareResults(before, after));
};

let work = async (): Promise<void> => {};
try {
  work = planned(process.argv.slice(2));
} catch (error) {
  console.error(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = 2;
}
await work();
