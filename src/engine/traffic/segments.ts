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
