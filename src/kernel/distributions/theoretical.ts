/** The kinds given by a formula. */
import gammaQuantile from '@stdlib/stats-base-dists-gamma-quantile';
import lognormalQuantile from '@stdlib/stats-base-dists-lognormal-quantile';
import { formatDuration } from '../time.ts';
import type { KindOf } from './kind.ts';
import { aboveZero, atLeastZero, ordered } from './problems.ts';

/** Always the same value. */
export const fixed: KindOf<'fixed'> = {
  quantile: (value) => () => value,
  mean: (value) => value,
  describe: formatDuration,
  problems: (value) => atLeastZero('fixed', value),
};

/** Every value from min to max equally likely. */
export const uniform: KindOf<'uniform'> = {
  quantile: ({ min, max }) => {
    const width = max - min;
    return (u) => min + u * width;
  },
  mean: ({ min, max }) => (min + max) / 2,
  describe: ({ min, max }) => `uniform, ${formatDuration(min)} to ${formatDuration(max)}`,
  problems: ({ min, max }) => [...atLeastZero('min', min), ...atLeastZero('max', max), ...ordered(min, max)],
};

/** Given by its mean: the time between events that come independently at a constant rate. */
export const exponential: KindOf<'exponential'> = {
  quantile: ({ mean }) => {
    return (u) => -mean * Math.log1p(-u);
  },
  mean: ({ mean }) => mean,
  describe: ({ mean }) => `exponential, mean ${formatDuration(mean)}`,
  problems: ({ mean }) => aboveZero('mean', mean),
};

/** Given by its median and the σ of its logarithm; draws beyond min and max become min and max. */
export const lognormal: KindOf<'lognormal'> = {
  quantile: ({ median, sigma, min = 0, max = Infinity }) => {
    const unclamped = sigma === 0 ? () => median : lognormalQuantile.factory(Math.log(median), sigma);
    return (u) => Math.min(Math.max(unclamped(u), min), max);
  },
  mean: ({ median, sigma, min = 0, max }) => {
    if (max !== undefined) return average(lognormal.quantile({ median, sigma, min, max }));
    // The tail is too long to integrate: the mean in closed form, and what the minimum adds to it.
    const upToMin = lognormal.quantile({ median, sigma, max: min });
    return median * Math.exp(sigma ** 2 / 2) + average((u) => min - upToMin(u));
  },
  describe: ({ median, sigma, min, max }) =>
    [`lognormal, median ${formatDuration(median)}, σ ${sigma}`, ...bounds(min, max)].join(', '),
  problems: ({ median, sigma, min = 0, max = Number.MAX_VALUE }) => [
    ...aboveZero('median', median),
    ...atLeastZero('sigma', sigma),
    ...atLeastZero('min', min),
    ...atLeastZero('max', max),
    ...ordered(min, max),
  ],
};

/** Given by its shape and mean; shape 1 is exponential, and larger shapes are narrower. */
export const gamma: KindOf<'gamma'> = {
  quantile: ({ shape, mean }) => gammaQuantile.factory(shape, shape / mean),
  mean: ({ mean }) => mean,
  describe: ({ shape, mean }) => `gamma, shape ${shape}, mean ${formatDuration(mean)}`,
  problems: ({ shape, mean }) => [...aboveZero('shape', shape), ...aboveZero('mean', mean)],
};

/** The integral of a bounded quantile function by the midpoint rule. */
function average(quantile: (u: number) => number): number {
  const cells = 8192;
  let sum = 0;
  for (let cell = 0; cell < cells; cell++) sum += quantile((cell + 0.5) / cells);
  return sum / cells;
}

function bounds(min?: number, max?: number): string[] {
  if (min !== undefined && max !== undefined) return [`${formatDuration(min)} to ${formatDuration(max)}`];
  if (min !== undefined) return [`at least ${formatDuration(min)}`];
  return max === undefined ? [] : [`at most ${formatDuration(max)}`];
}
