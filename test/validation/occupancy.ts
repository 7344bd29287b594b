/** Calls in an account without limits are an M/G/∞ queue: who runs is Poisson, whatever the law of the durations. */
import { SECOND } from '../../src/kernel/time.ts';
import { lawIs, meanIs, varianceIs, type Comparison } from './comparison.ts';
import type { Experiment } from './experiment.ts';
import { poisson } from './formulas.ts';
import { called, callsAt, laws, openOn, openWorld, S, sampled, until } from './worlds.ts';

const LOAD = 10;
const SAMPLES = { first: 20 * S, every: 15 * S, count: 600 };

/** N(t), sampled so far apart that the samples are independent. */
const occupancies = (seed: number, law: string): number[] => {
  const duration = laws[law]!;
  const simulation = openWorld({
    seed,
    durationMs: until(SAMPLES.first, SAMPLES.every, SAMPLES.count),
    functions: [
      called(law, callsAt(LOAD / (S / SECOND), duration), {
        connections: { perEnvironment: 0, perInvocation: 1 },
      }),
    ],
  });
  return sampled(simulation, SAMPLES, () => openOn(simulation));
};

const compareLaw = (seed: number, law: string): Comparison[] => {
  const samples = occupancies(seed, law);
  return [
    meanIs({ what: `${law}: mean`, formula: 'λS' }, LOAD, samples),
    varianceIs({ what: `${law}: variance`, formula: 'λS' }, LOAD, samples, LOAD + 3 * LOAD ** 2),
    lawIs({ what: `${law}: law`, formula: 'Poisson(λS)' }, poisson(LOAD, 3 * LOAD), samples),
  ];
};

/** N is Poisson with mean λS for five laws of one mean. */
export const occupancy: Experiment = {
  title: 'Connections in use are Poisson, whatever the law of the durations',
  setting: `One function, λS = ${LOAD}, mean duration S = 10 s, one connection each; the open connections of its key, ${SAMPLES.count} times, every 15 S.`,
  source: 'M/G/∞: Palm 1943; Takács, *Introduction to the Theory of Queues*, 1962',
  compare: (seed) => Object.keys(laws).flatMap((law) => compareLaw(seed, law)),
};
