import { binomialCount } from '../../kernel/binomial.ts';
import type { Stream } from '../../kernel/random.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import type { CountsSpec } from '../../scenario/scenario.ts';
import type { RunWindow } from '../traffic/source.ts';
import type { Flow } from './flow.ts';

/** Arrivals of which a trace gives the number per interval, uniform over it: what is not yet taken of it stays so. */
export class CountFlow implements Flow {
  known: Milliseconds | null = null;
  readonly steadySince = -Infinity;
  readonly #counts: readonly number[];
  readonly #intervalMs: Milliseconds;
  #now = 0;
  #index = 0;
  #left: number;

  constructor(
    { counts, intervalMs }: CountsSpec,
    readonly stream: Stream,
    readonly run: RunWindow,
  ) {
    this.#counts = counts;
    this.#intervalMs = intervalMs;
    this.#left = counts[0] ?? 0;
  }

  get pieceEnd(): Milliseconds {
    return this.#index < this.#counts.length ? this.#endOf(this.#index) : Infinity;
  }

  expected(to: Milliseconds): number {
    let sum = 0;
    let from = this.#now;
    for (let i = this.#index; from < to && i < this.#counts.length; i++) {
      const end = Math.min(to, this.#endOf(i));
      const count = i === this.#index ? this.#left : (this.#counts[i] as number);
      sum += (count * (end - from)) / (this.#endOf(i) - from);
      from = end;
    }
    return sum;
  }

  drawNext(): void {
    let from = this.#now;
    for (let i = this.#index; i < this.#counts.length; i++) {
      const count = i === this.#index ? this.#left : (this.#counts[i] as number);
      const end = this.#endOf(i);
      if (count > 0) {
        // The first of n leaves the share u^(1/n) of the rest after it.
        const offset = (end - from) * (1 - Math.exp(Math.log(this.stream.uniform()) / count));
        const at = Math.min(Math.floor(from + offset), end - 1);
        this.known = at < this.run.durationMs ? at : Infinity;
        return;
      }
      from = end;
    }
    this.known = Infinity;
  }

  takeNext(): void {
    this.#standAt(this.known as Milliseconds);
    this.known = null;
    this.#left -= 1;
  }

  take(to: Milliseconds): number {
    if (this.known !== null || this.#index >= this.#counts.length) {
      this.#standAt(to);
      return 0;
    }
    const end = this.#endOf(this.#index);
    const share = to >= end ? 1 : (to - this.#now) / (end - this.#now);
    const taken = binomialCount(this.#left, share, this.stream);
    this.#left -= taken;
    this.#standAt(to);
    return taken;
  }

  #endOf(index: number): Milliseconds {
    return (index + 1) * this.#intervalMs;
  }

  #standAt(at: Milliseconds): void {
    this.#now = at;
    while (this.#index < this.#counts.length && this.#endOf(this.#index) <= at) {
      this.#index += 1;
      this.#left = this.#counts[this.#index] ?? 0;
    }
  }
}
