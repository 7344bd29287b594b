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

describe('MillisecondTable', () => {
  it.each(distributions)(
    '%j: the same values with the table as without, in range and in order',
    (distribution) => {
      const quantile = quantileOf(distribution);
      const plain = (u: number): number => Math.min(LONGEST, Math.max(0, Math.round(quantile(u))));
      const table = new MillisecondTable(quantile, LONGEST);
      const stream = new Streams(7).stream('table');
      const draws = Array.from({ length: 30_000 }, () => stream.uniform32());
      expect(draws.map((u) => table.at(u))).toEqual(draws.map(plain));
      const inOrder = draws.toSorted((a, b) => a - b).map((u) => table.at(u));
      expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
    },
  );

  it('also at the ends of its cells', () => {
    const quantile = quantileOf({ exponential: { mean: 500 } });
    const table = new MillisecondTable(quantile, LONGEST);
    for (let warm = 0; warm < 5_000; warm++) table.at(0.5);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 14 }), fc.integer({ min: -2, max: 2 }), (cell, off) => {
        const u = Math.min(1 - 2 ** -40, Math.max(2 ** -40, cell / 2 ** 14 + off * 2 ** -50));
        const expected = Math.min(LONGEST, Math.round(quantile(u)));
        expect([table.at(u), table.at(u)]).toEqual([expected, expected]);
      }),
    );
  });

  it('computes few draws once it is warm', () => {
    let computed = 0;
    const quantile = quantileOf({ exponential: { mean: 500 } });
    const table = new MillisecondTable((u) => {
      computed += 1;
      return quantile(u);
    }, LONGEST);
    const stream = new Streams(7).stream('table');
    for (let draw = 0; draw < 100_000; draw++) table.at(stream.uniform32());
    computed = 0;
    for (let draw = 0; draw < 100_000; draw++) table.at(stream.uniform32());
    expect(computed).toBeLessThan(25_000);
  });
});
