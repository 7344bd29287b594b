import type { Milliseconds } from '../../kernel/time.ts';

/**
 * The maximum over a sliding window. The environments of a version are that of its concurrency over the keep-alive
 * time: the one used last is used first, so the k-th is used whenever k invocations run, and goes when fewer than k
 * have run for the whole window.
 */
export class WindowMaximum {
  /** In order of time, with falling values; those before `#first` are gone. */
  #times: Milliseconds[] = [];
  #values: number[] = [];
  #first = 0;

  constructor(readonly lengthMs: Milliseconds) {}

  /** When the maximum falls next, if nothing is added; Infinity when it is 0. */
  get nextFall(): Milliseconds {
    const time = this.#times[this.#first];
    return time === undefined ? Infinity : time + this.lengthMs;
  }

  add(at: Milliseconds, value: number): void {
    while (this.#values.length > this.#first && (this.#values.at(-1) as number) <= value) {
      this.#values.pop();
      this.#times.pop();
    }
    if (value === 0) return;
    this.#values.push(value);
    this.#times.push(at);
  }

  /** The maximum over the window that ends at an instant; asked with instants that never go back. */
  at(now: Milliseconds): number {
    while (this.nextFall <= now) this.#first += 1;
    if (this.#first > 32 && this.#first > this.#times.length / 2) {
      this.#times = this.#times.slice(this.#first);
      this.#values = this.#values.slice(this.#first);
      this.#first = 0;
    }
    return this.#values[this.#first] ?? 0;
  }
}
