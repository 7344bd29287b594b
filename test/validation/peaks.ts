/** The peak of an interval, and the quantiles by which one sizes. */
import { SECOND } from '../../src/kernel/time.ts';
import { lawIs, shareIs } from './comparison.ts';
import type { Experiment } from './experiment.ts';
import { peakBelow, poisson, poissonQuantile, sum } from './formulas.ts';
import { called, callsAt, groupOf, keyOf, laws, openOn, openWorld, S, sampled, until } from './worlds.ts';
import { vpcConfig } from '../support/scenarios.ts';

const KEYS = 500;
const LOAD = 6;
const TIMES = 20;
const MOST = 30;
const perCall = { connections: { perEnvironment: 0, perInvocation: 1 } };

const LARGE = 300;
const SAMPLES = { first: S, every: S, count: 700 };

/** The peaks of keys over an interval, as the result of a run reports them. */
const peaks = (seed: number): number[] => {
  const groups = Array.from({ length: KEYS }, (_, i) => i);
  const simulation = openWorld({
    seed,
    groups: KEYS,
    durationMs: TIMES * S + 1,
    functions: groups.map((group) =>
      called(`f-${group}`, callsAt(LOAD / (S / SECOND), laws['exponential']!), {
        vpcConfig: vpcConfig(['a'], [groupOf(group)]),
        ...perCall,
      }),
    ),
  });
  simulation.advanceTo(TIMES * S);
  return groups.map((group) => keyOf(simulation, group).connections.openPeak);
};

const stationary = (seed: number): number[] => {
  const simulation = openWorld({
    seed,
    durationMs: until(SAMPLES.first, SAMPLES.every, SAMPLES.count),
    functions: [called('f', callsAt(LARGE / (S / SECOND), laws['fixed']!), perCall)],
  });
  return sampled(simulation, SAMPLES, () => openOn(simulation));
};

/** P(peak = k): the differences of P(peak < k). */
const peakLaw = (): number[] => {
  const below = [0, ...peakBelow(LOAD, TIMES, MOST)];
  return below.slice(1).map((probability, k) => probability - (below[k] as number));
};

const compareQuantile = (samples: readonly number[], p: number) => {
  const quantile = poissonQuantile(LARGE, p);
  const share = sum(poisson(LARGE, quantile));
  const atMost = samples.filter((sample) => sample <= quantile).length;
  const what = `samples up to the quantile of ${p}, which is ${quantile}`;
  return shareIs({ what, formula: 'P(N ≤ q)' }, share, atMost, samples.length);
};

/** The law of the peak in an interval, and quantiles of the stationary number. */
export const peaksAndQuantiles: Experiment = {
  title: 'Peaks and quantiles',
  setting: `The peak of the connections of ${KEYS} keys, λS = ${LOAD} (exponential), from empty to ${TIMES} S; then λS = ${LARGE}, fixed durations, every S ${SAMPLES.count} times.`,
  source:
    'absorption of a birth–death process by uniformization: Jensen 1953; Keilson, *Markov Chain Models*, 1979',
  compare: (seed) => {
    const samples = stationary(seed);
    return [
      lawIs(
        { what: 'peak of an interval', formula: 'P(max < k) = P(not absorbed at k)' },
        peakLaw(),
        peaks(seed),
      ),
      ...[0.5, 0.9, 0.99].map((p) => compareQuantile(samples, p)),
    ];
  },
};
