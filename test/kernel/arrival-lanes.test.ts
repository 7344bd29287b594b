import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArrivalLanes, type ArrivalSource } from '../../src/kernel/arrival-lanes.ts';

const sourceOf = (...times: number[]): ArrivalSource => {
  const rest = times.values();
  return { next: () => rest.next().value ?? Infinity, count: 1 };
};

const merged = (lanes: ArrivalLanes): [time: number, lane: number][] => {
  const arrivals: [number, number][] = [];
  while (lanes.nextTime < Infinity) arrivals.push([lanes.nextTime, lanes.pop()]);
  return arrivals;
};

describe('ArrivalLanes', () => {
  it('merges as sorting by time and then by lane does', () => {
    const time = fc.oneof(fc.nat(5), fc.nat(1_000), fc.integer({ min: 2 ** 31 - 2, max: 2 ** 33 }));
    fc.assert(
      fc.property(fc.array(fc.array(time), { maxLength: 20 }), (times) => {
        const inOrder = times.map((lane) => lane.toSorted((a, b) => a - b));
        const lanes = new ArrivalLanes();
        for (const lane of inOrder) lanes.add(sourceOf(...lane));
        const all = inOrder.flatMap((lane, i) => lane.map((at) => [at, i] as const));
        expect(merged(lanes)).toEqual(all.toSorted(([a, i], [b, j]) => a - b || i - j));
      }),
    );
  });

  it('numbers lanes in the order in which they are added, also in the middle of a run', () => {
    const lanes = new ArrivalLanes();
    expect([lanes.add(sourceOf(1, 9)), lanes.add(sourceOf(2, 3))]).toEqual([0, 1]);
    expect([lanes.pop(), lanes.pop()]).toEqual([0, 1]);
    expect(lanes.add(sourceOf(3, 4))).toBe(2);
    expect(merged(lanes)).toEqual([
      [3, 1],
      [3, 2],
      [4, 2],
      [9, 0],
    ]);
  });

  it('asks a source for one arrival ahead, no more', () => {
    let asked = 0;
    const lanes = new ArrivalLanes();
    lanes.add({ next: () => ++asked, count: 1 });
    expect(asked).toBe(1);
    lanes.pop();
    expect(asked).toBe(2);
  });

  it('has nothing to give without lanes, or when all are exhausted', () => {
    const lanes = new ArrivalLanes();
    expect([lanes.nextTime, lanes.pop()]).toEqual([Infinity, -1]);
    lanes.add(sourceOf());
    expect([lanes.nextTime, lanes.pop()]).toEqual([Infinity, -1]);
  });

  it('refuses a source that goes back in time', () => {
    const lanes = new ArrivalLanes();
    lanes.add(sourceOf(5, 4));
    expect(() => lanes.pop()).toThrow('time-never-goes-back');
  });

  it('refuses a lane whose first arrival is in the past', () => {
    const lanes = new ArrivalLanes();
    lanes.add(sourceOf(5, 6));
    lanes.pop();
    expect(() => lanes.add(sourceOf(4))).toThrow('time-never-goes-back');
  });
});
