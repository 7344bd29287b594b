import type { Milliseconds } from '../kernel/time.ts';

/**
 * Idle environments by id, each with the instant since when: the one used last is taken first, and the ones idle for
 * longest are at the bottom. Flat arrays, since every invocation goes through here twice.
 */
export class IdleStack {
  #ids = new Int32Array(16);
  #since = new Float64Array(16);
  #bottom = 0;
  #top = 0;

  get size(): number {
    return this.#top - this.#bottom;
  }

  /** Since when the bottom one is idle; Infinity when there is none. */
  get oldestSince(): number {
    return this.#top > this.#bottom ? (this.#since[this.#bottom] as number) : Infinity;
  }

  /** The ids, those idle for longest first: the last of them stands before `end`. */
  get ids(): Int32Array {
    return this.#ids;
  }

  get end(): number {
    return this.#top;
  }

  /** Takes so many out, those used last. */
  drop(count: number): void {
    this.#top -= count;
  }

  push(id: number, since: Milliseconds): void {
    if (this.#top === this.#ids.length) this.#makeRoom();
    this.#ids[this.#top] = id;
    this.#since[this.#top] = since;
    this.#top += 1;
  }

  /** The one used last; -1 when there is none. */
  pop(): number {
    if (this.#top === this.#bottom) return -1;
    this.#top -= 1;
    return this.#ids[this.#top] as number;
  }

  /** The one idle for longest; -1 when there is none. */
  shift(): number {
    if (this.#top === this.#bottom) return -1;
    this.#bottom += 1;
    return this.#ids[this.#bottom - 1] as number;
  }

  /** Moves down into the room below the bottom, if that is half of all; else the arrays grow. */
  #makeRoom(): void {
    const [ids, since] = [this.#ids, this.#since];
    if (this.#bottom < ids.length / 2) {
      this.#ids = new Int32Array(2 * ids.length);
      this.#since = new Float64Array(2 * ids.length);
    }
    this.#ids.set(ids.subarray(this.#bottom, this.#top));
    this.#since.set(since.subarray(this.#bottom, this.#top));
    this.#top -= this.#bottom;
    this.#bottom = 0;
  }
}
