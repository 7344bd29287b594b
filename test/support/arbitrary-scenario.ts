/** Random scenarios: small worlds in which everything happens often. */
import fc from 'fast-check';
import { HOUR, MINUTE, SECOND } from '../../src/kernel/time.ts';
import { ScenarioError } from '../../src/engine/scenario-error.ts';
import { Simulation } from '../../src/engine/simulation.ts';
import type { Command, FunctionSpec, Scenario, TrafficSpec } from '../../src/scenario/scenario.ts';
import { scenario, vpcConfig } from './scenarios.ts';

const subnetIds = ['a', 'b', 'c'];
const groupIds = ['g', 'h', 'i'];
const names = ['f0', 'f1', 'f2', 'f3', 'f4'];
const DURATION = 6 * HOUR;

const arbitraryVpcConfig = fc
  .tuple(fc.subarray(subnetIds, { minLength: 1 }), fc.subarray(groupIds, { minLength: 1 }))
  .map(([subnets, groups]) => vpcConfig(subnets, groups));
const arbitraryTime = fc.integer({ min: 0, max: DURATION - 1 });
const arbitraryDelay = (most: number) =>
  fc.oneof(
    fc.integer({ min: 0, max: most }).map((fixed) => ({ fixed })),
    fc.integer({ min: 1, max: most }).map((mean) => ({ exponential: { mean } })),
  );
const arbitraryDuration = fc.constantFrom(
  { fixed: 0 },
  { fixed: 2 * SECOND },
  { exponential: { mean: 20 * SECOND } },
);
const points = (most: number) =>
  fc
    .array(fc.record({ atMs: arbitraryTime, value: fc.integer({ min: 0, max: most }) }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((some) => some.toSorted((x, y) => x.atMs - y.atMs));

const arbitraryTraffic: fc.Arbitrary<TrafficSpec | null> = fc.oneof(
  fc.constant(null),
  fc.record({
    form: fc.constant('invocations' as const),
    qualifier: fc.constantFrom('$LATEST', '1'),
    atMs: fc.array(arbitraryTime, { maxLength: 30 }).map((times) => times.toSorted((x, y) => x - y)),
    duration: arbitraryDuration,
  }),
  fc.record({
    form: fc.constant('rate' as const),
    qualifier: fc.constant('$LATEST'),
    rate: fc.record({
      points: points(1).map((some) => some.map((p) => ({ ...p, value: p.value / 20 }))),
      interpolate: fc.constantFrom('step' as const, 'linear' as const),
    }),
    duration: arbitraryDuration,
  }),
  fc.record({
    form: fc.constant('concurrency' as const),
    qualifier: fc.constant('$LATEST'),
    environments: fc.record({
      points: points(12),
      interpolate: fc.constantFrom('step' as const, 'linear' as const),
    }),
  }),
);

const arbitraryFunction = (name: string): fc.Arbitrary<FunctionSpec> =>
  fc.record({
    name: fc.constant(name),
    role: fc.constant(null),
    vpcConfig: fc.option(arbitraryVpcConfig, { freq: 6 }),
    memory: fc.constant(128),
    reservedConcurrency: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 1 }),
    create: fc.oneof(arbitraryTime, fc.constantFrom(0, 0, 0, null, null, 'existing' as const)),
    versions: fc.constant([]),
    traffic: arbitraryTraffic,
    connections: fc.record({
      perEnvironment: fc.integer({ min: 0, max: 4 }),
      perInvocation: fc.integer({ min: 0, max: 3 }),
    }),
  });

