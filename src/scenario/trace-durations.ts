import type { Distribution } from '../kernel/distribution.ts';
import { asInvocation } from './longest-invocation.ts';
import type { Milliseconds } from '../kernel/time.ts';

/** Durations within this factor of each other are one. */
const FACTOR = 1.01;
const PERCENTS = [1, 5, 10, 25, 50, 75, 90, 95, 99, 99.9];

/**
 * Measured durations, counted by their size: whatever their number, they take the room of some hundred numbers. Their
 * percentiles are right within 1 %, the shortest and the longest exactly.
 */
export class DurationSample {
  readonly #weights = new Map<number, number>();
  #total = 0;
  #shortest = Infinity;
  #longest = 0;

  /** Adds a duration that so many invocations had. */
  add(ms: Milliseconds, weight = 1): void {
    if (weight === 0) return;
    const clamped = asInvocation(ms);
    const bin = Math.round(Math.log(clamped) / Math.log(FACTOR));
    this.#weights.set(bin, (this.#weights.get(bin) ?? 0) + weight);
    this.#total += weight;
    this.#shortest = Math.min(this.#shortest, clamped);
    this.#longest = Math.max(this.#longest, clamped);
  }

  /** Percentiles with straight lines between; undefined when nothing was added. */
  distribution(): Distribution | undefined {
    if (this.#total === 0) return undefined;
    const bins = [...this.#weights].toSorted(([a], [b]) => a - b);
    const points = PERCENTS.map((percent) => [percent, this.#at(percent, bins)] as const);
    return { percentiles: [[0, this.#shortest], ...points, [100, this.#longest]] };
  }

  #at(percent: number, bins: readonly (readonly [bin: number, weight: number])[]): Milliseconds {
    let left = (percent / 100) * this.#total;
    for (const [bin, weight] of bins) {
      left -= weight;
      // Not 0: sums of weights need not be exact.
      if (left <= 1e-9 * this.#total) return Math.min(Math.max(FACTOR ** bin, this.#shortest), this.#longest);
    }
    return this.#longest;
  }
}
