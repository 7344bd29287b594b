/** Runs cases: each in a process of its own, those of one side in turns, so that noise hits all alike. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { bundle } from './bundle.ts';
import type { Case, Sample } from './case.ts';
import { quartilesOf, type Quartiles } from './statistics.ts';

/** What was measured of one case. */
export interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly clock: 'CPU' | 'wall';
  readonly goal?: string;
  readonly side?: string;
  /** Of each run. */
  readonly samples: readonly Sample[];
  /** Seconds per unit. */
  readonly perUnit: Quartiles;
  /** Of the last minute, when the case was done: more than there are cores means that others were at work. */
  readonly load: number;
}

/** How often, and how much. */
export interface Effort {
  readonly runs: number;
  /** Of the full work. */
  readonly share: number;
}

/** The share of a run that is done beforehand: enough for the compiler. */
const WARM_UP = 0.5;

/** Runs the cases of one side, once to warm up and then so many times in turns. */
export const measureSide = async (side: readonly Case[], { runs, share }: Effort): Promise<Measured[]> => {
  const file = bundle('child.ts');
  const open = side.map((one) => ({ one, child: fork(file, { execArgv: [] }), samples: [] as Sample[] }));
  try {
    for (const { one, child } of open) if (one.isLong !== true) await ask(child, one.name, share * WARM_UP);
    for (let run = 0; run < runs; run++) {
      for (const { one, child, samples } of open) {
        if (run === 0 || one.isLong !== true) samples.push(await ask(child, one.name, share));
      }
    }
    return open.map(({ one, samples }) => measured(one, samples));
  } finally {
    for (const { child } of open) child.kill();
  }
};

/** Throws when the case fails, or its process does. */
const ask = async (child: ChildProcess, name: string, share: number): Promise<Sample> => {
  child.send({ name, share });
  const [reply] = (await Promise.race([once(child, 'message'), ended(child)])) as [Reply];
  if (reply.sample === undefined) throw new Error(`${name}: ${reply.error ?? 'its process has ended'}`);
  return reply.sample;
};

interface Reply {
  readonly sample?: Sample;
  readonly error?: string;
}

const ended = async (child: ChildProcess): Promise<[Reply]> => {
  const [code] = (await once(child, 'exit')) as [number | null];
  return [{ error: `its process has ended with ${code}` }];
};

const measured = ({ name, unit, clock, goal, side }: Case, samples: readonly Sample[]): Measured => ({
  name,
  unit,
  clock,
  ...(goal === undefined ? {} : { goal }),
  ...(side === undefined ? {} : { side }),
  samples,
  perUnit: quartilesOf(samples.map(({ units, seconds }) => seconds / units)),
  load: loadavg()[0] ?? NaN,
});
