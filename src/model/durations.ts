/** How long the invocations of a function last. */
import type { MillisecondTable } from '../kernel/millisecond-table.ts';
import type { Stream } from '../kernel/random.ts';
import type { Milliseconds } from '../kernel/time.ts';

/** The most that are drawn ahead. */
const MOST_AHEAD = 64;

/** Gives the length of one invocation after the other, some of them drawn ahead. */
export interface Durations {
  /** The next ones: those of the list from `from` on, in ms. */
  readonly ahead: Int32Array;
  readonly from: number;
  /** How many are drawn ahead: at least one. */
  ready(): number;
  /** So many of them have been used. */
  use(count: number): void;
  next(): Milliseconds;
}

/** All invocations last equally long. */
export class FixedDurations implements Durations {
  readonly ahead: Int32Array;
  readonly from = 0;
  constructor(ms: Milliseconds) {
    this.ahead = new Int32Array(MOST_AHEAD).fill(ms);
  }
  ready(): number {
    return MOST_AHEAD;
  }
  use(): void {}
  next(): Milliseconds {
    return this.ahead[0] as number;
  }
}

/**
 * Each invocation is a draw of its own; functions of one distribution share its table. The more were asked for, the
 * more are drawn ahead: a loop that does nothing else is the fastest.
 */
export class DrawnDurations implements Durations {
  readonly #table: MillisecondTable;
  readonly #stream: Stream;
  ahead = new Int32Array(1);
  from = 1;
  constructor(table: MillisecondTable, stream: Stream) {
    this.#table = table;
    this.#stream = stream;
  }

  ready(): number {
    if (this.from === this.ahead.length) this.#draw();
    return this.ahead.length - this.from;
  }

  use(count: number): void {
    this.from += count;
  }

  next(): Milliseconds {
    this.ready();
    this.from += 1;
    return this.ahead[this.from - 1] as number;
  }

  #draw(): void {
    const size = this.ahead.length;
    if (size < MOST_AHEAD) this.ahead = new Int32Array(2 * size);
    for (let i = 0; i < this.ahead.length; i++) this.ahead[i] = this.#table.at(this.#stream.bits());
    this.from = 0;
  }
}
