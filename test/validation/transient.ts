/** A rate that changes: the mean of the running calls follows it, late and smoothed. */
import { quantileOf, type Distribution } from '../../src/kernel/distribution.ts';
import { SECOND, type Milliseconds } from '../../src/kernel/time.ts';
import type { CurveSpec } from '../../src/scenario/scenario.ts';
import { meanIs, type Comparison } from './comparison.ts';
import type { Experiment } from './experiment.ts';
import { average } from './formulas.ts';
import { called, callsAlong, laws, openWorld, S, workloadOf } from './worlds.ts';

const REPLICATIONS = 400;
const END = 12 * S;

const linear = (points: readonly (readonly [Milliseconds, number])[]): CurveSpec => ({
  interpolate: 'linear',
  points: points.map(([atMs, value]) => ({ atMs, value })),
});

const ramp = linear([
  [0, 0],
  [6 * S, 3],
  [END, 3],
]);
/** A sine of period 6 S around 1.5 per second, in 72 straight pieces. */
const wave = linear(
  Array.from({ length: 73 }, (_, i) => [(i * END) / 72, 1.5 + Math.sin((2 * Math.PI * i) / 36)] as const),
);

/** The calls expected from 0 to t: the integral of a curve of straight lines. */
const expectedCalls = ({ points }: CurveSpec, t: Milliseconds): number => {
  let calls = 0;
  for (const [i, { atMs, value }] of points.entries()) {
    const next = points[i + 1];
    if (next === undefined || atMs >= t) break;
    const to = Math.min(next.atMs, t);
    const valueThere = value + ((next.value - value) * (to - atMs)) / (next.atMs - atMs);
    calls += ((value + valueThere) / 2) * ((to - atMs) / SECOND);
  }
  return calls;
};

/** m(t) = E of the integral of λ from t − S to t. */
const meanRunning = (rate: CurveSpec, duration: Distribution, t: Milliseconds): number => {
  const quantile = quantileOf(duration);
  return average((u) => expectedCalls(rate, t) - expectedCalls(rate, t - quantile(u)), 4000);
};

const compareCurve = (seed: number, curve: string, rate: CurveSpec, law: string): Comparison[] => {
  const duration = laws[law]!;
  const names = Array.from({ length: REPLICATIONS }, (_, i) => `${curve}-${law}-${i}`);
  const simulation = openWorld({
    seed,
    durationMs: END,
    functions: names.map((name) => called(name, callsAlong(rate, duration))),
  });
  return [1, 2, 4, 7, 9, 11].map((times) => {
    simulation.advanceTo(times * S);
    const samples = names.map((name) => workloadOf(simulation, name).inFlight);
    const said = { what: `${curve}, ${law}, t = ${times} S`, formula: 'm(t) = ∫ λ(u) P(S > t − u) du' };
    return meanIs(said, meanRunning(rate, duration, times * S), samples);
  });
};

/** The mean of the running calls while the rate changes. */
export const transient: Experiment = {
  title: 'A rate that changes',
  setting: `${REPLICATIONS} functions, alike and independent, empty at 0: a ramp from 0 to 3 calls a second in 6 S, then level; a sine of period 6 S around 1.5 a second in straight pieces. S = 10 s.`,
  source: 'Eick, Massey, Whitt, *Operations Research* 41 (1993), “The physics of the M_t/G/∞ queue”',
  compare: (seed) => [
    ...compareCurve(seed, 'ramp', ramp, 'exponential'),
    ...compareCurve(seed, 'ramp', ramp, 'fixed'),
    ...compareCurve(seed, 'sine', wave, 'lognormal'),
  ],
};
