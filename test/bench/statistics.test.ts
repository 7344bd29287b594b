import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liesApart, quartilesOf } from '../../bench/statistics.ts';

const times = fc.array(fc.double({ min: 1e-9, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 20 });

describe('quartilesOf', () => {
  it('takes the values between which the middle half lies', () => {
    expect(quartilesOf([5, 1, 4, 2, 3])).toEqual({ low: 2, median: 3, high: 4 });
    expect(quartilesOf([1, 2])).toEqual({ low: 1.25, median: 1.5, high: 1.75 });
    expect(quartilesOf([7])).toEqual({ low: 7, median: 7, high: 7 });
  });

  it('are in order and within the values, whatever their order', () => {
    fc.assert(
      fc.property(times, (values) => {
        const { low, median, high } = quartilesOf(values);
        expect(low).toBeLessThanOrEqual(median);
        expect(median).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high).toBeLessThanOrEqual(Math.max(...values));
        expect(quartilesOf(values.toReversed())).toEqual({ low, median, high });
      }),
    );
  });

  it('knows nothing of no values', () => {
    expect(quartilesOf([]).median).toBeNaN();
  });
});

describe('liesApart', () => {
  it('is symmetric, and false of a thing and itself', () => {
    fc.assert(
      fc.property(times, times, (a, b) => {
        const [one, other] = [quartilesOf(a), quartilesOf(b)];
        expect(liesApart(one, other)).toBe(liesApart(other, one));
        expect(liesApart(one, one)).toBe(false);
      }),
    );
  });
});
