import type { ArrivalSource } from '../../kernel/arrival-lanes.ts';
import { poissonCount } from '../../kernel/counts.ts';
import { PoissonTable } from '../../kernel/poisson-table.ts';
import { SECOND, type Milliseconds } from '../../kernel/time.ts';
import type { CurveSpec } from '../../scenario/scenario.ts';
import { areaOf, lineAt, partedAt, segmentsOf, whenGrown, type Segment } from './segments.ts';
import type { RunWindow, Uniforms } from './source.ts';

/** From one per millisecond on, arrivals are drawn by the millisecond, and not one by one. */
const DENSE_PER_SECOND = SECOND;

/**
 * Poisson arrivals at a rate, per second, that follows a curve.
 *
 * Sparse: by change of time. Between two arrivals the integral of the rate grows by an exponential of mean 1. One
 * uniform gives the exponential, and the integral is inverted in closed form, segment by segment. The continuous
 * time of the last arrival is kept, and rounded down to a millisecond only on its way out: rounding does not add up.
 *
 * Dense: how many fall into each millisecond is a Poisson variate of the rate's integral over it; one uniform each.
 * Both are the same process, which has no memory at the borders between them.
 */
export class RateArrivals implements ArrivalSource {
  count = 1;
  readonly #stream: Uniforms;
  readonly #segments: readonly Segment[];
  #index = -1;
  #segment: Segment = { startMs: 0, endMs: 0, value: 0, slope: 0 };
  /** In a sparse segment the continuous time of the last arrival, in a dense one the next millisecond to draw. */
  #now = 0;
  /** What of the current exponential is still to come, in arrivals per second times milliseconds; 0: draw anew. */
  #growth = 0;
  /** Of a dense segment with an even rate; null in a sparse one, and on a slope. */
  #table: PoissonTable | null = null;
  #isDense = false;

  constructor(curve: CurveSpec, stream: Uniforms, { durationMs }: RunWindow) {
    const silence = { startMs: durationMs, endMs: Infinity, value: 0, slope: 0 };
    this.#stream = stream;
    this.#segments = [
      ...segmentsOf(curve, durationMs).flatMap((one) => partedAt(one, DENSE_PER_SECOND)),
      silence,
    ];
  }

  next(): Milliseconds {
    for (;;) {
      const at = this.#isDense ? this.#nextDense() : this.#nextSparse();
      if (at < this.#segment.endMs) return at;
      if (this.#segment.endMs === Infinity) return Infinity;
      this.#enterNext();
    }
  }

  /** The next millisecond in which any arrive; the segment's end when there is none in it. */
  #nextDense(): number {
    while (this.#now < this.#segment.endMs) {
      const at = this.#now;
      this.#now += 1;
      this.count =
        this.#table?.next(this.#stream) ??
        poissonCount(lineAt(this.#segment, at + 0.5) / SECOND, this.#stream);
      if (this.count > 0) return at;
    }
    return this.#segment.endMs;
  }

  #nextSparse(): number {
    const growth = this.#growth > 0 ? this.#growth : -SECOND * Math.log(this.#stream.uniform());
    const reached = whenGrown(this.#segment, this.#now, growth);
    if (reached < this.#segment.endMs) {
      this.#now = reached;
      this.#growth = 0;
      return Math.floor(reached);
    }
    // Rounding may put what is left on the border or just before.
    const left = growth - areaOf(this.#segment, this.#now, this.#segment.endMs);
    this.#growth = Math.max(left, Number.EPSILON);
    return this.#segment.endMs;
  }

  #enterNext(): void {
    this.#now = this.#segment.endMs;
    this.#index += 1;
    this.#segment = this.#segments[this.#index] as Segment;
    const { startMs, endMs, value, slope } = this.#segment;
    this.#isDense = endMs !== Infinity && lineAt(this.#segment, (startMs + endMs) / 2) >= DENSE_PER_SECOND;
    this.#table = this.#isDense && slope === 0 ? new PoissonTable(value / SECOND) : null;
    if (this.#isDense) this.#growth = 0;
    else this.count = 1;
  }
}
