/** The two structures that time waits in, alone. */
import { EventQueue } from '../../src/kernel/event-queue.ts';
import { Streams } from '../../src/kernel/random.ts';
import { TimingWheel } from '../../src/kernel/timing-wheel.ts';
import { sized, timed, type Case } from '../case.ts';
import { bytesOf } from '../heap.ts';

const LATEST = 1_000_000;
const HOLDS = 2_000_000;
/** Drawn beforehand: the structure is measured, not the generator. */
const DRAWS = 2 ** 16;

/** Pop the earliest, schedule another: the hold model, at a constant number of pending events. */
const hold = (pending: number, extra: Pick<Case, 'goal' | 'side'> = {}): Case => ({
  name: `event queue, hold model, ${pending.toLocaleString('en')} pending`,
  unit: 'events',
  clock: 'CPU',
  ...extra,
  run: (share) => {
    const delays = drawn('hold', LATEST);
    const { value: queue, bytes } = bytesOf(() => {
      const filled = new EventQueue<number>();
      for (let index = 0; index < pending; index++) filled.schedule(delays[index % DRAWS] ?? 0, 0, index);
      return filled;
    });
    const units = sized(HOLDS, share);
    const { seconds } = timed(() => {
      for (let done = 0; done < units; done++) {
        queue.pop();
        queue.schedule(queue.poppedTime + (delays[done % DRAWS] ?? 0), 0, done);
      }
    });
    return { units, seconds, figures: { 'bytes per pending event': bytes / pending } };
  },
});

const wheel: Case = {
  name: 'timing wheel, 65,000 in flight',
  unit: 'ends',
  clock: 'CPU',
  run: (share) => {
    const lengths = drawn('wheel', 2000);
    const ends = new TimingWheel();
    for (let id = 0; id < 65_000; id++) ends.insert(lengths[id % DRAWS] ?? 0, id);
    const units = sized(10_000_000, share);
    const { seconds } = timed(() => {
      for (let done = 0; done < units; done++) {
        const now = ends.nextTime;
        ends.insert(now + 1 + (lengths[done % DRAWS] ?? 0), ends.pop());
      }
    });
    return { units, seconds };
  },
};

const drawn = (purpose: string, below: number): Float64Array => {
  const stream = new Streams(1).stream(purpose);
  return Float64Array.from({ length: DRAWS }, () => stream.integer(below));
};

export const kernelCases: readonly Case[] = [
  hold(1_000),
  hold(10_000),
  hold(100_000, {
    side: 'hold model, 100,000 pending',
    goal: '≥ 8 M/s, ≤ 16 B per event, ≤ 1.1 × the time of std::priority_queue',
  }),
  hold(1_000_000),
  wheel,
];
