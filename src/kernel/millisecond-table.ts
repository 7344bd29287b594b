import type { Milliseconds } from './time.ts';

/** Cells of the table: 64 KiB, which stays in a near cache. */
const CELLS = 2 ** 14;
/** Fewer draws than this would not pay for the table. */
const DRAWS_BEFORE_TABLE = 4096;

const UNKNOWN = -1;
const MIXED = -2;

/**
 * A quantile function in whole milliseconds, never negative and at most `longest`. Rounded values repeat: after some
 * draws a table remembers which of its cells lead to one millisecond alone, and only draws from the others are
 * computed. It is the same function with the table as without, and monotone.
 */
export class MillisecondTable {
  readonly #quantile: (u: number) => number;
  readonly #longest: Milliseconds;
  #draws = 0;
  #cells: Int32Array | null = null;

  constructor(quantile: (u: number) => number, longest: Milliseconds) {
    this.#quantile = quantile;
    this.#longest = longest;
  }

  /** The value at u, 0 < u < 1. */
  at(u: number): Milliseconds {
    if (this.#cells === null) return this.#withoutTable(u);
    const cell = (u * CELLS) | 0;
    const known = this.#cells[cell] as number;
    return known >= 0 ? known : this.#lookUp(u, cell);
  }

  #withoutTable(u: number): Milliseconds {
    this.#draws += 1;
    // Longer values than a cell can hold are never tabled.
    if (this.#draws === DRAWS_BEFORE_TABLE && this.#longest < 2 ** 31) {
      this.#cells = new Int32Array(CELLS).fill(UNKNOWN);
    }
    return this.#compute(u);
  }

  /** The first draw from a cell finds out whether both its ends lead to one millisecond. */
  #lookUp(u: number, cell: number): Milliseconds {
    const cells = this.#cells as Int32Array;
    if (cells[cell] === UNKNOWN) {
      const isInside = cell > 0 && cell < CELLS - 1;
      const [low, high] = isInside
        ? [this.#compute(cell / CELLS), this.#compute((cell + 1) / CELLS)]
        : [0, 1];
      cells[cell] = low === high ? low : MIXED;
    }
    return this.#compute(u);
  }

  #compute(u: number): Milliseconds {
    return Math.min(this.#longest, Math.max(0, Math.round(this.#quantile(u))));
  }
}
