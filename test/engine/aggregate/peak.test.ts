import { describe, expect, it } from 'vitest';
import { drawPeak } from '../../../src/engine/aggregate/peak.ts';
import { binomialCount } from '../../../src/kernel/binomial.ts';
import { poissonCount } from '../../../src/kernel/counts.ts';
import { Streams } from '../../../src/kernel/random.ts';
import { lawIs, meanOf, varianceOf } from '../../validation/comparison.ts';
import { peakBelow, sum } from '../../validation/formulas.ts';

const stream = (name: string) => new Streams(2).stream('peak', name);
const step = { durationMs: 60_000, expected: 60, arrivals: 60, before: 3, after: 5, meanMs: 2_000 };
/** Peaks of steps that begin empty and last for so many mean durations, each with its own number of arrivals. */
const peaksFromEmpty = (load: number, durations: number, size: number): number[] => {
  const from = stream(`${load}, ${durations}`);
  const { meanMs } = step;
  const stillRuns = (1 - Math.exp(-durations)) / durations;
  return Array.from({ length: size }, () => {
    const expected = load * durations;
    const arrivals = poissonCount(expected, from);
    const after = binomialCount(arrivals, stillRuns, from);
    return drawPeak({ durationMs: durations * meanMs, expected, arrivals, before: 0, after, meanMs }, from);
  });
};

/** The same law by theory: P(peak = k), its mean and its deviation. */
const lawFromEmpty = (load: number, durations: number) => {
  const below = [0, ...peakBelow(load, durations, Math.ceil(load + 8 * Math.sqrt(load) + 8))];
  const law = below.slice(1).map((probability, k) => probability - (below[k] as number));
  const mean = sum(law.map((probability, k) => probability * k));
  return { law, mean, deviation: Math.sqrt(sum(law.map((probability, k) => probability * (k - mean) ** 2))) };
};

describe('drawPeak', () => {
  it('is at least what runs at the borders, and at most what could run', () => {
    const from = stream('bounds');
    for (let i = 0; i < 1000; i++) {
      const peak = drawPeak({ ...step, arrivals: 4 }, from);
      expect(peak >= 5 && peak <= 7).toBe(true);
    }
  });

  it('draws nothing where nothing arrives', () => {
    const [one, other] = [stream('same'), stream('same')];
    expect(drawPeak({ ...step, arrivals: 0, before: 6, after: 5 }, one)).toBe(6);
    expect(one.uniform()).toBe(other.uniform());
  });

  it.each([
    { load: 2, durations: 20, from: -0.05, to: 0.03 },
    { load: 6, durations: 20, from: -0.08, to: 0 },
    { load: 6, durations: 60, from: -0.05, to: 0.02 },
    { load: 15, durations: 20, from: -0.1, to: 0 },
    { load: 20, durations: 20, from: 0, to: 0.17 },
    { load: 40, durations: 20, from: 0, to: 0.15 },
    { load: 6, durations: 1, from: -0.25, to: 0 },
    { load: 40, durations: 2, from: -0.45, to: 0 },
  ])(
    'has the mean of the law of the peak, load $load for $durations durations: $from to $to deviations off',
    ({ load, durations, from, to }) => {
      const { mean, deviation } = lawFromEmpty(load, durations);
      const peaks = peaksFromEmpty(load, durations, 20_000);
      const off = (meanOf(peaks) - mean) / deviation;
      // Four standard errors of 20,000 draws are 0.03 deviations.
      expect(off).toBeGreaterThan(from - 0.03);
      expect(off).toBeLessThan(to + 0.03);
      const spread = Math.sqrt(varianceOf(peaks)) / deviation;
      expect(spread).toBeGreaterThan(1);
      expect(spread).toBeLessThan(1.13);
    },
  );

  it.each([
    [2, 20],
    [6, 60],
  ])('has the law of the peak by χ² of 500 draws, load %d for %d durations', (load, durations) => {
    const said = { what: 'peak', formula: 'P(not absorbed)' };
    const comparison = lawIs(said, lawFromEmpty(load, durations).law, peaksFromEmpty(load, durations, 500));
    expect(comparison).toMatchObject({ agrees: true });
  });
});
