import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../src/kernel/invariant.ts';
import { TimingWheel, WHEEL_SPAN } from '../../src/kernel/timing-wheel.ts';
import { numRuns } from '../support/num-runs.ts';

interface End {
  readonly time: number;
  readonly id: number;
}

/** The obviously right wheel: a list, searched from its start. */
class EndList {
  ends: End[] = [];

  get earliest(): End | undefined {
    const time = Math.min(...this.ends.map((end) => end.time));
    return this.ends.find((end) => end.time === time);
  }

  remove(id: number): boolean {
    const before = this.ends.length;
    this.ends = this.ends.filter((end) => end.id !== id);
    return this.ends.length < before;
  }
}

/** Close together, so that slots are shared, or at any distance up to the longest invocation and the full span. */
const delay = fc.oneof(fc.nat(3), fc.nat(2_000), fc.nat(900_000), fc.constantFrom(WHEEL_SPAN - 1, WHEEL_SPAN - 2));
const action = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('insert' as const), delay, id: fc.nat(40) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pop' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), id: fc.nat(40) }) },
);

describe('TimingWheel against a list', () => {
  it('agrees after every insert, pop and remove, round and round the wheel, wherever it starts', () => {
    const start = fc.constantFrom(0, 1, WHEEL_SPAN - 1, 2 ** 31 - 5, 2 ** 32 - 5, 2 ** 52 + 123);
    fc.assert(
      fc.property(start, fc.array(action, { maxLength: 200, size: 'max' }), (from, actions) => {
        const wheel = new TimingWheel();
        const list = new EndList();
        let now = from;
        for (const step of actions) {
          if (step.do === 'insert') {
            if (wheel.has(step.id)) continue;
            wheel.insert(now + step.delay, step.id);
            list.ends.push({ time: now + step.delay, id: step.id });
          } else if (step.do === 'remove') {
            expect(wheel.remove(step.id)).toBe(list.remove(step.id));
          } else {
            const expected = list.earliest;
            now = expected?.time ?? now;
            expect(wheel.pop()).toBe(expected?.id ?? -1);
            list.remove(expected?.id ?? -1);
          }
          expect([wheel.nextTime, wheel.size]).toEqual([list.earliest?.time ?? Infinity, list.ends.length]);
          expect(wheel.has(7)).toBe(list.ends.some(({ id }) => id === 7));
        }
      }),
      { numRuns: numRuns(30, 500) },
    );
  });
});

describe('TimingWheel', () => {
  const popAll = (wheel: TimingWheel) =>
    Array.from({ length: wheel.size }, () => [wheel.nextTime, wheel.pop()] as const);

  it('serves one millisecond first come first served, also around a removed id', () => {
    const wheel = new TimingWheel();
    for (const id of [5, 3, 9, 1]) wheel.insert(1_000, id);
    wheel.remove(9);
    wheel.insert(1_000, 0);
    expect(popAll(wheel)).toEqual([5, 3, 1, 0].map((id) => [1_000, id]));
  });

  it('crosses its own end, where slots start again from 0', () => {
    const wheel = new TimingWheel();
    const times = [WHEEL_SPAN - 1, WHEEL_SPAN, WHEEL_SPAN + 1, 2 * WHEEL_SPAN - 2];
    times.forEach((time, id) => wheel.insert(time, id));
    expect(popAll(wheel)).toEqual(times.map((time, id) => [time, id]));
  });

  it('takes an id again once it is out', () => {
    const wheel = new TimingWheel();
    wheel.insert(10, 1);
    wheel.pop();
    wheel.insert(10, 1);
    expect(wheel.pop()).toBe(1);
    expect(wheel.pop()).toBe(-1);
  });

  it('needs no telling that time went by while it was empty, or while an end far ahead was pending', () => {
    const wheel = new TimingWheel();
    wheel.insert(900_000, 1);
    wheel.insert(1_400_000, 2);
    popAll(wheel);
    wheel.insert(30 * 86_400_000, 3);
    expect(popAll(wheel)).toEqual([[30 * 86_400_000, 3]]);
  });

  it('grows with the ids, and keeps what it has', () => {
    const wheel = new TimingWheel();
    const ids = [0, 63, 64, 65, 1_000, 100_000];
    ids.forEach((id, i) => wheel.insert(i, id));
    expect(popAll(wheel).map(([, id]) => id)).toEqual(ids);
  });

  it('refuses an end before the last one popped: time never goes back', () => {
    const wheel = new TimingWheel();
    wheel.insert(10, 1);
    wheel.pop();
    expect(() => wheel.insert(9, 2)).toThrow('time-never-goes-back');
    expect([wheel.size, wheel.has(2)]).toEqual([0, false]);
  });

  it.each([
    [5, 5 + WHEEL_SPAN],
    [5 + WHEEL_SPAN, 5],
  ])('refuses ends at %d and %d: they would share a slot', (first, second) => {
    const wheel = new TimingWheel();
    wheel.insert(first, 1);
    expect(() => wheel.insert(second, 2)).toThrow(InvariantError);
    expect([wheel.nextTime, wheel.size, wheel.has(2)]).toEqual([first, 1, false]);
  });

  it('refuses an id that is pending: an invocation ends once', () => {
    const wheel = new TimingWheel();
    wheel.insert(10, 1);
    expect(() => wheel.insert(11, 1)).toThrow('one-end-per-id');
  });
});
