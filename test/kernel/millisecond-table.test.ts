import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantileOf, type Distribution } from '../../src/kernel/distribution.ts';
import { MillisecondTable } from '../../src/kernel/millisecond-table.ts';
import { Streams } from '../../src/kernel/random.ts';

const LONGEST = 900_000;
const distributions: readonly Distribution[] = [
  { exponential: { mean: 500 } },
  { lognormal: { median: 400, sigma: 0.6, max: 700 } },
  { uniform: { min: 0, max: 3 } },
  { gamma: { shape: 2, mean: 90_000 } },
  { empirical: [5, 5, 90, 1_000_000] },
];

/** As the table reads 32 bits. */
const uniformOf = (bits: number): number => ((bits >>> 0) + 0.5) * 2 ** -32;

describe('MillisecondTable', () => {
  it.each(distributions)(
    '%j: the same values with the table as without, in range and in order',
    (distribution) => {
      const quantile = quantileOf(distribution);
      const plain = (u: number): number => Math.min(LONGEST, Math.max(0, Math.round(quantile(u))));
      const table = new MillisecondTable(quantile, LONGEST);
      const stream = new Streams(7).stream('table');
      const draws = Array.from({ length: 30_000 }, () => stream.bits());
      expect(draws.map((bits) => table.at(bits))).toEqual(draws.map((bits) => plain(uniformOf(bits))));
      const inOrder = draws.toSorted((a, b) => (a >>> 0) - (b >>> 0)).map((bits) => table.at(bits));
      expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
    },
  );

  it.each(distributions)(
    '%j: also at the ends of its cells, and where one value ends inside',
    (distribution) => {
      const quantile = quantileOf(distribution);
      const table = new MillisecondTable(quantile, LONGEST);
      for (let warm = 0; warm < 5_000; warm++) table.at(0);
      const near = fc.tuple(
        fc.integer({ min: 0, max: 2 ** 14 - 1 }),
        fc.integer({ min: -3, max: 3 }),
        fc.nat(2 ** 18 - 1),
      );
      fc.assert(
        fc.property(near, ([cell, off, inside]) => {
          for (const bits of [cell * 2 ** 18 + off, cell * 2 ** 18 + inside]) {
            const expected = Math.min(LONGEST, Math.max(0, Math.round(quantile(uniformOf(bits)))));
            expect([table.at(bits | 0), table.at(bits | 0)]).toEqual([expected, expected]);
          }
        }),
      );
    },
  );

  it('computes few draws once it is warm', () => {
    let computed = 0;
    const quantile = quantileOf({ exponential: { mean: 500 } });
    const table = new MillisecondTable((u) => {
      computed += 1;
      return quantile(u);
    }, LONGEST);
    const stream = new Streams(7).stream('table');
    for (let draw = 0; draw < 100_000; draw++) table.at(stream.bits());
    computed = 0;
    for (let draw = 0; draw < 100_000; draw++) table.at(stream.bits());
    expect(computed).toBeLessThan(7_000);
  });
});
