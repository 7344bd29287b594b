import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../src/kernel/invariant.ts';
import { TimingWheel, WHEEL_SPAN } from '../../src/kernel/timing-wheel.ts';
import { numRuns } from '../support/num-runs.ts';

type Wheel = Omit<TimingWheel, 'ownerOf' | 'setOwner'>;

/** The obviously right wheel: a list in order of time, an insertion behind what is due at the same time. */
class EndList implements Wheel {
  #ends: { time: number; id: number }[] = [];

  get size() {
    return this.#ends.length;
  }
  get nextTime() {
    return this.#ends[0]?.time ?? Infinity;
  }
  has(id: number): boolean {
    return this.#ends.some((end) => end.id === id);
  }
  insert(time: number, id: number): void {
    this.#ends = [...this.#ends, { time, id }].toSorted((a, b) => a.time - b.time);
  }
  insertMany(
    now: number,
    lengths: Int32Array,
    from: number,
    ids: Int32Array,
    end: number,
    most: number,
  ): number {
    for (let i = 0; i < most; i++) {
      this.insert(now + (lengths[from + i] as number), ids[end - 1 - i] as number);
      if (lengths[from + i] === 0) return i + 1;
    }
    return most;
  }
  pop(): number {
    return this.#ends.shift()?.id ?? -1;
  }
  popped = new Int32Array(0);
  popAll(): number {
    const due = this.#ends.filter(({ time }) => time === this.nextTime).map(({ id }) => id);
    this.popped = Int32Array.from(due);
    this.#ends.splice(0, due.length);
    return due.length;
  }
}

/** Close together, so that slots are shared, or at any distance up to the longest invocation and the full span. */
const delay = fc.oneof(
  fc.nat(3),
  fc.nat(2_000),
  fc.nat(900_000),
  fc.constantFrom(WHEEL_SPAN - 1, WHEEL_SPAN - 2),
);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('insert' as const), delay, id: fc.nat(40) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('insertMany' as const),
      lengths: fc.array(fc.oneof(fc.nat(3), fc.nat(900_000)), { maxLength: 8 }),
      ids: fc.uniqueArray(fc.integer({ min: 41, max: 200 }), { minLength: 8, maxLength: 8 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pop' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('popAll' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** All that can be seen of a wheel while it does what it is told. */
function observe(wheel: Wheel, start: number, steps: readonly Step[]): unknown[] {
  let now = start;
  const act = (next: Step) => {
    if (next.do === 'pop' || next.do === 'popAll') {
      if (wheel.size > 0) now = wheel.nextTime;
      if (next.do === 'pop') return wheel.pop();
      const count = wheel.popAll();
      return [...wheel.popped.subarray(0, count)];
    }
    if (next.do === 'insertMany') {
      const free = next.ids.filter((id) => !wheel.has(id));
      const most = Math.min(free.length, next.lengths.length);
      // Among others on both sides, as in a longer list.
      const lengths = Int32Array.from([-9, ...next.lengths, -9]);
      return wheel.insertMany(now, lengths, 1, Int32Array.from([7, ...free, 7]), 1 + free.length, most);
    }
    if (wheel.has(next.id)) return 'pending already';
    wheel.insert(now + next.delay, next.id);
    return 'inserted';
  };
  return steps.map((next) => ({
    answer: act(next),
    size: wheel.size,
    nextTime: wheel.nextTime,
    has7: wheel.has(7),
  }));
}

it('TimingWheel does what a list does, round and round, wherever it starts', () => {
  const start = fc.constantFrom(0, 1, WHEEL_SPAN - 1, 2 ** 31 - 5, 2 ** 32 - 5, 2 ** 52 + 123);
  fc.assert(
    fc.property(start, fc.array(step, { maxLength: 200, size: 'max' }), (from, steps) => {
      expect(observe(new TimingWheel(), from, steps)).toEqual(observe(new EndList(), from, steps));
    }),
    { numRuns: numRuns(30, 300) },
  );
});

const popAll = (wheel: TimingWheel) =>
  Array.from({ length: wheel.size }, () => [wheel.nextTime, wheel.pop()] as const);

describe('TimingWheel', () => {
  it('serves one millisecond first come first served', () => {
    const wheel = new TimingWheel();
    for (const id of [5, 3, 9, 1]) wheel.insert(1_000, id);
    expect(wheel.pop()).toBe(5);
    wheel.insert(1_000, 5);
    expect(popAll(wheel)).toEqual([3, 9, 1, 5].map((id) => [1_000, id]));
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

  it('knows the owners of ids, pending or not', () => {
    const wheel = new TimingWheel();
    wheel.setOwner(500, 3);
    wheel.insert(5, 2);
    wheel.setOwner(2, 9);
    wheel.insert(5, 100_000);
    wheel.popAll();
    expect([wheel.ownerOf(2), wheel.ownerOf(500), wheel.has(2), wheel.has(500)]).toEqual([
      9,
      3,
      false,
      false,
    ]);
  });

  it('refuses many that are too far apart, or before the last one popped', () => {
    const wheel = new TimingWheel();
    const [lengths, ids] = [Int32Array.of(5, WHEEL_SPAN + 5), Int32Array.of(1, 2)];
    expect(() => wheel.insertMany(0, lengths, 0, ids, 2, 2)).toThrow('ends-fit-the-wheel');
    expect(() => new TimingWheel().insertMany(0, Int32Array.of(-1), 0, ids, 2, 1)).toThrow(
      'time-never-goes-back',
    );
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
