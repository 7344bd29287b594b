import { describe, expect, it } from 'vitest';
import { lostShare } from '../../../src/engine/aggregate/loss.ts';

/** Erlang's own recursion. */
const recursion = (load: number, servers: number): number => {
  let share = 1;
  for (let c = 1; c <= servers; c++) share = (load * share) / (c + load * share);
  return share;
};

describe('lostShare', () => {
  it.each([
    [90, 100],
    [0.1, 3],
    [65_000, 65_000],
    [200, 10],
    [5, 0],
  ])('is Erlang B at a load of %d on %d servers', (load, servers) => {
    expect(lostShare(load, servers) / recursion(load, servers)).toBeCloseTo(1, 8);
  });

  it('is nothing without load', () => expect(lostShare(0, 0)).toBe(0));
});
