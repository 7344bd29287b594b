/** The command line of the suite. */
import { parseArgs } from 'node:util';
import type { Case } from './case.ts';

/** What is asked for. */
export interface Options {
  readonly cases: readonly Case[];
  readonly runs: number;
  /** Of the files of results. */
  readonly name: string;
  /** Two files of results to compare, in place of measuring. */
  readonly compare: readonly [string, string] | null;
}

/** How to call it. */
export const usage = `npm run bench -- [--filter TEXT] [--quick] [--long] [--name NAME]
npm run bench -- --compare A.json B.json

  --filter TEXT   only cases whose name or side has the text in it
  --quick         3 runs of each, not 9
  --long          also the cases that take minutes
  --name NAME     bench/results/NAME.json and NAME.md; default: latest
  --compare       two files of results: medians, ratios, and whether the difference is more than noise`;

/** Throws with what was expected. */
export const readOptions = (args: readonly string[], cases: readonly Case[]): Options => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      filter: { type: 'string', default: '' },
      quick: { type: 'boolean', default: false },
      long: { type: 'boolean', default: false },
      name: { type: 'string', default: 'latest' },
      compare: { type: 'boolean', default: false },
    },
  });
  const { filter, quick, long, name, compare } = values;
  const [before, after] = positionals;
  if (compare !== (positionals.length === 2))
    throw new Error('--compare takes two files, and nothing else takes any');
  if (!/^[\w.-]+$/.test(name))
    throw new Error(`--name takes letters, digits, ".", "-" and "_"; found "${name}"`);
  const wanted = cases.filter(
    (one) => `${one.name} ${one.side ?? ''}`.includes(filter) && (long || one.isLong !== true),
  );
  if (wanted.length === 0)
    throw new Error(`no case has "${filter}" in its name; they are:\n${listed(cases)}`);
  return {
    cases: wanted,
    runs: quick ? 3 : 9,
    name,
    compare: compare && before !== undefined && after !== undefined ? [before, after] : null,
  };
};

const listed = (cases: readonly Case[]): string =>
  cases.map(({ name, isLong }) => `  ${name}${isLong === true ? ' (--long)' : ''}`).join('\n');
