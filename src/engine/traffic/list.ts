import type { ArrivalSource } from '../../kernel/arrival-lanes.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import type { RunWindow } from './source.ts';

/** Arrivals at the times of a list, given in any order; times given twice arrive twice. */
export class ListArrivals implements ArrivalSource {
  readonly count = 1;
  readonly #times: Float64Array;
  #next = 0;

  constructor(atMs: readonly Milliseconds[], { durationMs }: RunWindow) {
    this.#times = Float64Array.from(atMs.filter((ms) => ms < durationMs)).sort();
  }

  next(): Milliseconds {
    return this.#times[this.#next++] ?? Infinity;
  }
}
