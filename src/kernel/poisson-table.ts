import { poissonQuantile } from './counts.ts';
import type { Stream } from './random.ts';

/** Draws look up this many equal steps of u; inside of a step they search. */
const STEPS = 1024;

/**
 * Poisson counts of one mean, many of them: the quantile function with a table of where to begin. The same counts as
 * `poissonCount`, one uniform each.
 */
export class PoissonTable {
  readonly mean: number;
  /** The least count at each step of u. */
  readonly #starts = new Int32Array(STEPS + 1);

  constructor(mean: number) {
    this.mean = mean;
    for (let step = 1; step < STEPS; step++) this.#starts[step] = poissonQuantile(mean, step / STEPS);
    this.#starts[STEPS] = -1;
  }

  next(stream: Pick<Stream, 'uniform'>): number {
    const u = stream.uniform();
    const step = (u * STEPS) | 0;
    const start = this.#starts[step] as number;
    // Where a step begins and ends with one count, there is only that.
    return start === this.#starts[step + 1] ? start : poissonQuantile(this.mean, u);
  }
}
