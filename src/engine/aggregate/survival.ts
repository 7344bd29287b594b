/** How long invocations last, as integrals: what thinning a count needs. */
import { quantileOf, type Distribution } from '../../kernel/distribution.ts';
import type { Milliseconds } from '../../kernel/time.ts';

/** Cells per halving of the tail: the law is resolved to 2^-HALVINGS of it. */
const CELLS = 256;
const HALVINGS = 20;

/** The law of a duration in whole milliseconds, cut at the longest that is possible. */
export class Survival {
  readonly mean: Milliseconds;
  readonly longest: Milliseconds;
  /** The values in order, and for each the sum of weight × value before it and the weight from it on. */
  readonly #values: Float64Array;
  readonly #sumBefore: Float64Array;
  readonly #weightFrom: Float64Array;

  constructor(duration: Distribution, longest: Milliseconds) {
    const quantile = quantileOf(duration);
    const cut = (u: number): number => Math.min(longest, Math.max(0, Math.round(quantile(u))));
    const points = 'fixed' in duration ? [[cut(0.5), 1] as const] : cellsOf(cut);
    const n = points.length;
    this.#values = new Float64Array(n);
    this.#sumBefore = new Float64Array(n + 1);
    this.#weightFrom = new Float64Array(n + 1);
    this.#weightFrom[0] = 1;
    for (const [i, [value, weight]] of points.entries()) {
      this.#values[i] = value;
      this.#sumBefore[i + 1] = (this.#sumBefore[i] as number) + weight * value;
      this.#weightFrom[i + 1] = i === n - 1 ? 0 : (this.#weightFrom[i] as number) - weight;
    }
    this.mean = this.#sumBefore[n] as number;
    this.longest = this.#values[n - 1] as number;
  }

  /** The integral of P(duration > v) over v from 0 to x. */
  integral(x: Milliseconds): number {
    if (x >= this.longest) return this.mean;
    const i = this.#firstBeyond(x);
    return (this.#sumBefore[i] as number) + x * (this.#weightFrom[i] as number);
  }

  /** P(duration > x). */
  beyond(x: Milliseconds): number {
    return this.#weightFrom[this.#firstBeyond(x)] as number;
  }

  #firstBeyond(x: Milliseconds): number {
    let low = 0;
    let high = this.#values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#values[middle] as number) > x) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Gives the law of a distribution, made once for equal distributions. */
export const survivals = (longest: Milliseconds): ((duration: Distribution) => Survival) => {
  const made = new Map<string, Survival>();
  return (duration) => {
    const name = JSON.stringify(duration);
    const survival = made.get(name) ?? new Survival(duration, longest);
    made.set(name, survival);
    return survival;
  };
};

/** Values in the middle of cells that become finer towards the tail, each with the weight of its cell. */
const cellsOf = (cut: (u: number) => number): (readonly [value: number, weight: number])[] => {
  const points: (readonly [number, number])[] = [];
  for (let halving = 0; halving <= HALVINGS; halving++) {
    const rest = 2 ** -halving;
    const width = (halving === HALVINGS ? rest : rest / 2) / CELLS;
    for (let i = 0; i < CELLS; i++) points.push([cut(1 - rest + (i + 0.5) * width), width]);
  }
  return points;
};
