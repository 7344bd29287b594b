import { poissonCount } from '../../kernel/counts.ts';
import type { Stream } from '../../kernel/random.ts';
import { SECOND, type Milliseconds } from '../../kernel/time.ts';
import type { CurveSpec } from '../../scenario/scenario.ts';
import { areaOf, lineAt, segmentsOf, whenGrown, type Segment } from '../traffic/segments.ts';
import type { RunWindow } from '../traffic/source.ts';
import type { Flow } from './flow.ts';

/** Poisson arrivals at a rate that follows a curve: a count per step is Poisson, the next one exponential. */
export class RateFlow implements Flow {
  known: Milliseconds | null = null;
  steadySince: Milliseconds = 0;
  readonly #segments: readonly Segment[];
  #index = 0;
  /** Not rounded: what is rounded of an arrival on its way out does not add up. */
  #now = 0;
  #reached = 0;

  constructor(
    curve: CurveSpec,
    readonly stream: Stream,
    { durationMs }: RunWindow,
  ) {
    const silence = { startMs: durationMs, endMs: Infinity, value: 0, slope: 0 };
    this.#segments = [...segmentsOf(curve, durationMs), silence];
  }

  get pieceEnd(): Milliseconds {
    return this.#segment.endMs;
  }

  expected(to: Milliseconds): number {
    let sum = 0;
    let from = this.#now;
    for (let i = this.#index; from < to; i++) {
      const segment = this.#segments[i] as Segment;
      const end = Math.min(to, segment.endMs);
      sum += areaOf(segment, from, end);
      from = end;
    }
    return Math.max(0, sum) / SECOND;
  }

  drawNext(): void {
    let growth = -SECOND * Math.log(this.stream.uniform());
    let from = this.#now;
    for (let i = this.#index; ; i++) {
      const segment = this.#segments[i] as Segment;
      const reached = segment.endMs === Infinity ? Infinity : whenGrown(segment, from, growth);
      if (reached < segment.endMs || segment.endMs === Infinity) {
        this.#reached = reached;
        this.known = Math.floor(reached);
        return;
      }
      growth = Math.max(growth - areaOf(segment, from, segment.endMs), Number.EPSILON);
      from = segment.endMs;
    }
  }

  takeNext(): void {
    this.#standAt(this.#reached);
    this.known = null;
  }

  take(to: Milliseconds): number {
    const expected = this.known === null ? this.expected(to) : 0;
    this.#standAt(to);
    return expected === 0 ? 0 : poissonCount(expected, this.stream);
  }

  get #segment(): Segment {
    return this.#segments[this.#index] as Segment;
  }

  #standAt(at: number): void {
    this.#now = Math.max(this.#now, at);
    while (this.#segment.endMs <= at) {
      const left = this.#segment;
      this.#index += 1;
      const before = lineAt(left, left.endMs);
      if (Math.abs(this.#segment.value - before) > 1e-9 * before) this.steadySince = left.endMs;
    }
  }
}
