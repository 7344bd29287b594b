import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { table, type Column } from '../../src/report/table.ts';
import { numRuns } from '../support/num-runs.ts';

interface Row {
  readonly name: string;
  readonly count: number;
  readonly note: string;
}
const columns: readonly Column<Row>[] = [
  { head: 'name', cell: ({ name }) => name, shrinksTo: 8 },
  { head: 'count', cell: ({ count }) => String(count), align: 'right' },
  { head: 'note', cell: ({ note }) => note, shrinksTo: 6, prose: true },
];
const rows: readonly Row[] = [
  { name: 'checkout-1 … checkout-20 (20)', count: 7, note: 'up to 20 minutes' },
  { name: 'cart', count: 1200, note: '' },
];

describe('table', () => {
  test('aligns its columns without borders', () => {
    expect(table(columns, rows, 80)).toEqual([
      'name                           count  note',
      'checkout-1 … checkout-20 (20)      7  up to 20 minutes',
      'cart                            1200',
    ]);
  });

  test('shrinks the widest first, and only those that may', () => {
    expect(table(columns, rows, 34)).toEqual([
      'name          count  note',
      'checko… (20)      7  up to 20',
      '                     minutes',
      'cart           1200',
    ]);
  });

  test('leaves out an empty column, and the last ones where nothing else helps', () => {
    expect(table(columns, [{ name: 'cart', count: 1, note: '' }], 80)).toEqual([
      'name  count',
      'cart      1',
    ]);
    expect(table(columns, rows, 12)[0]).toBe('name');
  });

  test('is never wider than it may be', () => {
    const row = fc.record({
      name: fc.stringMatching(/^[a-z0-9-]{1,40}$/),
      count: fc.nat(),
      note: fc.stringMatching(/^[a-z]{0,60}$/),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), fc.integer({ min: 10, max: 120 }), (some, width) => {
        expect(table(columns, some, width).filter((line) => line.length > width)).toEqual([]);
      }),
      { numRuns: numRuns(50, 500) },
    );
  });
});
