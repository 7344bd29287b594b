import { describe, expect, it } from 'vitest';
import { pickRows } from '../../src/scenario/pick-rows.ts';

const rows = ['abc', 'abcd', 'abx', 'q'].map((name) => ({ function: name, counts: [] }));
const pick = (wanted?: string, all = false, from = rows) => {
  const picked = pickRows(from, 't.csv', wanted, all);
  return typeof picked === 'string' ? picked : picked.map((row) => row.function);
};

describe('pickRows', () => {
  it('takes an exact name before a beginning', () => {
    expect(pick('abc')).toEqual(['abc']);
    expect(pick('abcd')).toEqual(['abcd']);
    expect(pick('abx')).toEqual(['abx']);
    expect(pick('q')).toEqual(['q']);
  });

  it('takes all for one function per row, or the only one', () => {
    expect(pick(undefined, true)).toEqual(['abc', 'abcd', 'abx', 'q']);
    expect(pick(undefined, false, rows.slice(3))).toEqual(['q']);
  });

  it.each([
    [pick('ab'), '"ab" is the beginning of 3 rows of "t.csv": give more of the name'],
    [pick('z'), '"t.csv" has no row "z"'],
    [pick(undefined, true, []), '"t.csv" has no rows'],
    [pick('q', true), '"q" names one row, and count: perTraceRow plays all of them'],
    [pick(), '"t.csv" has 4 rows: name one by function (such as "abc"), or play all by count: perTraceRow'],
  ])('says %s', (said, expected) => {
    expect(said).toBe(expected);
  });
});
