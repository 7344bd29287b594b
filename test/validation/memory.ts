/** How long the number of running calls remembers itself. */
import { SECOND } from '../../src/kernel/time.ts';
import { meanIs, type Comparison } from './comparison.ts';
import type { Experiment } from './experiment.ts';
import { called, callsAt, laws, openWorld, S, sampled, until, workloadOf } from './worlds.ts';

const LOAD = 5;
const SAMPLES = { first: 20 * S, every: 14 * S, count: 1500 };
const LAGS = [0.25, 0.5, 1, 2];

const compareLaw = (
  seed: number,
  law: string,
  formula: string,
  correlation: (lag: number) => number,
): Comparison[] => {
  const simulation = openWorld({
    seed,
    durationMs: until(SAMPLES.first, SAMPLES.every, SAMPLES.count),
    functions: [called(law, callsAt(LOAD / (S / SECOND), laws[law]!))],
  });
  const deviation = (): number => workloadOf(simulation, law).inFlight - LOAD;
  const products = sampled(simulation, SAMPLES, () => {
    const { now } = simulation;
    const first = deviation();
    return LAGS.map((lag) => {
      simulation.advanceTo(now + lag * S);
      return (first * deviation()) / LOAD;
    });
  });
  return LAGS.map((lag, i) =>
    meanIs(
      { what: `${law}, τ = ${lag} S`, formula },
      correlation(lag),
      products.map((ofLags) => ofLags[i] as number),
    ),
  );
};

/** Autocorrelation of the running calls. */
export const memory: Experiment = {
  title: 'How long the number of running calls remembers itself',
  setting: `One function, λS = ${LOAD}, S = 10 s; the correlation of its running calls at an instant and τ later (mean and variance known), at ${SAMPLES.count} instants, every 14 S.`,
  source:
    'Beneš, *Bell System Technical Journal* 36 (1957); Riordan, *Stochastic Service Systems*, 1962: P(residual service > τ)',
  compare: (seed) => [
    ...compareLaw(seed, 'exponential', 'e^(−τ/S)', (lag) => Math.exp(-lag)),
    ...compareLaw(seed, 'fixed', '(1 − τ/S)⁺', (lag) => Math.max(0, 1 - lag)),
  ],
};
