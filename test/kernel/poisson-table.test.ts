import { expect, it } from 'vitest';
import { poissonQuantile } from '../../src/kernel/counts.ts';
import { PoissonTable } from '../../src/kernel/poisson-table.ts';
import { Streams } from '../../src/kernel/random.ts';

it.each([0.3, 1, 13, 99.9, 650])(
  'PoissonTable of mean %d gives the counts of the quantile function',
  (mean) => {
    const stream = new Streams(3).stream('poisson');
    const draws = Array.from({ length: 20_000 }, () => stream.uniform());
    const rest = draws.values();
    const table = new PoissonTable(mean);
    const counts = draws.map(() => table.next({ uniform: () => rest.next().value ?? 0 }));
    expect(counts).toEqual(draws.map((u) => poissonQuantile(mean, u)));
  },
);

it('at the ends of u too', () => {
  const table = new PoissonTable(5);
  for (const u of [2 ** -53, 1 / 1024, 1023 / 1024, 1 - 2 ** -53]) {
    expect(table.next({ uniform: () => u })).toBe(poissonQuantile(5, u));
  }
});
