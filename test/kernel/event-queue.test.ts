import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue, NO_HANDLE, type Handle } from '../../src/kernel/event-queue.ts';
import { InvariantError } from '../../src/kernel/invariant.ts';
import { numRuns } from '../support/num-runs.ts';

interface Entry {
  readonly time: number;
  readonly rank: number;
  readonly event: number;
}

/** The obviously right queue: a list that is sorted whenever the next event is wanted. */
class SortedList {
  #entries: Entry[] = [];

  schedule(entry: Entry): void {
    this.#entries.push(entry);
  }

  cancel(event: number): boolean {
    const before = this.#entries.length;
    this.#entries = this.#entries.filter((entry) => entry.event !== event);
    return this.#entries.length < before;
  }

  /** Sorting is stable: entries of one time and rank stay in the order in which they came. */
  sorted(): readonly Entry[] {
    return this.#entries.toSorted((a, b) => a.time - b.time || a.rank - b.rank);
  }
}

/** Ties are frequent, and times pass 2^31 and 2^32. */
const delay = fc.oneof(
  { weight: 8, arbitrary: fc.nat(3) },
  { weight: 2, arbitrary: fc.nat(1_000) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 40) },
);
const action = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('schedule' as const), delay, rank: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pop' as const) }) },
);

describe('EventQueue against a sorted list', () => {
  it('agrees after every schedule, cancel and pop, and no stale handle hits another event', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 300, size: 'max' }), (actions) => {
        const queue = new EventQueue<number>();
        const list = new SortedList();
        const handles: Handle[] = [];
        for (const step of actions) {
          if (step.do === 'schedule') {
            const entry = { time: queue.poppedTime + step.delay, rank: step.rank, event: handles.length };
            list.schedule(entry);
            handles.push(queue.schedule(entry.time, entry.rank, entry.event));
          } else if (step.do === 'cancel' && handles.length > 0) {
            const event = step.which % handles.length;
            expect(queue.cancel(handles[event] as Handle)).toBe(list.cancel(event));
          } else if (step.do === 'pop') {
            const expected = list.sorted()[0];
            expect(queue.pop()).toBe(expected?.event);
            if (expected === undefined) continue;
            list.cancel(expected.event);
            expect([queue.poppedTime, queue.poppedRank]).toEqual([expected.time, expected.rank]);
          }
          const [next, size] = [list.sorted()[0], list.sorted().length];
          const { nextTime, nextRank } = queue;
          expect({ nextTime, nextRank, size: queue.size }).toEqual({
            nextTime: next?.time ?? Infinity,
            nextRank: next?.rank ?? Infinity,
            size,
          });
        }
      }),
      { numRuns: numRuns(60, 1_000) },
    );
  });
});

describe('EventQueue', () => {
  const drain = <E>(queue: EventQueue<E>): E[] => Array.from({ length: queue.size }, () => queue.pop() as E);

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
    expect([fired, cancelled, NO_HANDLE].map((handle) => queue.cancel(handle))).toEqual([false, false, false]);
    expect(queue.pop()).toBe('kept');
  });

  it('lets go of what it no longer needs: a fired event is not kept alive', () => {
    const queue = new EventQueue<object>();
    const handles = Array.from({ length: 10 }, () => queue.schedule(1, 0, {}));
    expect(new Set(handles).size).toBe(10);
    drain(queue);
    const again = queue.schedule(1, 0, {});
    expect(handles).not.toContain(again);
  });
});
