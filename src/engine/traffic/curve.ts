import type { Milliseconds } from '../../kernel/time.ts';
import type { CurveSpec } from '../../scenario/scenario.ts';
import { lineAt, segmentsOf, type Segment } from './segments.ts';

/** A line that should meet a whole number and misses it by a rounding error has met it. */
const guard = 1e-9;

/**
 * How many environments a concurrency curve holds open at each millisecond of a run: the line rounded down. So the
 * k-th opens at the first ms at which the line has reached k, and closes at the first at which it is below k; what
 * changes within one ms is one change. It is 0 before its first point and keeps the value of its last; of points
 * at one time the last one counts from there on.
 */
export class ConcurrencyCurve {
  /** The instants, within the run, of the points above 0: each is an Invoke attempt (R19). */
  readonly points: readonly Milliseconds[];
  readonly #segments: readonly Segment[];
  /** The segment last looked at: the next look is mostly there or beside it. */
  #index = 0;

  constructor(curve: CurveSpec, durationMs: Milliseconds) {
    const above = curve.points.filter(({ atMs, value }) => value > 0 && atMs < durationMs);
    this.points = [...new Set(above.map(({ atMs }) => atMs))];
    this.#segments = segmentsOf(curve, durationMs);
  }

  /** The open environments at an instant in [0, durationMs). */
  valueAt(ms: Milliseconds): number {
    return environmentsAt(this.#segmentAt(ms), ms);
  }

  /** The first instant after one in [0, durationMs) with another value; Infinity when the value stays to the end. */
  nextChange(afterMs: Milliseconds): Milliseconds {
    const value = this.valueAt(afterMs);
    let at = afterMs + 1;
    for (let index = this.#index; index < this.#segments.length; index++) {
      const segment = this.#segments[index] as Segment;
      at = firstOtherThan(value, segment, at);
      if (at < segment.endMs) return at;
    }
    return Infinity;
  }

  #segmentAt(ms: Milliseconds): Segment {
    const segments = this.#segments;
    while (this.#index > 0 && (segments[this.#index] as Segment).startMs > ms) this.#index--;
    while (this.#index < segments.length - 1 && (segments[this.#index] as Segment).endMs <= ms) this.#index++;
    return segments[this.#index] as Segment;
  }
}

function environmentsAt(segment: Segment, ms: Milliseconds): number {
  return Math.floor(lineAt(segment, ms) + guard);
}

/**
 * The first ms from one on, inside a segment, at which the number of environments is not `value`; the segment's end
 * if there is none. Where the line leaves [value, value + 1) is only a guess, since it is rounded: a step or two to
 * either side of it decides. Within a segment the number never turns, so what is found is the first.
 */
function firstOtherThan(value: number, segment: Segment, fromMs: Milliseconds): Milliseconds {
  if (fromMs >= segment.endMs || environmentsAt(segment, fromMs) !== value) return fromMs;
  if (segment.slope === 0) return segment.endMs;
  const bound = segment.slope > 0 ? value + 1 : value;
  const guess = Math.round(segment.startMs + (bound - guard - segment.value) / segment.slope);
  let at = Math.min(Math.max(guess, fromMs), segment.endMs);
  while (at > fromMs && environmentsAt(segment, at - 1) !== value) at--;
  while (at < segment.endMs && environmentsAt(segment, at) === value) at++;
  return at;
}
