/** What one live entity takes: the difference that many of them make to the heap and to typed arrays. */
import { Simulation } from '../../src/engine/simulation.ts';
import type { FunctionSpec, Scenario } from '../../src/scenario/scenario.ts';
import { scenario, vpcConfig } from '../../test/support/scenarios.ts';
import { sized, timed, type Case } from '../case.ts';
import { bytesOf } from '../heap.ts';

type Specs = readonly (Partial<FunctionSpec> & { readonly name: string })[];

const account = (functions: Specs): Scenario =>
  scenario({
    quotas: { enisPerVpc: 1_000_000, enisPerRegion: 1_000_000, concurrentExecutions: 10_000_000 },
    subnets: [{ id: 'a', cidr: '10.0.0.0/16' }],
    securityGroups: [
      { id: 'g', vpc: 'vpc' },
      ...functions.map(({ name }) => ({ id: `g-${name}`, vpc: 'vpc' })),
    ],
    functions,
  });

const named = (count: number, specOf: (name: string) => Partial<FunctionSpec>): Specs =>
  Array.from({ length: count }, (_, index) => ({ name: `f${index}`, ...specOf(`f${index}`) }));

const shared = (): Partial<FunctionSpec> => ({ create: 'existing', vpcConfig: vpcConfig(['a']) });
const ofItsOwn = (name: string): Partial<FunctionSpec> => ({
  create: 'existing',
  vpcConfig: vpcConfig(['a'], [`g-${name}`]),
});
const absent = (): Partial<FunctionSpec> => ({ create: null });
const environments = (value: number): Specs =>
  named(1, () => ({
    ...shared(),
    connections: { perEnvironment: 1, perInvocation: 0 },
    traffic: {
      form: 'concurrency',
      qualifier: '$LATEST',
      environments: { points: [{ atMs: 0, value }], interpolate: 'step' },
    },
  }));

/** Up to the first instant, at which curves have opened their environments. */
const started = (plan: Scenario): Simulation => {
  const simulation = new Simulation(plan);
  simulation.advanceTo(0);
  return simulation;
};

/** The spec of what is compared is the same size: only what the simulation makes of it counts. */
const bytesPer = (
  entity: string,
  full: number,
  many: (count: number) => Specs,
  without: (count: number) => Specs,
): Case => ({
  name: `bytes per ${entity}`,
  unit: `${entity}s`,
  clock: 'CPU',
  run: (share) => {
    const units = sized(full, share);
    const [plan, base] = [account(many(units)), account(without(units))];
    bytesOf(() => started(base));
    const least = bytesOf(() => started(base));
    const { value: made, seconds } = timed(() => bytesOf(() => started(plan)));
    return { units, seconds, figures: { [`bytes per ${entity}`]: (made.bytes - least.bytes) / units } };
  },
});

export const memoryCases: readonly Case[] = [
  bytesPer('environment', 65_000, environments, () => environments(0)),
  bytesPer(
    'function',
    20_000,
    (count) => named(count, shared),
    (count) => named(count, absent),
  ),
  bytesPer(
    'key',
    20_000,
    (count) => named(count, ofItsOwn),
    (count) => named(count, shared),
  ),
];
