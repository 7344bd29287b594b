import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poissonCount, poissonQuantile } from '../../src/kernel/counts.ts';
import { Streams } from '../../src/kernel/random.ts';
import { zOfChiSquare, zOfMean } from './statistics.ts';

/** The probabilities of 0, 1, 2… by logarithms, another way than the code's. */
const probabilities = (mean: number, count: number): number[] => {
  let logFactorial = 0;
  return Array.from({ length: count }, (_, k) => {
    logFactorial += Math.log(Math.max(k, 1));
    return Math.exp(k * Math.log(mean) - mean - logFactorial);
  });
};
const uniform = fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true });

describe('poissonCount', () => {
  it.each([0.01, 0.7, 3.5, 29, 99, 101, 400])(
    'follows the Poisson law of mean %d (χ² within 4 deviations)',
    (mean) => {
      const draws = 20_000;
      const observed = new Array<number>(Math.ceil(mean + 12 * Math.sqrt(mean) + 12)).fill(0);
      const stream = new Streams(9).stream('poisson', mean);
      for (let i = 0; i < draws; i++) observed[poissonCount(mean, stream)]! += 1;
      const expected = probabilities(mean, observed.length).map((probability) => draws * probability);
      expect(Math.abs(zOfChiSquare(observed, expected))).toBeLessThan(4);
    },
  );

  it.each([1e4, 1e9, 1e13])('has the right mean and spread where counts are huge: %d (|z| ≤ 4)', (mean) => {
    const stream = new Streams(9).stream('poisson', mean);
    const scaled = Array.from(
      { length: 10_000 },
      () => (poissonCount(mean, stream) - mean) / Math.sqrt(mean),
    );
    expect(Math.abs(zOfMean(scaled, 0))).toBeLessThan(4);
    expect(Math.abs(zOfMean(scaled.map((x) => x * x), 1))).toBeLessThan(4); // prettier-ignore
  });

  it('takes one uniform, so that compared runs stay in step', () => {
    const [one, other] = [new Streams(1).stream('x'), new Streams(1).stream('x')];
    poissonCount(500, one);
    other.uniform();
    expect(one.uniform()).toBe(other.uniform());
  });
});

describe('poissonQuantile', () => {
  // Sums of probabilities in extended precision (NumPy longdouble).
  it.each([
    [1e3, [853, 927, 960, 983, 1_000, 1_016, 1_041, 1_074, 1_154]],
    [1e4, [9_528, 9_768, 9_872, 9_947, 10_000, 10_052, 10_128, 10_233, 10_479]],
    [1e6, [995_250, 997_674, 998_719, 999_475, 1_000_000, 1_000_524, 1_001_282, 1_002_327, 1_004_757]],
  ])('is exact at a mean of %d', (mean, counts) => {
    const levels = [1e-6, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1 - 1e-6];
    expect(levels.map((u) => poissonQuantile(mean, u))).toEqual(counts);
  });

  it.each([30, 100, 150])(
    'differs from added-up probabilities in at most 2 of 20,000 levels at %d',
    (mean) => {
      let sum = 0;
      const sums = probabilities(mean, 400).map((probability) => (sum += probability));
      const levels = Array.from({ length: 20_000 }, (_, i) => (i + 0.5) / 20_000);
      const differing = levels.filter(
        (u) => poissonQuantile(mean, u) !== sums.findIndex((reached) => reached >= u),
      );
      expect(differing.length).toBeLessThanOrEqual(2);
    },
  );

  it('sizes 60,000 for one shortage in a million', () => {
    expect(poissonQuantile(6e4, 1 - 1e-6)).toBe(61_168);
  });

  it('is 0 where nothing is expected', () => {
    expect([2 ** -53, 0.5, 1 - 2 ** -53].map((u) => poissonQuantile(0, u))).toEqual([0, 0, 0]);
  });

  it('never falls with u, and never ends up anywhere but near the mean', () => {
    const mean = fc.double({ min: 0, max: 1_000, noNaN: true });
    fc.assert(
      fc.property(mean, uniform, uniform, (m, a, b) => {
        const [low, high] = [poissonQuantile(m, Math.min(a, b)), poissonQuantile(m, Math.max(a, b))];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeGreaterThanOrEqual(low);
        expect(high).toBeLessThan(m + 10 * Math.sqrt(m) + 20);
      }),
    );
  });

  it('changes from the search to the expansion without a step', () => {
    fc.assert(
      fc.property(uniform, (u) => {
        const step = poissonQuantile(100, u) - poissonQuantile(100 - 1e-9, u);
        expect(Math.abs(step)).toBeLessThanOrEqual(u < 1 - 1e-12 ? 1 : 3);
      }),
    );
  });

  it.each([-1, NaN, Infinity])('refuses a mean of %d', (mean) =>
    expect(() => poissonQuantile(mean, 0.5)).toThrow('mean-is-a-number'),
  );
});
