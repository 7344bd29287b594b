import { describe, expect, it } from 'vitest';
import { compareResults } from '../../bench/compare.ts';
import { resultsOf, row } from './results-of.ts';

const lineOf = (page: string, name: string): string =>
  page.split('\n').find((line) => line.startsWith(`| ${name}`)) ?? '';

describe('compareResults', () => {
  const before = resultsOf('aaa', [
    row('same', [10, 11, 12]),
    row('better', [10, 11, 12]),
    row('worse', [1, 1.1, 1.2]),
    row('gone', [1, 1, 1]),
  ]);
  const after = resultsOf('bbb', [
    row('same', [11, 11.5, 12.5]),
    row('better', [5, 5.5, 6]),
    row('worse', [2, 2.2, 2.4]),
    row('new', [1, 1, 1]),
  ]);
  const page = compareResults(before, after);

  it('names the commits', () => {
    expect(page).toContain('| case | aaa | bbb | ratio | difference |');
  });

  it('gives medians and their ratio', () => {
    expect(lineOf(page, 'better')).toBe('| better | 11 s | 5.5 s | 0.5 | faster |');
    expect(lineOf(page, 'worse')).toBe('| worse | 1.1 s | 2.2 s | 2 | slower |');
  });

  it('calls a difference noise when the quartiles of the runs overlap', () => {
    expect(lineOf(page, 'same')).toContain('within the noise');
  });

  it('names what one of the two lacks', () => {
    expect(page).toContain('Only in one of the two: gone.');
    expect(page).toContain('Only in one of the two: new.');
  });

  it('says so when the machines differ', () => {
    expect(page).not.toContain('two machines');
    expect(compareResults(before, resultsOf('bbb', [], 'other'))).toContain('Measured on two machines: one');
  });
});
