/** L = λW: the time-average of what is in a system is the rate of arrivals times the time that each stays. */
import type { Simulation } from '../../src/engine/simulation.ts';
import { SECOND } from '../../src/kernel/time.ts';
import { ratioIs } from './comparison.ts';
import type { Experiment } from './experiment.ts';
import { called, callsAt, laws, openWorld, S, workloadOf } from './worlds.ts';

const BATCHES = 60;
const BATCH = 60 * S;

/** Per batch: the integral of the running calls over time in seconds, and the calls that were let in. */
const batches = (simulation: Simulation, name: string): (readonly [number, number])[] => {
  const workload = workloadOf(simulation, name);
  const letIn = (): number => workload.total - workload.failed.Throttled;
  const pairs: [number, number][] = [];
  let area = 0;
  let before = letIn();
  for (let batch = 1; batch <= BATCHES; batch++) {
    while (simulation.now < batch * BATCH) {
      const { now } = simulation;
      const running = workload.inFlight;
      simulation.advance(1);
      area += (running * (simulation.now - now)) / SECOND;
    }
    pairs.push([area, letIn() - before]);
    area = 0;
    before = letIn();
  }
  return pairs;
};

const running = (seed: number, reservedConcurrency: number | null) =>
  batches(
    openWorld({
      seed,
      durationMs: (BATCHES + 1) * BATCH,
      functions: [called('f', callsAt(1, laws['lognormal']!), { reservedConcurrency })],
    }),
    'f',
  );

/** Little’s law, with and without losses. */
export const little: Experiment = {
  title: 'Little’s law',
  setting: `One call a second of mean duration S = 10 s (lognormal); the running calls integrated over ${BATCHES} batches of 60 S, divided by the calls let in.`,
  source: 'Little, *Operations Research* 9 (1961)',
  compare: (seed) => [
    ratioIs({ what: 'without a limit', formula: 'L / λ = S' }, S / SECOND, running(seed, null)),
    ratioIs({ what: 'reserved concurrency 8', formula: 'L / λ(1 − B) = S' }, S / SECOND, running(seed, 8)),
  ],
};
