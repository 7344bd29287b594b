/** The kinds given by measured values. */
import { formatDuration } from '../time.ts';
import type { KindOf } from './kind.ts';
import { atLeastZero, notEmpty } from './problems.ts';

/** Draws one of the given values, each as likely as the others. */
export const empirical: KindOf<'empirical'> = {
  quantile: (values) => {
    const sorted = Float64Array.from(values).sort();
    return (u) => sorted[Math.floor(u * sorted.length)] as number;
  },
  mean: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  describe: (values) => `empirical, ${values.length} values, ${span(values)}`,
  problems: (values) => [
    ...notEmpty('empirical', values),
    ...values.flatMap((value, i) => atLeastZero(`empirical[${i}]`, value)),
  ],
};

type Point = readonly [percent: number, value: number];

/** Straight lines between points [percent, value] of the cumulative distribution. */
export const percentiles: KindOf<'percentiles'> = {
  quantile: (points) => {
    const curve = curveThrough(points);
    return (u) => {
      const percent = 100 * u;
      const right = curve.findIndex(([end]) => end > percent);
      const [start, low] = curve[right - 1] as Point;
      const [end, high] = curve[right] as Point;
      return low + ((high - low) * (percent - start)) / (end - start);
    };
  },
  mean: (points) => {
    const curve = curveThrough(points);
    return curve.slice(1).reduce((sum, [end, high], i) => {
      const [start, low] = curve[i] as Point;
      return sum + (((end - start) / 100) * (low + high)) / 2;
    }, 0);
  },
  describe: (points) => `${points.length} percentiles, ${span(points.map(([, value]) => value))}`,
  problems: (points) => [
    ...notEmpty('percentiles', points),
    ...points.flatMap((point, i) => pointProblems(point, points[i - 1] ?? [-1, 0])),
  ],
};

/** From 0 to 100 percent, whatever was measured. */
function curveThrough(points: readonly Point[]): readonly Point[] {
  const [, first] = points[0] as Point;
  const [, last] = points.at(-1) as Point;
  return [[0, first], ...points, [100, last]];
}

function pointProblems([percent, value]: Point, [percentBefore, valueBefore]: Point): string[] {
  const name = `the value at ${percent} %`;
  if (!(percent >= 0 && percent <= 100)) return [`a percent must be from 0 to 100, found ${percent}`];
  if (percent <= percentBefore) return [`percents must rise, found ${percent} after ${percentBefore}`];
  if (value < valueBefore) return [`values must not fall, found ${value} after ${valueBefore}`];
  return atLeastZero(name, value);
}

/** From the least to the greatest. */
function span(values: readonly number[]): string {
  const sorted = Float64Array.from(values).sort();
  return `${formatDuration(sorted[0] ?? 0)} to ${formatDuration(sorted.at(-1) ?? 0)}`;
}
