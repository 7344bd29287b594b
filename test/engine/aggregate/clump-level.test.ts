import { describe, expect, it } from 'vitest';
import { clumpLevel } from '../../../src/engine/aggregate/clump-level.ts';

/** The mean time, in mean durations, until a queue of infinitely many servers at `load` runs `level` at once. */
const meanTimeTo = (level: number, load: number): number => {
  // From k to k + 1: 1/λ·(1 + k/a·(…)), added up from the mean on, where it usually is.
  let step = 0;
  let time = 0;
  for (let k = 0; k < level; k++) {
    step = (1 + k * step) / load;
    if (k >= load) time += step;
  }
  return time;
};

describe('clumpLevel', () => {
  it.each([20, 100, 1_000])(
    'is a level that the birth-death chain of load %d reaches in such a time',
    (load) => {
      for (const durations of [30, 300, 10_000]) {
        const level = clumpLevel(load, 1 / durations);
        // The diffusion is one level high at most: the chain reaches it in the time, or one below, and no further.
        expect(meanTimeTo(level - 1, load)).toBeLessThan(durations);
        expect(meanTimeTo(level + 1, load)).toBeGreaterThan(durations);
      }
    },
  );

  it('rises with the time and falls with the patience', () => {
    const levels = [1, 0.1, 0.01, 1e-4, 1e-8].map((patience) => clumpLevel(200, patience));
    expect(levels).toEqual(levels.toSorted((a, b) => a - b));
    expect(new Set(levels).size).toBe(levels.length);
  });

  it('has an end: twelve deviations above the mean, and none below nothing', () => {
    expect(clumpLevel(10_000, 1e-300)).toBeLessThan(10_000 + 12.6 * 100 + 25);
    expect(clumpLevel(16, 1e9)).toBeGreaterThanOrEqual(0);
  });
});
