import type { Stream } from '../../../src/kernel/random.ts';

/** Draws what a scenario is made of. */
export class Draw {
  constructor(readonly stream: Stream) {}

  integer(least: number, most: number): number {
    return least + this.stream.integer(most - least + 1);
  }
  between(least: number, most: number): number {
    return least + (most - least) * this.stream.uniform();
  }
  /** Evenly over the orders of magnitude. */
  scale(least: number, most: number): number {
    return least * (most / least) ** this.stream.uniform();
  }
  oneOf<T>(items: readonly T[]): T {
    return items[this.stream.integer(items.length)] as T;
  }
  some<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.integer(0, most) }, make);
  }
  chance(share: number): boolean {
    return this.stream.uniform() < share;
  }
}
