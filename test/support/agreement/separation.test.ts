import { describe, expect, it } from 'vitest';
import { poissonCount } from '../../../src/kernel/counts.ts';
import { Streams } from '../../../src/kernel/random.ts';
import { pooled, separation, separationLimit } from './separation.ts';

const sample = (name: string, size: number, mean: number): number[] => {
  const stream = new Streams(5).stream(name);
  return Array.from({ length: size }, () => poissonCount(mean, stream));
};
const limit = separationLimit(1, 0.001);

describe('separation', () => {
  it('is 0 where nothing differs, and signed by the second sample', () => {
    expect(separation([3, 3], [3, 3])).toBe(0);
    expect(separation([0, 0, 0, 0], [1, 1, 1, 1])).toBe(2);
    expect(separation([1], [0])).toBe(-1);
  });

  it('stays within its limit for two samples of one law, and leaves it when one is a deviation higher', () => {
    expect(Math.abs(separation(sample('a', 48, 4), sample('b', 48, 4)))).toBeLessThan(limit);
    expect(separation(sample('a', 48, 4), sample('c', 48, 6))).toBeGreaterThan(limit);
  });

  it('finds together what none finds alone', () => {
    const each = Array.from({ length: 100 }, (_, i) =>
      separation(sample(`d${i}`, 48, 4), sample(`e${i}`, 48, 4.5)),
    );
    expect(each.filter((one) => one > limit).length).toBeLessThan(20);
    expect(pooled(each)).toBeGreaterThan(limit);
  });
});

describe('separationLimit', () => {
  it('grows with the number of tests: 2·exp(−z²/2) of each is its part of alpha', () => {
    expect(separationLimit(1, 0.05)).toBeCloseTo(2.716, 3);
    expect(2 * 1000 * Math.exp(-(separationLimit(1000, 0.001) ** 2) / 2)).toBeCloseTo(0.001, 9);
  });
});
