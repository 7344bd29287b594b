/** What the parts of random scenarios are made of: times, delays, curves. */
import fc from 'fast-check';
import { DAY, HOUR, MINUTE, SECOND, type Milliseconds } from '../../../src/kernel/time.ts';
import type { Distribution } from '../../../src/kernel/distribution.ts';
import type { CurveSpec } from '../../../src/scenario/scenario.ts';
import type { Features, Under } from './features.ts';

/** The length of a run; a long one is 160 times as long, and nothing happens more often in it. */
export const SHORT = 6 * HOUR;
/** By how much the times of a run are stretched. */
export const stretch = (on: Features): number => (on.long ? (40 * DAY) / SHORT : 1);

/** An instant of the run; two of three lie on a grid, so that things happen at once. */
export const arbitraryTime: fc.Arbitrary<Under<Milliseconds>> = fc
  .oneof(
    fc.integer({ min: 0, max: SHORT - 1 }),
    fc.integer({ min: 0, max: 35 }).map((tens) => tens * 10 * MINUTE),
    fc.integer({ min: 0, max: 359 }).map((minutes) => minutes * MINUTE),
  )
  .map((at) => (on) => at * stretch(on));

/** Any kind of distribution of values up to about `most`. */
const arbitraryDistribution = (most: number): fc.Arbitrary<Distribution> => {
  const value = fc.integer({ min: 1, max: most });
  const values = (least: number) =>
    fc.array(value, { minLength: least, maxLength: 4 }).map((some) => some.toSorted((x, y) => x - y));
  return fc.oneof(
    value.map((mean) => ({ exponential: { mean } })),
    values(2).map((some) => ({ uniform: { min: some[0] ?? 0, max: some.at(-1) ?? most } })),
    fc
      .tuple(value, fc.constantFrom(0, 0.33, 1.5))
      .map(([median, sigma]) => ({ lognormal: { median, sigma, max: most } })),
    fc.tuple(value, fc.constantFrom(0.5, 1, 4)).map(([mean, shape]) => ({ gamma: { shape, mean } })),
    values(1).map((empirical) => ({ empirical })),
    values(2).map((some) => ({
      percentiles: some.map((one, index) => [(100 * index) / (some.length - 1), one] as const),
    })),
  );
};

/** A delay of up to about `most`: fixed, zero or random, as the features have it. */
export const arbitraryDelay = (most: number): fc.Arbitrary<Under<Distribution>> =>
  fc
    .record({
      fixed: fc.oneof(fc.integer({ min: 1, max: most }), fc.constantFrom(SECOND, MINUTE)),
      random: arbitraryDistribution(most),
      isZero: fc.boolean(),
    })
    .map(({ fixed, random, isZero }) => (on) => {
      if (on.noDelays && isZero) return { fixed: 0 };
      return on.randomDelays ? random : { fixed };
    });

/** How long invocations last: up to beyond Lambda's 15 minutes. */
export const arbitraryDuration: fc.Arbitrary<Under<Distribution>> = fc
  .record({
    fixed: fc.constantFrom(0, 1, 2 * SECOND, 5 * MINUTE, 16 * MINUTE),
    random: fc.oneof(arbitraryDistribution(20 * SECOND), arbitraryDistribution(16 * MINUTE)),
  })
  .map(
    ({ fixed, random }) =>
      (on) =>
        on.randomDurations ? random : { fixed },
  );

/** A curve of whole values up to `most`, divided by `by`. */
export const arbitraryCurve = (most: number, by = 1): fc.Arbitrary<Under<CurveSpec>> =>
  fc
    .record({
      points: fc.array(fc.tuple(arbitraryTime, fc.integer({ min: 0, max: most })), {
        minLength: 1,
        maxLength: 5,
      }),
      interpolate: fc.constantFrom('step' as const, 'linear' as const),
    })
    .map(({ points, interpolate }) => (on) => ({
      points: points
        .map(([at, value]) => ({ atMs: at(on), value: value / by }))
        .toSorted((x, y) => x.atMs - y.atMs),
      interpolate: on.linear ? interpolate : 'step',
    }));

/** A list that is as often long as short. */
export const listOf = <T>(item: fc.Arbitrary<T>, maxLength: number, minLength = 0): fc.Arbitrary<T[]> =>
  fc.array(item, { minLength, maxLength, size: 'max' });
