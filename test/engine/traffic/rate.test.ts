import { describe, expect, test } from 'vitest';
import { RateArrivals } from '../../../src/engine/traffic/rate.ts';
import type { CurveSpec } from '../../../src/scenario/scenario.ts';
import {
  arrivalsOf,
  chiSquareZ,
  curve,
  histogram,
  kolmogorovSmirnov,
  mean,
  stream,
  unitExponentials,
} from './samples.ts';

/** The arrivals if every exponential is 1: where the integral of the rate passes 1, 2, 3, … */
function passes(rate: CurveSpec, durationMs: number): number[] {
  return arrivalsOf(new RateArrivals(rate, unitExponentials, { durationMs, startEpochMs: null }));
}

function sample(rate: CurveSpec, durationMs: number, seed: number): number[] {
  return arrivalsOf(new RateArrivals(rate, stream(seed), { durationMs, startEpochMs: null }));
}

/** By how much the arrival that is furthest from its exact time misses it. */
function furthest(arrivals: readonly number[], exact: readonly number[]): number {
  if (arrivals.length !== exact.length) return Infinity;
  return arrivals.reduce((most, at, k) => Math.max(most, Math.abs(at - (exact[k] as number))), 0);
}

/** Rounding down, and a rounding error where the exact time is whole. */
const A_MILLISECOND = 1.001;

describe('where the integral of the rate passes whole numbers', () => {
  test.each<[string, CurveSpec, number, number[]]>([
    ['a constant rate', curve('step', [0, 8]), 1_000, [125, 250, 375, 500, 625, 750, 875]],
    [
      'nothing before the first point, its value after the last',
      curve('linear', [500, 8]),
      1_000,
      [625, 750, 875],
    ],
    [
      'a step holds from its point on',
      curve('step', [0, 2], [1_250, 4]),
      2_000,
      [500, 1_000, 1_375, 1_625, 1_875],
    ],
    ['of two points at one time the last', curve('step', [0, 2], [0, 4]), 800, [250, 500, 750]],
    [
      'a jump between two lines',
      curve('linear', [0, 1], [1_500, 1], [1_500, 4]),
      2_000,
      [1_000, 1_625, 1_875],
    ],
    [
      'stretches of nothing',
      curve('step', [0, 0], [5_000, 2], [5_600, 0], [9_000, 5]),
      9_250,
      [5_500, 9_160],
    ],
    ['nothing at all', curve('linear', [0, 0], [1_000, 0]), 1e9, []],
    ['a fall to nothing', curve('linear', [0, 4.5], [1_000, 0]), 1e9, [254, 666]],
    ['no points', curve('linear'), 1e9, []],
  ])('%s', (_name, rate, durationMs, expected) => {
    expect(passes(rate, durationMs)).toEqual(expected);
  });

  test('a rise from nothing: a square root', () => {
    const rise = curve('linear', [0, 0], [60_000, 600]);
    const perMs = 600 / 60_000 / 1_000;
    const exact = Array.from({ length: 17_999 }, (_, k) => Math.sqrt((2 * (k + 1)) / perMs));
    expect(furthest(passes(rise, 60_000), exact)).toBeLessThan(A_MILLISECOND);
  });

  test('a slope so small that the usual form of the root loses every digit', () => {
    const flat = passes(curve('linear', [0, 8], [1e9, 8 + 1e-9]), 1_000_100);
    const constant = passes(curve('step', [0, 8]), 1_000_100);
    expect(furthest(flat, constant)).toBeLessThan(A_MILLISECOND);
  });

  test('rounding down does not add up', () => {
    const exact = Array.from({ length: 7 * 86_400 }, (_, k) => ((k + 1) * 1_000) / 7);
    expect(furthest(passes(curve('step', [0, 7]), 86_400_100), exact)).toBeLessThan(A_MILLISECOND);
  });

  test('cutting a line by points on it changes at most a rounding', () => {
    const whole = passes(curve('linear', [0, 10], [100_000, 50]), 100_000);
    const cut = passes(curve('linear', [0, 10], [25_000, 20], [77_500, 41], [100_000, 50]), 100_000);
    expect(furthest(cut, whole)).toBeLessThan(A_MILLISECOND);
  });
});

