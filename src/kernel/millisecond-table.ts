import type { Milliseconds } from './time.ts';

/** Cells of the table, as many as these upper bits of a draw have values: 128 KiB, which stays in a near cache. */
const BITS = 14;
const CELLS = 2 ** BITS;
/** The bits below. */
const REST_BITS = 32 - BITS;
const RESTS = 2 ** REST_BITS;
/** Fewer draws than this would not pay for the table. */
const DRAWS_BEFORE_TABLE = 4096;

/** In place of a cell's value: not asked for yet, or more than two milliseconds. */
const UNKNOWN = -1;
const MIXED = -2;

/**
 * A quantile function in whole milliseconds, never negative and at most `longest`. Rounded values repeat: after some
 * draws a table remembers which of its cells lead to one millisecond alone, or to two that follow each other and where
 * the second begins. Only draws from the others are computed. It is the same function with the table as without, and
 * monotone.
 */
export class MillisecondTable {
  readonly #quantile: (u: number) => number;
  readonly #longest: Milliseconds;
  #draws = 0;
  /** Of each cell its first value, and how many of its draws lead to that one. */
  #cells: Int32Array | null = null;

  constructor(quantile: (u: number) => number, longest: Milliseconds) {
    this.#quantile = quantile;
    this.#longest = longest;
  }

  /** The value at the number between 0 and 1 that has these 32 binary digits, and a half of the last one. */
  at(bits: number): Milliseconds {
    const cells = this.#cells;
    const cell = bits >>> REST_BITS;
    if (cells === null) this.#count();
    else {
      const known = cells[2 * cell] as number;
      if (known >= 0) return known + ((bits & (RESTS - 1)) < (cells[2 * cell + 1] as number) ? 0 : 1);
      if (known === UNKNOWN) this.#learn(cell, cells);
    }
    // Here alone: of two places that compute the same, V8 makes one, before the branch, and so for every draw.
    return this.#compute(bits);
  }

  #count(): void {
    this.#draws += 1;
    // Longer values than a cell can hold are never tabled.
    if (this.#draws === DRAWS_BEFORE_TABLE && this.#longest < 2 ** 31)
      this.#cells = new Int32Array(2 * CELLS).fill(UNKNOWN);
  }

  /** The first draw from a cell finds out what it leads to. */
  #learn(cell: number, cells: Int32Array): void {
    const first = this.#compute(cell * RESTS);
    const isNarrow = this.#compute(cell * RESTS + RESTS - 1) - first <= 1;
    cells[2 * cell] = isNarrow ? first : MIXED;
    if (isNarrow) cells[2 * cell + 1] = this.#countOf(first, cell);
  }

  /** How many draws of a cell lead to its first value: by halves, since the function is monotone. */
  #countOf(first: Milliseconds, cell: number): number {
    let [low, high] = [1, RESTS];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#compute(cell * RESTS + middle) === first) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #compute(bits: number): Milliseconds {
    const u = ((bits >>> 0) + 0.5) * 2 ** -32;
    return Math.min(this.#longest, Math.max(0, Math.round(this.#quantile(u))));
  }
}
