import type { ArrivalSource } from '../../kernel/arrival-lanes.ts';
import { SECOND, type Milliseconds } from '../../kernel/time.ts';
import type { CurveSpec } from '../../scenario/scenario.ts';
import { lineAt, segmentsOf, type Segment } from './segments.ts';
import type { RunWindow, Uniforms } from './source.ts';

/**
 * Poisson arrivals at a rate, per second, that follows a curve.
 *
 * By change of time: between two arrivals the integral of the rate grows by an exponential of mean 1. One uniform
 * gives the exponential, and the integral is inverted in closed form, segment by segment. The continuous time of
 * the last arrival is kept, and rounded down to a millisecond only on its way out: rounding does not add up.
 */
export class RateArrivals implements ArrivalSource {
  readonly #stream: Uniforms;
  readonly #segments: readonly Segment[];
  #index = 0;
  #segment: Segment;
  #now = 0;

  constructor(curve: CurveSpec, stream: Uniforms, { durationMs }: RunWindow) {
    const silence = { startMs: durationMs, endMs: Infinity, value: 0, slope: 0 };
    this.#stream = stream;
    this.#segments = [...segmentsOf(curve, durationMs), silence];
    this.#segment = this.#segments[0] as Segment;
  }

  next(): Milliseconds {
    // In arrivals per second times milliseconds, as the rates are.
    let growth = -SECOND * Math.log(this.#stream.uniform());
    for (;;) {
      const reached = whenGrown(this.#segment, this.#now, growth);
      if (reached < this.#segment.endMs) {
        this.#now = reached;
        return Math.floor(reached);
      }
      if (this.#segment.endMs === Infinity) return Infinity;
      growth = this.#enterNext(growth);
    }
  }

  /** Leaves the segment for the next; returns the growth that is still to come there. */
  #enterNext(growth: number): number {
    const { endMs } = this.#segment;
    const left = growth - integral(this.#segment, this.#now, endMs);
    this.#now = endMs;
    this.#segment = this.#segments[++this.#index] as Segment;
    return Math.max(left, Number.EPSILON); // rounding may put it on the border or just before
  }
}

/** The integral of a segment's line between two times inside it. */
function integral(segment: Segment, fromMs: number, toMs: number): number {
  return lineAt(segment, (fromMs + toMs) / 2) * (toMs - fromMs);
}

/**
 * When the integral of the line, from a time on, has grown by so much; at or past the segment's end if not inside it.
 * On a slope, the root of the parabola in the form that loses no digits when the slope is small or the rate is 0.
 */
function whenGrown(segment: Segment, fromMs: number, growth: number): number {
  if (segment.slope === 0) return fromMs + growth / segment.value;
  const rate = Math.max(lineAt(segment, fromMs), 0);
  const square = rate * rate + 2 * segment.slope * growth;
  return square < 0 ? Infinity : fromMs + (2 * growth) / (rate + Math.sqrt(square));
}
