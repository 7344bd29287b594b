import type { Milliseconds } from '../../kernel/time.ts';
import type { CurveSpec } from '../../scenario/scenario.ts';

/** A stretch [startMs, endMs) on which a curve is one line: value + slope * (t - startMs). Slope is per ms. */
export interface Segment {
  readonly startMs: Milliseconds;
  readonly endMs: Milliseconds;
  readonly value: number;
  readonly slope: number;
}

/**
 * A curve as the segments that cover [0, durationMs) without gap or overlap. A curve is 0 before its
 * first point and keeps the value of its last; of points at one time the last one counts from there on. Where the run ends changes no segment but the last, which is cut short on its line.
 */
export function segmentsOf({ points, interpolate }: CurveSpec, durationMs: Milliseconds): Segment[] {
  const nothingYet = { atMs: 0, value: 0 };
  const last = { atMs: Infinity, value: points.at(-1)?.value ?? 0 };
  const segments: Segment[] = [];
  let from = nothingYet;
  for (const to of [...points, last]) {
    const endMs = Math.min(to.atMs, durationMs);
    if (endMs > from.atMs) {
      const rise = interpolate === 'linear' && from !== nothingYet ? to.value - from.value : 0;
      segments.push({ startMs: from.atMs, endMs, value: from.value, slope: rise / (to.atMs - from.atMs) });
    }
    from = to;
  }
  return segments;
}

/** The line of a segment at a time inside it. */
export function lineAt({ startMs, value, slope }: Segment, ms: number): number {
  return value + slope * (ms - startMs);
}

/** The segment, in two parts where its line crosses a level at a whole millisecond inside of it. */
export function partedAt(segment: Segment, level: number): Segment[] {
  const { startMs, endMs, value, slope } = segment;
  const crossing = slope === 0 ? startMs : Math.round(startMs + (level - value) / slope);
  if (crossing <= startMs || crossing >= endMs) return [segment];
  return [
    { startMs, endMs: crossing, value, slope },
    { startMs: crossing, endMs, value: lineAt(segment, crossing), slope },
  ];
}

/** The integral of a segment's line between two times inside it. */
export function areaOf(segment: Segment, fromMs: number, toMs: number): number {
  return lineAt(segment, (fromMs + toMs) / 2) * (toMs - fromMs);
}

/**
 * When the integral of the line, from a time on, has grown by so much; at or past the segment's end if not inside it.
 * On a slope, the root of the parabola in the form that loses no digits when the slope is small or the rate is 0.
 */
export function whenGrown(segment: Segment, fromMs: number, growth: number): number {
  if (segment.slope === 0) return fromMs + growth / segment.value;
  const rate = Math.max(lineAt(segment, fromMs), 0);
  const square = rate * rate + 2 * segment.slope * growth;
  return square < 0 ? Infinity : fromMs + (2 * growth) / (rate + Math.sqrt(square));
}
