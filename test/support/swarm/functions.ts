/** Functions of random scenarios and what is asked of them. */
import fc from 'fast-check';
import type { FunctionSpec, TrafficSpec } from '../../../src/scenario/scenario.ts';
import type { Features, Under } from './features.ts';
import { roleNames } from './identities.ts';
import { arbitraryVpcConfig } from './network.ts';
import { arbitraryCurve, arbitraryDuration, arbitraryTime, listOf, stretch } from './parts.ts';

/** The most functions of a scenario; without the feature `manyFunctions` there are five. */
export const MOST_FUNCTIONS = 40;
const FEW = 5;

/** How many functions of those drawn a scenario has. */
export const countOf = (drawn: number, on: Features): number =>
  on.manyFunctions ? drawn : Math.min(FEW, drawn);
export const nameOf = (index: number): string => `f${index + 1}`;

const qualifier = fc.constantFrom('$LATEST', '$LATEST', '1', '2');

/** Every form of traffic by the feature that it needs. Rates are low where runs are long or functions many. */
const forms = {
  rate: fc
    .tuple(arbitraryCurve(10, 200), arbitraryDuration)
    .map(([curve, duration]): TrafficUnder => (on, which, count) => {
      const { points, interpolate } = curve(on);
      const by = stretch(on) * Math.max(1, count / FEW);
      const rate = { points: points.map(({ atMs, value }) => ({ atMs, value: value / by })), interpolate };
      return { form: 'rate', qualifier: which, rate, duration: duration(on) };
    }),
  cron: fc
    .tuple(fc.constantFrom('0 * * * *', '*/10 1,3 * * *', '0 0 1 1 *', '30 2 * * *'), arbitraryDuration)
    .map(([cron, duration]): TrafficUnder => (on, which) => {
      return { form: 'cron', qualifier: which, cron, duration: duration(on) };
    }),
  invocations: fc
    .tuple(listOf(arbitraryTime, 30), arbitraryDuration)
    .map(([times, duration]): TrafficUnder => (on, which) => {
      const atMs = times.map((at) => at(on)).toSorted((x, y) => x - y);
      return { form: 'invocations', qualifier: which, atMs, duration: duration(on) };
    }),
  curve: arbitraryCurve(30).map((curve): TrafficUnder => (on, which) => {
    return { form: 'concurrency', qualifier: which, environments: curve(on) };
  }),
} as const;
const formNames = Object.keys(forms) as (keyof typeof forms)[];
type TrafficUnder = (on: Features, qualifier: string, count: number) => TrafficSpec;

/** One of the forms that are on; now and then none. */
const arbitraryTraffic = fc
  .record({ which: qualifier, pick: fc.nat({ max: 11 }), drawn: fc.record(forms) })
  .map(({ which, pick, drawn }) => (on: Features, count: number): TrafficSpec | null => {
    const asked = on.versions || on.PublishVersion || on.CreateFunction ? which : '$LATEST';
    const possible = formNames.filter((name) => on[name]);
    const chosen = pick === 0 ? undefined : possible[pick % possible.length];
    return chosen === undefined ? null : drawn[chosen](on, asked, count);
  });

const arbitraryFunction = fc.record({
  vpcConfig: fc.option(arbitraryVpcConfig, { freq: 6 }),
  role: fc.option(fc.constantFrom(...roleNames)),
  reservedConcurrency: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 2 }),
  creation: fc.constantFrom('now', 'late', 'never', 'existing'),
  createdAt: arbitraryTime,
  versions: fc.array(fc.option(arbitraryVpcConfig), { maxLength: 2 }),
  traffic: arbitraryTraffic,
  perEnvironment: fc.integer({ min: 1, max: 8 }),
  perInvocation: fc.integer({ min: 0, max: 8 }),
  destination: fc.constantFrom('api', 'api', 'mail', null),
});
type DrawnFunction = typeof arbitraryFunction extends fc.Arbitrary<infer T> ? T : never;

const createOf = ({ creation, createdAt }: DrawnFunction, on: Features): FunctionSpec['create'] => {
  if (on.existing && creation === 'existing') return 'existing';
  if (on.CreateFunction && creation === 'never') return null;
  return on.lateCreation && creation === 'late' ? createdAt(on) : 0;
};

const specOf = (one: DrawnFunction, index: number, count: number, on: Features): FunctionSpec => {
  const create = createOf(one, on);
  const versions = on.versions && create === 'existing' ? one.versions : [];
  return {
    name: nameOf(index),
    role: on.roles ? one.role : null,
    vpcConfig: one.vpcConfig?.(on) ?? null,
    memory: 128,
    reservedConcurrency: on.reservedConcurrency ? one.reservedConcurrency : null,
    create,
    versions: versions.map((own, number) => ({ version: String(number + 1), vpcConfig: own?.(on) ?? null })),
    traffic: one.traffic(on, count),
    connections: {
      perEnvironment: on.perEnvironment ? one.perEnvironment : 0,
      perInvocation: on.perInvocation ? one.perInvocation : 0,
      ...(on.nat && one.destination !== null ? { destination: one.destination } : {}),
    },
  };
};

/** One function to forty. */
export const arbitraryFunctions: fc.Arbitrary<Under<FunctionSpec[]>> = listOf(
  arbitraryFunction,
  MOST_FUNCTIONS,
  1,
).map((drawn) => (on) => {
  const count = countOf(drawn.length, on);
  return drawn.slice(0, count).map((one, index) => specOf(one, index, count, on));
});
