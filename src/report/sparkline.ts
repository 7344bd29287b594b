import type { Point } from '../engine/result.ts';

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/**
 * A step function as one line of bars. Each bar is the highest value of its part of the run, so that no peak is
 * lost; a blank is zero.
 */
export const sparkline = (points: readonly Point[], seconds: number, width: number): string => {
  const values = peaks(points, seconds, width);
  const highest = Math.max(...values);
  return values.map((value) => bar(value, highest)).join('');
};

const bar = (value: number, highest: number): string =>
  value <= 0 ? ' ' : (bars[Math.ceil((value / highest) * bars.length) - 1] ?? bars[0]);

/** The highest value in each of `parts` equal parts of [0, seconds). */
export const peaks = (points: readonly Point[], seconds: number, parts: number): number[] => {
  let next = 0;
  let value = 0;
  return Array.from({ length: parts }, (_, part) => {
    const end = ((part + 1) * seconds) / parts;
    let peak = points[next]?.[0] === (part * seconds) / parts ? 0 : value;
    for (let point = points[next]; point !== undefined && point[0] < end; point = points[++next]) {
      value = point[1];
      peak = Math.max(peak, value);
    }
    return peak;
  });
};
