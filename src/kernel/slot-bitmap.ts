/** How many bits a SlotBitmap has: four levels of 32. */
export const SLOT_COUNT = 32 ** 4;

/** The words of the three upper levels come first: 1 + 32 + 32². */
const FIRST_LEAF = 1057;

/**
 * 2^20 bits in a tree of 32-bit words, numbered like a heap: the words below word w are 32w + 1 … 32w + 32. A bit
 * of an upper word says whether the word below it has any bit set, so the next set bit is found in at most four
 * steps up and four down, however far away it is.
 */
export class SlotBitmap {
  readonly #words = new Int32Array(FIRST_LEAF + SLOT_COUNT / 32);

  set(slot: number): void {
    let word = FIRST_LEAF + (slot >> 5);
    let bit = slot;
    for (;;) {
      const old = this.#words[word] as number;
      this.#words[word] = old | (1 << bit);
      if (old !== 0 || word === 0) return;
      bit = --word;
      word >>= 5;
    }
  }

  clear(slot: number): void {
    let word = FIRST_LEAF + (slot >> 5);
    let bit = slot;
    for (;;) {
      const left = (this.#words[word] as number) & ~(1 << bit);
      this.#words[word] = left;
      if (left !== 0 || word === 0) return;
      bit = --word;
      word >>= 5;
    }
  }

  /** The next set bit after a slot, going round: the slot itself comes last. -1 when no bit is set. */
  nextAfter(slot: number): number {
    let word = FIRST_LEAF + (slot >> 5);
    let bit = slot;
    for (;;) {
      const after = (this.#words[word] as number) & (-2 << bit);
      if (after !== 0) return this.#firstBelow(word, after);
      if (word === 0) return this.#firstBelow(0, this.#words[0] as number);
      bit = --word;
      word >>= 5;
    }
  }

  /** The lowest slot below the given bits of a word. */
  #firstBelow(top: number, bits: number): number {
    if (bits === 0) return -1;
    let word = top;
    let rest = bits;
    while (word < FIRST_LEAF) {
      word = 32 * word + 1 + lowestBit(rest);
      rest = this.#words[word] as number;
    }
    return 32 * (word - FIRST_LEAF) + lowestBit(rest);
  }
}

/** The index of the lowest set bit of a word that is not 0. */
const lowestBit = (word: number): number => 31 - Math.clz32(word & -word);