const arbitraryCommand: fc.Arbitrary<Command> = fc.constantFrom(...names).chain((name) =>
  fc.oneof(
    fc.record({
      do: fc.constant('CreateFunction' as const),
      function: fc.constant(name),
      role: fc.constant(null),
      vpcConfig: fc.option(arbitraryVpcConfig),
      memory: fc.constant(128),
      publish: fc.boolean(),
    }),
    fc.record({
      do: fc.constant('UpdateFunctionConfiguration' as const),
      function: fc.constant(name),
      vpcConfig: fc.option(fc.oneof(arbitraryVpcConfig, fc.constant(vpcConfig([], [])))),
      memory: fc.option(fc.constantFrom(128, 256)),
    }),
    fc.record({
      do: fc.constant('DeleteFunction' as const),
      function: fc.constant(name),
      qualifier: fc.option(fc.constantFrom('1', '2', '$LATEST'), { nil: null, freq: 3 }),
    }),
    fc.constant({ do: 'PublishVersion' as const, function: name }),
    fc.record({
      do: fc.constant('Invoke' as const),
      function: fc.constant(name),
      qualifier: fc.option(fc.constantFrom('1', '2')),
    }),
    fc.record({
      do: fc.constant('SetUsedIps' as const),
      subnet: fc.constantFrom(...subnetIds),
      ips: fc.integer({ min: 0, max: 14 }),
    }),
    fc.record({
      do: fc.constant('SetQuota' as const),
      quota: fc.constantFrom(
        'enisPerVpc' as const,
        'enisPerRegion' as const,
        'concurrentExecutions' as const,
      ),
      vpc: fc.constant(null),
      value: fc.integer({ min: 1, max: 12 }),
    }),
  ),
);

/** Whether the existing functions of a scenario fit into it; a scenario in which they do not is bad input. */
const isPossible = (one: Scenario): boolean => {
  try {
    return new Simulation(one).events === 0;
  } catch (problem) {
    if (problem instanceof ScenarioError) return false;
    throw problem;
  }
};

/** Five functions, three subnets of 11 addresses, six hours, ENIs of ten connections, short delays. */
export const arbitraryScenario: fc.Arbitrary<Scenario> = fc
  .record({
    seed: fc.nat(),
    functions: fc.tuple(...names.map(arbitraryFunction)),
    timeline: fc
      .array(fc.tuple(arbitraryTime, arbitraryCommand), { maxLength: 40 })
      .map((some) =>
        some.map(([atMs, command]) => ({ atMs, ...command })).toSorted((x, y) => x.atMs - y.atMs),
      ),
    quota: fc.integer({ min: 1, max: 20 }),
    concurrency: fc.integer({ min: 1, max: 30 }),
    usedIps: fc.integer({ min: 0, max: 11 }),
    eniCreateDelay: arbitraryDelay(10 * MINUTE),
    eniDeleteDelay: arbitraryDelay(30 * MINUTE),
    idleReclaimAfter: fc.constantFrom(1, 10 * MINUTE, HOUR, 24 * HOUR),
    scaleOutTrigger: fc.constantFrom(0.5, 0.8, 1, null),
    scaleOut: fc.boolean(),
    scaleInAfter: fc.constantFrom(0, 5 * MINUTE, null),
    environmentKeepAlive: fc.constantFrom(0, 1000, 7 * MINUTE),
    eniRecycleRate: fc.constantFrom(0, 0, 2000),
    exhaustionMode: fc.constantFrom('async' as const, 'sync' as const),
    pendingStuckAfter: fc.constantFrom(null, 2 * MINUTE),
    envScaleRate: fc.constantFrom(0.1, 100),
  })
  .map(({ seed, functions, timeline, quota, concurrency, usedIps, ...parameters }) =>
    scenario({
      seed,
      durationMs: DURATION,
      functions,
      timeline,
      quotas: { enisPerVpc: quota, concurrentExecutions: concurrency },
      securityGroups: groupIds.map((id) => ({ id, vpc: 'vpc' })),
      subnets: subnetIds.map((id, index) => ({
        id,
        cidr: `10.0.${index}.0/28`,
        usedIps: [{ atMs: 0, ips: index === 0 ? usedIps : 0 }],
      })),
      parameters: { ...parameters, maxConnectionsPerEni: 10 },
    }),
  )
  .filter(isPossible);
