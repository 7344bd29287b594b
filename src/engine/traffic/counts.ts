import type { ArrivalSource } from '../../kernel/arrival-lanes.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import type { CountsSpec } from '../../scenario/scenario.ts';
import type { RunWindow, Uniforms } from './source.ts';

/**
 * Arrivals of which a trace gives the number per interval: those of one interval are uniform over it. They are
 * drawn in order, with one uniform each and nothing stored: the first of n leaves the share u^(1/n) of the interval
 * after it, over which the others are uniform again. A run that ends inside an interval sees its part.
 */
export class CountArrivals implements ArrivalSource {
  readonly count = 1;
  readonly #stream: Uniforms;
  readonly #counts: readonly number[];
  readonly #intervalMs: Milliseconds;
  readonly #durationMs: Milliseconds;
  #startMs = 0;
  #next = 0;
  /** How many arrivals of the interval are still to come. */
  #left = 0;
  /** Over which last share of the interval they are uniform. */
  #share = 1;

  constructor({ counts, intervalMs }: CountsSpec, stream: Uniforms, { durationMs }: RunWindow) {
    this.#stream = stream;
    this.#counts = counts;
    this.#intervalMs = intervalMs;
    this.#durationMs = durationMs;
  }

  next(): Milliseconds {
    while (this.#left < 1) if (!this.#enterNext()) return Infinity;
    this.#share *= Math.exp(Math.log(this.#stream.uniform()) / this.#left--);
    // A share too small to tell from 0 would round into the next interval.
    const offset = Math.min(Math.floor(this.#intervalMs * (1 - this.#share)), this.#intervalMs - 1);
    const at = this.#startMs + offset;
    return at < this.#durationMs ? at : Infinity;
  }

  /** False when no interval is left. */
  #enterNext(): boolean {
    const count = this.#counts[this.#next];
    if (count === undefined) return false;
    this.#startMs = this.#next++ * this.#intervalMs;
    this.#left = count;
    this.#share = 1;
    return true;
  }
}
