import type { Uniforms } from '../../../src/engine/traffic/source.ts';
import type { ArrivalSource } from '../../../src/kernel/arrival-lanes.ts';
import { Streams } from '../../../src/kernel/random.ts';
import type { CurveSpec } from '../../../src/scenario/scenario.ts';

export function stream(seed: number): Uniforms {
  return new Streams(seed).stream('arrivals', 'f');
}

/** Always the same number; exp(-1) makes every exponential 1. */
export function always(uniform: number): Uniforms {
  return { uniform: () => uniform };
}

export const unitExponentials = always(Math.exp(-1));

/** Everything a source yields before its end, or its first `limit` arrivals. */
export function arrivalsOf(source: ArrivalSource, limit = Infinity): number[] {
  const arrivals: number[] = [];
  for (let at = source.next(); at < Infinity && arrivals.length < limit; at = source.next())
    arrivals.push(at);
  return arrivals;
}

export function curve(
  interpolate: CurveSpec['interpolate'],
  ...points: (readonly [number, number])[]
): CurveSpec {
  return { interpolate, points: points.map(([atMs, value]) => ({ atMs, value })) };
}

/** How many values fall into each of the bins of one width from 0 on. */
export function histogram(values: readonly number[], width: number, bins: number): number[] {
  const counts = Array<number>(bins).fill(0);
  for (const value of values) counts[Math.floor(value / width)]! += 1;
  return counts;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Pearson's statistic of counts against their expectations, as a z: below 4 in all but 1 of 30,000 seeds. */
export function chiSquareZ(
  observed: readonly number[],
  expected: (bin: number) => number,
  freedom: number,
): number {
  const terms = observed.map((count, bin) => (count - expected(bin)) ** 2 / expected(bin));
  return wilsonHilferty(mean(terms) * terms.length, freedom);
}

/** A χ² variate of so many degrees of freedom, as the standard normal that it is equally unlikely as. */
function wilsonHilferty(chiSquare: number, freedom: number): number {
  const variance = 2 / (9 * freedom);
  return (Math.cbrt(chiSquare / freedom) - 1 + variance) / Math.sqrt(variance);
}

/** Kolmogorov and Smirnov's √n·D of values against a distribution function; 2.28 is as unlikely as z = 4. */
export function kolmogorovSmirnov(values: readonly number[], cdf: (value: number) => number): number {
  const n = values.length;
  const sorted = Float64Array.from(values).sort();
  const distance = sorted.reduce((worst, value, rank) => {
    const expected = cdf(value);
    return Math.max(worst, expected - rank / n, (rank + 1) / n - expected);
  }, 0);
  return Math.sqrt(n) * distance;
}
