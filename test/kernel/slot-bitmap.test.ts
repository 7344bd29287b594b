import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SLOT_COUNT, SlotBitmap } from '../../src/kernel/slot-bitmap.ts';

/** At the borders of the words of every level, and anywhere. */
const slot = fc.oneof(
  fc.constantFrom(0, 1, 31, 32, 1_023, 1_024, 32_767, 32_768, SLOT_COUNT - 32, SLOT_COUNT - 1),
  fc.nat(SLOT_COUNT - 1),
);

describe('SlotBitmap', () => {
  it('finds the next set bit going round, as a search of the sorted list does', () => {
    fc.assert(
      fc.property(fc.uniqueArray(slot), fc.uniqueArray(slot), fc.array(slot), (set, cleared, from) => {
        const bitmap = new SlotBitmap();
        for (const bit of [...set, ...cleared]) bitmap.set(bit);
        for (const bit of cleared) bitmap.clear(bit);
        const left = set.filter((bit) => !cleared.includes(bit)).toSorted((a, b) => a - b);
        for (const start of [...from, ...set]) {
          expect(bitmap.nextAfter(start)).toBe(left.find((bit) => bit > start) ?? left[0] ?? -1);
        }
      }),
    );
  });

  it('may set and clear a bit twice', () => {
    const bitmap = new SlotBitmap();
    bitmap.set(40);
    bitmap.set(40);
    bitmap.clear(40);
    bitmap.clear(40);
    expect(bitmap.nextAfter(0)).toBe(-1);
  });
});
