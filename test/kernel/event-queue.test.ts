import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue, NO_HANDLE, type Handle } from '../../src/kernel/event-queue.ts';
import { InvariantError } from '../../src/kernel/invariant.ts';
import { numRuns } from '../support/num-runs.ts';

type Queue = Pick<EventQueue<number>, keyof EventQueue<number>>;

/** The obviously right queue: a list that is sorted whenever the next event is wanted. */
class SortedList implements Queue {
  #pending: { time: number; rank: number; event: number; handle: Handle }[] = [];
  #scheduled = 0;
  poppedTime = 0;
  poppedRank = 0;

  get size() {
    return this.#pending.length;
  }
  get nextTime() {
    return this.#first?.time ?? Infinity;
  }
  get nextRank() {
    return this.#first?.rank ?? Infinity;
  }
  /** Sorting is stable: events of one time and rank stay in the order in which they came. */
  get #first() {
    return this.#pending.toSorted((a, b) => a.time - b.time || a.rank - b.rank)[0];
  }

  schedule(time: number, rank: number, event: number): Handle {
    this.#pending.push({ time, rank, event, handle: this.#scheduled });
    return this.#scheduled++;
  }

  cancel(handle: Handle): boolean {
    const before = this.size;
    this.#pending = this.#pending.filter((entry) => entry.handle !== handle);
    return this.size < before;
  }

  pop(): number | undefined {
    const first = this.#first;
    if (first === undefined) return undefined;
    this.cancel(first.handle);
    this.poppedTime = first.time;
    this.poppedRank = first.rank;
    return first.event;
  }
}

/** Ties are frequent, and times pass 2^31 and 2^32. */
const delay = fc.oneof(
  { weight: 8, arbitrary: fc.nat(3) },
  { weight: 2, arbitrary: fc.nat(1_000) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 40) },
);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('schedule' as const), delay, rank: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pop' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** All that can be seen of a queue while it does what it is told. Handles may be of any age. */
function observe(queue: Queue, steps: readonly Step[]): unknown[] {
  const handles: Handle[] = [];
  const act = (now: Step) => {
    if (now.do === 'pop') return queue.pop();
    if (now.do === 'cancel') return queue.cancel(handles[now.which % handles.length] ?? NO_HANDLE);
    handles.push(queue.schedule(queue.poppedTime + now.delay, now.rank, handles.length));
    return 'scheduled';
  };
  return steps.map((now) => {
    const answer = act(now);
    const { size, nextTime, nextRank, poppedTime, poppedRank } = queue;
    return { answer, size, nextTime, nextRank, poppedTime, poppedRank };
  });
}

it('EventQueue does what a sorted list does, under any schedules, cancels and pops', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300, size: 'max' }), (steps) => {
      expect(observe(new EventQueue(), steps)).toEqual(observe(new SortedList(), steps));
    }),
    { numRuns: numRuns(60, 500) },
  );
});

const drain = <E>(queue: EventQueue<E>): E[] => Array.from({ length: queue.size }, () => queue.pop() as E);

describe('EventQueue', () => {
  it('breaks ties by rank and then first come first served, also among thousands', () => {
    const queue = new EventQueue<string>();
    for (let i = 0; i < 3_000; i++) queue.schedule(7, i % 3, `${i % 3}.${i}`);
    const fired = drain(queue).map((event) => event.split('.').map(Number) as [number, number]);
    expect(fired).toEqual(fired.toSorted(([a, i], [b, j]) => a - b || i - j));
  });

  it('keeps the highest rank behind the others of its instant', () => {
    const queue = new EventQueue<number>();
    for (const rank of [255, 0, 254]) queue.schedule(1, rank, rank);
    expect(drain(queue)).toEqual([0, 254, 255]);
  });

  it('takes an event of a lower rank at the very instant of the last one popped', () => {
    const queue = new EventQueue<string>();
    queue.schedule(5, 9, 'arrival');
    queue.pop();
    queue.schedule(5, 0, 'end');
    expect([queue.nextTime, queue.nextRank, queue.pop()]).toEqual([5, 0, 'end']);
  });

  it('is empty at first, and after its last event', () => {
    const queue = new EventQueue<string>();
    const empty = { size: 0, nextTime: Infinity, nextRank: Infinity };
    const state = () => ({ size: queue.size, nextTime: queue.nextTime, nextRank: queue.nextRank });
    expect([state(), queue.pop()]).toEqual([empty, undefined]);
    queue.schedule(1, 0, 'only');
    queue.pop();
    expect([state(), queue.pop()]).toEqual([empty, undefined]);
  });

  it('refuses an event before the last one popped: time never goes back', () => {
    const queue = new EventQueue<string>();
    queue.schedule(2 ** 33, 0, 'late');
    queue.pop();
    const early = () => queue.schedule(2 ** 33 - 1, 0, 'early');
    expect(early).toThrow(InvariantError);
    expect(early).toThrow('time-never-goes-back');
    expect(queue.size).toBe(0);
  });

  it('counts popped time, not cancelled time, as time gone by', () => {
    const queue = new EventQueue<string>();
    queue.cancel(queue.schedule(100, 0, 'cancelled'));
    queue.schedule(1, 0, 'first');
    expect(queue.pop()).toBe('first');
  });

  it('cancels nothing by NO_HANDLE, by a handle twice, or after the event has fired', () => {
    const queue = new EventQueue<string>();
    const fired = queue.schedule(1, 0, 'fired');
    queue.pop();
    const cancelled = queue.schedule(2, 0, 'cancelled');
    expect(queue.cancel(cancelled)).toBe(true);
    queue.schedule(3, 0, 'kept');
    expect([fired, cancelled, NO_HANDLE].map((handle) => queue.cancel(handle))).toEqual([
      false,
      false,
      false,
    ]);
    expect(queue.pop()).toBe('kept');
  });

  it('never gives two events one handle, although they use the same slots', () => {
    const queue = new EventQueue<object>();
    const handles = Array.from({ length: 10 }, () => queue.schedule(1, 0, {}));
    expect(new Set(handles).size).toBe(10);
    drain(queue);
    const again = queue.schedule(1, 0, {});
    expect(handles).not.toContain(again);
  });
});
