/** The delays of the presets: waiting for several keys, moving to new ones, and the whole life of an ENI. */
import { quantileOf } from '../../src/kernel/distribution.ts';
import { HOUR, SECOND } from '../../src/kernel/time.ts';
import { resolveParameters, type Parameters } from '../../src/model/parameters.ts';
import { vpcConfig } from '../support/scenarios.ts';
import { lawIs, meanIs, same, shareIs, type Comparison } from './comparison.ts';
import type { Experiment } from './experiment.ts';
import { average } from './formulas.ts';
import { called, groupOf, openWorld, workloadOf } from './worlds.ts';

const FUNCTIONS = 500;
const indices = Array.from({ length: FUNCTIONS }, (_, i) => i);
const { eniCreateDelay, eniDeleteDelay } = resolveParameters('docs-2024');
const preset: Partial<Parameters> = { eniCreateDelay, eniDeleteDelay };
const created = quantileOf(eniCreateDelay);
const deleted = quantileOf(eniDeleteDelay);

const inSubnets = (count: number): string[] => Array.from({ length: count }, (_, i) => `subnet-${i}`);

/** How long functions are Pending that need so many new ENIs each, in seconds. */
const pending = (seed: number, keys: number): number[] => {
  const subnetIds = inSubnets(keys);
  const simulation = openWorld({
    seed,
    groups: FUNCTIONS,
    durationMs: HOUR,
    parameters: preset,
    subnets: subnetIds.map((id, i) => ({ id, cidr: `10.0.${8 * i}.0/21` })),
    functions: indices.map((i) =>
      called(`f-${i}`, null, { create: 0, vpcConfig: vpcConfig(subnetIds, [groupOf(i)]) }),
    ),
  });
  while (!simulation.advance(1_000_000));
  return indices.map((i) => workloadOf(simulation, `f-${i}`).pendingMs / SECOND);
};

/** The quantiles of the longest of several delays are those of one delay, at the root of the probability. */
const comparePending = (seed: number, keys: number): Comparison[] => {
  const longest = (u: number): number => created(u ** (1 / keys)) / SECOND;
  const samples = pending(seed, keys);
  const limits = Array.from({ length: 19 }, (_, i) => longest((i + 1) / 20));
  const cells = samples.map((sample) => limits.filter((limit) => limit <= sample).length);
  const what = keys === 1 ? 'seconds Pending, one key' : `seconds Pending, ${keys} keys`;
  return [
    meanIs({ what: `${what}: mean`, formula: '∫ (1 − F(x)ⁿ) dx' }, average(longest), samples),
    lawIs({ what: `${what}: law`, formula: 'F(x)ⁿ' }, Array<number>(20).fill(1 / 20), cells),
  ];
};

/** Everybody moves to another group at once: the old ENIs go only after the new ones have come. */
const compareTransition = (seed: number): Comparison => {
  const functions = indices.slice(0, 40);
  const peaks = [1, 2, 3].map((keys) => {
    const subnetIds = inSubnets(keys);
    const simulation = openWorld({
      seed,
      groups: 80,
      durationMs: 3 * HOUR,
      parameters: preset,
      subnets: subnetIds.map((id, i) => ({ id, cidr: `10.0.${i}.0/24` })),
      functions: functions.map((i) =>
        called(`f-${i}`, null, { vpcConfig: vpcConfig(subnetIds, [groupOf(i)]) }),
      ),
      timeline: functions.map((i) => ({
        atMs: SECOND,
        do: 'UpdateFunctionConfiguration' as const,
        function: `f-${i}`,
        vpcConfig: vpcConfig(subnetIds, [groupOf(40 + i)]),
        memory: null,
      })),
    });
    while (!simulation.advance(1_000_000));
    return simulation.result().enis.peak;
  });
  const what = 'peak of ENIs while 40 functions of 1, 2, 3 subnets change their group';
  return same({ what, formula: '2 · n · subnets' }, [80, 160, 240], peaks);
};

/** Create, delete when it is Active, subnet free again: the sum of both delays. */
const compareWhole = (seed: number): Comparison[] => {
  const simulation = openWorld(
    {
      seed,
      groups: FUNCTIONS,
      durationMs: 3 * HOUR,
      parameters: preset,
      functions: indices.map((i) => called(`f-${i}`, null, { create: 0, group: i })),
    },
    {
      onFact: (fact) => {
        if (fact.fact === 'function.activated') active.push(fact.function);
        if (fact.fact === 'eni.deleted') seconds.push(fact.at / SECOND);
      },
    },
  );
  const active: string[] = [];
  const seconds: number[] = [];
  while (!simulation.advance(1)) {
    const functionName = active.pop();
    if (functionName !== undefined)
      simulation.control.execute('DeleteFunction', { functionName, qualifier: null });
  }
  const cells = 400;
  const inside = average(
    (u) =>
      average((v) => {
        const sum = (created(u) + deleted(v)) / SECOND;
        return sum >= 433 && sum <= 1571 ? 1 : 0;
      }, cells),
    cells,
  );
  const hits = seconds.filter((one) => one >= 433 && one <= 1571).length;
  const mean = (average(created) + average(deleted)) / SECOND;
  return [
    meanIs({ what: 'seconds from create to free subnet', formula: 'E[create] + E[delete]' }, mean, seconds),
    shareIs(
      { what: 'share of them within 433 to 1,571 s', formula: '∫∫ f(c) g(d) over the range' },
      inside,
      hits,
      seconds.length,
    ),
  ];
};

/** The delays of the presets, alone and together. */
export const delays: Experiment = {
  title: 'Delays',
  setting: `${FUNCTIONS} functions, each with keys of its own, and the presets’ clamped lognormal delays of creation and deletion (the same in both).`,
  source: 'order statistics: David, Nagaraja, *Order Statistics*, 2003; numerical integration',
  compare: (seed) => [
    ...[1, 3, 6].flatMap((keys) => comparePending(seed, keys)),
    compareTransition(seed),
    ...compareWhole(seed),
  ],
};