describe('statistics', () => {
  const MINUTE = 60_000;

  test('counts per minute are Poisson: their mean and their dispersion', () => {
    const minutes = 2_000;
    const perMinute = 300;
    const arrivals = sample(curve('step', [0, 5]), minutes * MINUTE, 1);
    const counts = histogram(arrivals, MINUTE, minutes);
    expect(Math.abs(mean(counts) - perMinute) / Math.sqrt(perMinute / minutes)).toBeLessThan(4);
    expect(Math.abs(chiSquareZ(counts, () => mean(counts), minutes - 1))).toBeLessThan(4);
  });

  test('gaps are exponential', () => {
    const meanGapMs = 100_000;
    const arrivals = sample(curve('step', [0, 1_000 / meanGapMs]), 20_000 * meanGapMs, 2);
    const gaps = arrivals.map((at, k) => at - (arrivals[k - 1] ?? 0));
    expect(gaps.length).toBeGreaterThan(19_000);
    expect(kolmogorovSmirnov(gaps, (gap) => -Math.expm1(-gap / meanGapMs))).toBeLessThan(2.28);
  });

  test.each([
    ['rising from nothing', 0, 400],
    ['falling to nothing', 400, 0],
    ['between two rates', 250, 150],
  ])('a line %s: arrivals follow its integral', (_name, from, to) => {
    const [bins, seconds] = [50, 20];
    const durationMs = bins * seconds * 1_000;
    const arrivals = sample(curve('linear', [0, from], [durationMs, to]), durationMs, 3);
    const expected = (bin: number): number => seconds * (from + ((to - from) * (bin + 0.5)) / bins);
    const counts = histogram(arrivals, seconds * 1_000, bins);
    expect(Math.abs(chiSquareZ(counts, expected, bins))).toBeLessThan(4);
  });

  test('a day of steps: each step its own rate', () => {
    const rates = [5, 0.5, 30, 0, 12];
    const points = rates.map((rate, k) => [k * 1_000_000, rate] as const);
    const counts = histogram(sample(curve('step', ...points), 5_000_000, 4), 1_000_000, 5);
    counts.forEach((count, k) => {
      const expected = (rates[k] as number) * 1_000;
      expect(Math.abs(count - expected)).toBeLessThanOrEqual(4 * Math.sqrt(expected));
    });
  });
});

describe('dense traffic, of one or more a millisecond', () => {
  /** How many arrive in each millisecond. */
  const perMillisecond = (rate: CurveSpec, durationMs: number, seed = 1): number[] => {
    const source = new RateArrivals(rate, stream(seed), { durationMs, startEpochMs: null });
    const counts = Array.from({ length: durationMs }, () => 0);
    for (let at = source.next(); at < Infinity; at = source.next())
      counts[at] = (counts[at] ?? 0) + source.count;
    return counts;
  };

  test.each([1_000, 13_000, 650_000])('%d per second: counts of a millisecond are Poisson', (perSecond) => {
    const expected = perSecond / 1000;
    const counts = perMillisecond(curve('step', [0, perSecond]), 20_000);
    const variance = mean(counts.map((count) => (count - mean(counts)) ** 2));
    const deviation = Math.sqrt(expected / counts.length);
    expect(Math.abs(mean(counts) - expected) / deviation).toBeLessThan(4);
    expect(Math.abs(variance / expected - 1) / Math.sqrt(2 / counts.length)).toBeLessThan(4.5);
  });

  test('every instant is given once, with at least one arrival, and in order', () => {
    const source = new RateArrivals(curve('step', [0, 2_000]), stream(2), {
      durationMs: 500,
      startEpochMs: null,
    });
    let before = -1;
    for (let at = source.next(); at < Infinity; at = source.next()) {
      expect(at).toBeGreaterThan(before);
      expect(source.count).toBeGreaterThan(0);
      before = at;
    }
    expect([before < 500, source.next()]).toEqual([true, Infinity]);
  });

  test('a ramp through the border keeps its integral on both sides', () => {
    // From 0 to 4,000 per second in 8 s: sparse for 2 s, which are 1,000 arrivals, then dense, 15,000.
    const counts = Array.from({ length: 50 }, (_, seed) =>
      perMillisecond(curve('linear', [0, 0], [8_000, 4_000]), 8_000, seed),
    );
    const total = (from: number, to: number): number =>
      mean(counts.map((one) => one.slice(from, to).reduce((a, b) => a + b, 0)));
    const z = (from: number, to: number, expected: number): number =>
      Math.abs(total(from, to) - expected) / Math.sqrt(expected / counts.length);
    expect(
      [z(0, 2_000, 1_000), z(2_000, 8_000, 15_000), z(1_900, 2_100, 200)].filter((one) => one > 4),
    ).toEqual([]);
  });

  test('one arrival at a time again where it becomes sparse', () => {
    const source = new RateArrivals(curve('step', [0, 50_000], [10, 5]), stream(3), {
      durationMs: 20_000,
      startEpochMs: null,
    });
    const seen: [number, number][] = [];
    for (let at = source.next(); at < Infinity; at = source.next()) seen.push([at, source.count]);
    expect(seen.filter(([at]) => at < 10)).toHaveLength(10);
    expect(seen.filter(([at, count]) => at >= 10 && count !== 1)).toEqual([]);
    expect(seen.filter(([at]) => at >= 10).length).toBeGreaterThan(60);
  });
});
