/** How long the invocations of a function last. */
import type { MillisecondTable } from '../kernel/millisecond-table.ts';
import type { Stream } from '../kernel/random.ts';
import type { Milliseconds } from '../kernel/time.ts';

/** Gives the length of one invocation after the other. */
export interface Durations {
  next(): Milliseconds;
}

/** All invocations last equally long. */
export class FixedDurations implements Durations {
  readonly #ms: Milliseconds;
  constructor(ms: Milliseconds) {
    this.#ms = ms;
  }
  next(): Milliseconds {
    return this.#ms;
  }
}

/** Each invocation is a draw of its own; functions of one distribution share its table. */
export class DrawnDurations implements Durations {
  readonly #table: MillisecondTable;
  readonly #stream: Stream;
  constructor(table: MillisecondTable, stream: Stream) {
    this.#table = table;
    this.#stream = stream;
  }
  next(): Milliseconds {
    return this.#table.at(this.#stream.uniform32());
  }
}
