import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialCount, binomialQuantile } from '../../src/kernel/binomial.ts';
import { Streams } from '../../src/kernel/random.ts';
import { zOfChiSquare, zOfMean } from './statistics.ts';

/** The probabilities of 0…n by logarithms, another way than the code's. */
const probabilities = (n: number, p: number): number[] => {
  let logChoose = 0;
  return Array.from({ length: n + 1 }, (_, k) => {
    if (k > 0) logChoose += Math.log((n - k + 1) / k);
    return Math.exp(logChoose + k * Math.log(p) + (n - k) * Math.log(1 - p));
  });
};
const stream = (...path: (string | number)[]) => new Streams(7).stream('binomial', ...path);

describe('binomialCount', () => {
  it.each([
    [1, 0.3],
    [20, 0.5],
    [50, 0.97],
    [1000, 0.02],
    [1000, 0.4],
    [900, 0.88],
  ])('follows the binomial law of %d trials at %d (χ² within 4 deviations)', (n, p) => {
    const draws = 20_000;
    const observed = new Array<number>(n + 1).fill(0);
    const from = stream(n, p);
    for (let i = 0; i < draws; i++) observed[binomialCount(n, p, from)]! += 1;
    const expected = probabilities(n, p).map((probability) => draws * probability);
    expect(Math.abs(zOfChiSquare(observed, expected))).toBeLessThan(4);
  });

  it.each([
    [1e9, 0.3],
    [1e12, 1e-4],
  ])('has the right mean and spread where counts are huge: %d at %d (|z| ≤ 4)', (n, p) => {
    const from = stream('huge', n);
    const scaled = Array.from(
      { length: 10_000 },
      () => (binomialCount(n, p, from) - n * p) / Math.sqrt(n * p * (1 - p)),
    );
    expect(Math.abs(zOfMean(scaled, 0))).toBeLessThan(4);
    expect(Math.abs(zOfMean(scaled.map((x) => x * x), 1))).toBeLessThan(4); // prettier-ignore
  });

  it('draws nothing where nothing is open', () => {
    const [one, other] = [stream('x'), stream('x')];
    expect([binomialCount(0, 0.5, one), binomialCount(9, 0, one), binomialCount(9, 1, one)]).toEqual([
      0, 0, 9,
    ]);
    expect(one.uniform()).toBe(other.uniform());
  });
});

describe('binomialQuantile', () => {
  it('is a whole number from 0 to the trials, and rises with u', () => {
    const uniform = fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        uniform,
        uniform,
        (n, p, u, v) => {
          const [low, high] = [
            binomialQuantile(n, p, Math.min(u, v)),
            binomialQuantile(n, p, Math.max(u, v)),
          ];
          expect(low).toBeLessThanOrEqual(high);
          expect(low >= 0 && high <= n && Number.isInteger(low)).toBe(true);
        },
      ),
    );
  });

  it('refuses what is no probability', () => {
    expect(() => binomialQuantile(3, 1.5, 0.5)).toThrow('probability-is-a-share');
  });
});
