import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CountArrivals } from '../../../src/engine/traffic/counts.ts';
import { always, arrivalsOf, chiSquareZ, histogram, kolmogorovSmirnov, stream } from './samples.ts';

const MINUTE = 60_000;

function sample(
  counts: readonly number[],
  seed: number,
  intervalMs = MINUTE,
  durationMs = Infinity,
): number[] {
  return arrivalsOf(
    new CountArrivals({ counts, intervalMs }, stream(seed), { durationMs, startEpochMs: null }),
  );
}

describe('the counts of a trace', () => {
  test('are met exactly, interval by interval', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { maxLength: 30 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer(),
        (counts, intervalMs, seed) => {
          expect(histogram(sample(counts, seed, intervalMs), intervalMs, counts.length)).toEqual(counts);
        },
      ),
    );
  });

  test('long stretches of nothing are passed over', () => {
    const counts = Array<number>(1_000_000).fill(0);
    counts[999_999] = 1;
    const [at] = sample(counts, 1);
    expect(Math.floor((at as number) / MINUTE)).toBe(999_999);
  });

  test('a run that ends inside an interval sees the part before', () => {
    const whole = sample([100, 100], 5);
    expect(sample([100, 100], 5, MINUTE, 90_000)).toEqual(whole.filter((at) => at < 90_000));
  });

  test('extreme uniforms stay inside the interval', () => {
    const run = { durationMs: 2_000, startEpochMs: null };
    const counts = { counts: [3, 3], intervalMs: 1_000 };
    expect(arrivalsOf(new CountArrivals(counts, always(2 ** -1074), run))).toEqual([
      999, 999, 999, 1_999, 1_999, 1_999,
    ]);
    expect(arrivalsOf(new CountArrivals(counts, always(1 - 2 ** -53), run))).toEqual([
      0, 0, 0, 1_000, 1_000, 1_000,
    ]);
  });
});

describe('statistics', () => {
  test('arrivals are uniform over their minute', () => {
    const offsets = sample(Array<number>(1_000).fill(60), 11).map((at) => at % MINUTE);
    expect(Math.abs(chiSquareZ(histogram(offsets, 600, 100), () => 600, 99))).toBeLessThan(4);
  });

  test.each([
    ['the first', 0],
    ['the middle one', 2],
    ['the last', 4],
  ])('%s of five has the distribution of that order statistic', (_name, rank) => {
    const five = sample(Array<number>(4_000).fill(5), 12, 1e9);
    const shares = five.filter((_, k) => k % 5 === rank).map((at) => (at % 1e9) / 1e9);
    expect(kolmogorovSmirnov(shares, (share) => atLeast(rank + 1, 5, share))).toBeLessThan(2.28);
  });

  test('two halves of a minute are as independent as a binomial asks', () => {
    const n = 40;
    const firstHalves = Array.from({ length: 2_000 }, (_, k) =>
      sample([n], 1_000 + k).filter((at) => at < MINUTE / 2),
    );
    const sizes = firstHalves.map((half) => half.length);
    const varianceRatio = sizes.reduce((sum, size) => sum + (size - n / 2) ** 2, 0) / (n / 4) / sizes.length;
    expect(Math.abs(varianceRatio - 1) / Math.sqrt(2 / sizes.length)).toBeLessThan(4);
  });
});

/** P(at least k of n uniforms are below x). */
function atLeast(k: number, n: number, x: number): number {
  let probability = 0;
  for (let i = k, choose = binomial(n, k); i <= n; choose = (choose * (n - i)) / (i + 1), i++)
    probability += choose * x ** i * (1 - x) ** (n - i);
  return probability;
}

function binomial(n: number, k: number): number {
  return k === 0 ? 1 : (binomial(n - 1, k - 1) * n) / k;
}
