/** What is measured: each case is one row, prepared outside of the time that counts. */
import { simulate } from '../src/engine/simulation.ts';
import { EventQueue } from '../src/kernel/event-queue.ts';
import { Streams } from '../src/kernel/random.ts';
import { TimingWheel } from '../src/kernel/timing-wheel.ts';
import { scenario, vpcConfig } from '../test/support/scenarios.ts';

export interface Case {
  readonly name: string;
  /** Does the work; returns how many units were done. */
  readonly run: () => number;
  readonly unit: string;
}

const HOUR = 3_600_000;

/** Pop the earliest, schedule another: the hold model, at a constant number of pending events. */
const hold = (pending: number, operations: number): Case => ({
  name: `event queue, hold model, ${pending.toLocaleString('en')} pending`,
  unit: 'events',
  run: () => {
    const stream = new Streams(1).stream('hold', pending);
    const queue = new EventQueue<number>();
    for (let index = 0; index < pending; index++) queue.schedule(stream.integer(1_000_000), 0, index);
    for (let done = 0; done < operations; done++) {
      queue.pop();
      queue.schedule(queue.poppedTime + stream.integer(1_000_000), 0, done);
    }
    return operations;
  },
});

const wheel: Case = {
  name: 'timing wheel, 65,000 in flight',
  unit: 'ends',
  run: () => {
    const stream = new Streams(1).stream('wheel');
    const ends = new TimingWheel();
    let now = 0;
    for (let id = 0; id < 65_000; id++) ends.insert(stream.integer(2000), id);
    for (let done = 0; done < 2_000_000; done++) {
      now = ends.nextTime;
      ends.insert(now + 1 + stream.integer(2000), ends.pop());
    }
    return 2_000_000;
  },
};

/** Poisson arrivals on one key of one function. */
const traffic = (name: string, perSecond: number, meanMs: number, hours: number): Case => ({
  name,
  unit: 'invocations',
  run: () =>
    simulate(
      scenario({
        durationMs: hours * HOUR,
        quotas: { concurrentExecutions: 1_000_000 },
        functions: [
          {
            name: 'f',
            create: 'existing',
            vpcConfig: vpcConfig(['a', 'b']),
            connections: { perEnvironment: 1, perInvocation: 0 },
            traffic: {
              form: 'rate',
              qualifier: '$LATEST',
              rate: { points: [{ atMs: 0, value: perSecond }], interpolate: 'step' },
              duration: { exponential: { mean: meanMs } },
            },
          },
        ],
      }),
    ).invocations.total,
});

/** Creation, waiting and release of many functions, each on a key of its own. */
const deploy = (functions: number): Case => ({
  name: `create and delete ${functions.toLocaleString('en')} functions with a key each`,
  unit: 'events',
  run: () => {
    const groups = Array.from({ length: functions }, (_, index) => ({ id: `g${index}`, vpc: 'vpc' }));
    return simulate(
      scenario({
        durationMs: 4 * HOUR,
        quotas: { enisPerVpc: 100_000, enisPerRegion: 100_000 },
        subnets: [{ id: 'a', cidr: '10.0.0.0/16' }],
        securityGroups: groups,
        functions: groups.map(({ id }, index) => ({ name: `f${index}`, vpcConfig: vpcConfig(['a'], [id]) })),
        timeline: groups.map((_, index) => ({
          atMs: HOUR,
          do: 'DeleteFunction' as const,
          function: `f${index}`,
          qualifier: null,
        })),
      }),
    ).events;
  },
});

export const cases: readonly Case[] = [
  hold(1_000, 2_000_000),
  hold(100_000, 2_000_000),
  wheel,
  traffic('exact engine, dense: about 10,000 in flight', 20_000, 500, 0.05),
  traffic('exact engine, sparse: about 100 in flight', 200, 500, 2),
  deploy(10),
  deploy(1_000),
  deploy(10_000),
];
