/** Scenarios for experiments: functions that are Active from the start, quotas that do not bind. */
import type { Distribution } from '../../src/kernel/distribution.ts';
import { Simulation, type SimulationOptions } from '../../src/engine/simulation.ts';
import { SECOND, type Milliseconds } from '../../src/kernel/time.ts';
import { keyId, type Key } from '../../src/model/key.ts';
import type { Workload } from '../../src/model/workload.ts';
import { LATEST } from '../../src/model/world.ts';
import type { CurveSpec, FunctionSpec, TrafficSpec } from '../../src/scenario/scenario.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';

type Parts = Parameters<typeof scenario>[0];

/** Quotas and rates far away, a subnet of 65,531 addresses, and as many groups `g-0`, `g-1` … as are asked for. */
export const openWorld = (parts: Parts & { readonly groups?: number }, options?: SimulationOptions) => {
  const { groups = 1, parameters, quotas, ...rest } = parts;
  return new Simulation(
    scenario({
      subnets: [{ id: 'a', cidr: '10.0.0.0/16' }],
      securityGroups: Array.from({ length: groups }, (_, i) => ({ id: groupOf(i), vpc: 'vpc' })),
      quotas: { enisPerVpc: 1e6, enisPerRegion: 1e6, concurrentExecutions: 1e6, ...quotas },
      parameters: { envScaleRate: 1e6, ...parameters },
      ...rest,
    }),
    options,
  );
};

/** The group of one function that shares its key with no other. */
export const groupOf = (index: number): string => `g-${index}`;

/** Poisson calls at a rate per second, each running for a time of this law. */
export const callsAt = (perSecond: number, duration: Distribution): TrafficSpec =>
  callsAlong({ interpolate: 'step', points: [{ atMs: 0, value: perSecond }] }, duration);

/** Poisson calls whose rate follows a curve. */
export const callsAlong = (rate: CurveSpec, duration: Distribution): TrafficSpec => ({
  form: 'rate',
  qualifier: LATEST,
  rate,
  duration,
});

/** A function that exists, in subnet `a`, alone in its group unless another one is said. */
export const called = (
  name: string,
  traffic: TrafficSpec | null,
  { group = 0, ...rest }: { readonly group?: number } & Partial<FunctionSpec> = {},
): Partial<FunctionSpec> & { readonly name: string } => ({
  name,
  create: 'existing',
  vpcConfig: vpcConfig(['a'], [groupOf(group)]),
  traffic,
  ...rest,
});

/** The attempts on a function, by its name. */
export const workloadOf = ({ world }: Simulation, name: string): Workload => world.workload(name, LATEST);

/** The key of a group. */
export const keyOf = ({ world }: Simulation, group = 0): Key => {
  const key = world.keys.get(keyId('a', [groupOf(group)]));
  if (key === undefined) throw new Error(`nobody uses ${groupOf(group)}`);
  return key;
};

/** Connections in use on the key of a group. */
export const openOn = (simulation: Simulation, group = 0): number =>
  keyOf(simulation, group).connections.open;

/** What is seen at so many instants, the first one after a while, the others at equal distances from there. */
export const sampled = <T>(
  simulation: Simulation,
  {
    first,
    every,
    count,
  }: { readonly first: Milliseconds; readonly every: Milliseconds; readonly count: number },
  look: () => T,
): T[] =>
  Array.from({ length: count }, (_, i) => {
    simulation.advanceTo(first + i * every);
    return look();
  });

/** One more than needed: a run must not end before its last sample. */
export const until = (first: Milliseconds, every: Milliseconds, count: number): Milliseconds =>
  first + every * (count + 1);

/** A mean service time that suits most experiments. */
export const S = 10 * SECOND;

/** Laws of service with mean `S`; theory says that only the mean matters. */
export const laws: Readonly<Record<string, Distribution>> = {
  exponential: { exponential: { mean: S } },
  fixed: { fixed: S },
  lognormal: { lognormal: { median: S / Math.exp(0.6 ** 2 / 2), sigma: 0.6 } },
  uniform: { uniform: { min: 0, max: 2 * S } },
  'gamma of shape ½': { gamma: { shape: 0.5, mean: S } },
};
