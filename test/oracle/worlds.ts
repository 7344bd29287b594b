/** Small worlds in which everything collides: few addresses, few units of quota, delays that are often equal. */
import fc from 'fast-check';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/kernel/time.ts';
import { ScenarioError } from '../../src/engine/scenario-error.ts';
import { Simulation } from '../../src/engine/simulation.ts';
import type { Parameters } from '../../src/model/parameters.ts';
import type { Quotas } from '../../src/model/quotas.ts';
import type { FunctionSpec, Scenario } from '../../src/scenario/scenario.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';
import { documents, managed } from './policies.ts';

export const names = ['f0', 'f1', 'f2', 'f3'] as const;
/** In the VPC `vpc`; a and b are dual-stack. */
export const subnetIds = ['subnet-a', 'subnet-b', 'subnet-c'] as const;
export const groupIds = ['sg-g', 'sg-h', 'sg-i'] as const;
/** Of another VPC, and of one with dedicated tenancy. */
export const elsewhere = { subnet: 'subnet-x', group: 'sg-x' } as const;
export const dedicated = { subnet: 'subnet-y', group: 'sg-y' } as const;
export const roleNames = ['app', 'poor'] as const;
export const LENGTH = 4000 * DAY;

const delay = (...seconds: number[]) => fc.constantFrom(...seconds.map((s) => ({ fixed: s * SECOND })));
const subnets = fc.shuffledSubarray([...subnetIds], { minLength: 1 });
const groups = fc.constantFrom(['sg-g'], ['sg-g'], ['sg-h'], ['sg-g', 'sg-h']);
export const attachment = fc.tuple(subnets, groups).map(([some, other]) => vpcConfig(some, other));

/** Any policies of a role. */
export const somePolicies = fc
  .subarray([...managed, ...documents])
  .map((some) => some.map(({ written }) => written));

const functionSpec = (name: string) =>
  fc.record({
    name: fc.constant(name),
    role: fc.constantFrom(null, null, null, ...roleNames),
    vpcConfig: fc.option(attachment, { freq: 4 }),
    create: fc.constantFrom(null, null, 'existing' as const),
    versions: fc.oneof(
      fc.constant([]),
      fc.option(attachment).map((own) => [{ version: '1', vpcConfig: own }]),
    ),
    reservedConcurrency: fc.constantFrom(null, null, null, null, 0, 1, 3),
    traffic: delay(0, 1, 5, 20, 60, 3600).map((duration) => ({
      form: 'invocations' as const,
      qualifier: '$LATEST',
      atMs: [],
      duration,
    })),
    connections: fc.record({
      perEnvironment: fc.integer({ min: 0, max: 7 }),
      perInvocation: fc.constantFrom(0, 0, 1, 2, 3),
    }),
  });

const parameters = fc.record({
  eniCreateDelay: delay(0, 1, 5, 20, 60),
  attachExistingDelay: delay(0, 1, 5, 20),
  detachUpdateDelay: delay(1, 5, 10),
  plainUpdateDelay: delay(0, 1, 5),
  eniDeleteDelay: delay(0, 5, 20, 60, 600),
  eniDetachAfter: fc.constantFrom(0, 5 * SECOND, 20 * SECOND, 4 * MINUTE),
  idleReclaimAfter: fc.constantFrom(20 * SECOND, MINUTE, HOUR, 30 * DAY),
  pendingStuckAfter: fc.constantFrom(null, 5 * SECOND, 20 * SECOND),
  exhaustionMode: fc.constantFrom('async' as const, 'async' as const, 'sync' as const),
  inactiveInvokeError: fc.constantFrom(
    'ResourceNotReadyException' as const,
    'CodeArtifactUserPendingException' as const,
  ),
  scaleOut: fc.constantFrom(true, true, true, false),
  scaleOutTrigger: fc.constantFrom(0.5, 0.8, 1, 1, null),
  scaleOutDelay: fc.option(delay(0, 5, 20)),
  scaleInBelow: fc.constantFrom(0.3, 0.5, 1, null),
  scaleInAfter: fc.constantFrom(0, 5 * SECOND, 20 * SECOND, null),
  environmentKeepAlive: fc.constantFrom(0, 5 * SECOND, 20 * SECOND, 7 * MINUTE),
  envScaleRate: fc.constantFrom(0.2, 0.5, 100),
});

interface WorldParts {
  readonly parameters: Partial<Parameters>;
  readonly functions: readonly (Partial<FunctionSpec> & { readonly name: string })[];
  readonly quotas: Quotas;
  /** Of `poor`. */
  readonly policies: readonly (string | object)[];
  readonly otherEnis: number;
  /** By others, in each of the subnets. */
  readonly usedIps: readonly number[];
}

/** The scenario of a small world; printed not as a value, since a failure tells it as a file. */
const worldOf = ({
  parameters: chosen,
  functions,
  quotas,
  policies,
  otherEnis,
  usedIps,
}: WorldParts): Scenario =>
  Object.defineProperty(
    scenario({
      durationMs: LENGTH,
      parameters: { ...chosen, maxConnectionsPerEni: 10 },
      functions,
      quotas,
      roles: [
        { name: 'app', policies: ['AWSLambdaVPCAccessExecutionRole'] },
        { name: 'poor', policies },
      ],
      vpcs: [
        { id: 'vpc', cidr: '10.0.0.0/16', ipv6Cidr: '2001:db8::/56', tenancy: 'default', otherEnis },
        { id: 'vpc-x', cidr: '10.1.0.0/16', ipv6Cidr: null, tenancy: 'default', otherEnis: 0 },
        { id: 'vpc-y', cidr: '10.2.0.0/16', ipv6Cidr: null, tenancy: 'dedicated', otherEnis: 0 },
      ],
      subnets: [
        ...subnetIds.map((id, index) => ({
          id,
          cidr: `10.0.${index}.0/28`,
          ipv6Cidr: index < 2 ? `2001:db8:0:${index}::/64` : null,
          usedIps: [{ atMs: 0, ips: usedIps[index] ?? 0 }],
        })),
        { id: elsewhere.subnet, vpc: 'vpc-x', cidr: '10.1.0.0/28' },
        { id: dedicated.subnet, vpc: 'vpc-y', cidr: '10.2.0.0/28' },
      ],
      securityGroups: [
        ...groupIds.map((id) => ({ id, vpc: 'vpc' })),
        { id: elsewhere.group, vpc: 'vpc-x' },
        { id: dedicated.group, vpc: 'vpc-y' },
      ],
    }),
    fc.toStringMethod,
    { value: () => 'the world of the scenario below' },
  );

/** Existing functions that do not fit are bad input. */
const fits = (one: Scenario): boolean => {
  try {
    return new Simulation(one).events === 0;
  } catch (problem) {
    if (problem instanceof ScenarioError) return false;
    throw problem;
  }
};

/** Three subnets of few free addresses, a quota of 3 to 8, ENIs of ten connections, four functions. */
export const world: fc.Arbitrary<Scenario> = fc
  .record({
    parameters,
    functions: fc.tuple(...names.map(functionSpec)),
    quotas: fc.record({
      enisPerVpc: fc.integer({ min: 3, max: 8 }),
      enisPerRegion: fc.constantFrom(4, 6, 100),
      concurrentExecutions: fc.constantFrom(4, 8, 20),
    }),
    policies: somePolicies,
    otherEnis: fc.constantFrom(0, 0, 1),
    usedIps: fc.tuple(...subnetIds.map(() => fc.integer({ min: 5, max: 11 }))),
  })
  .map(worldOf)
  .filter(fits);

/** A world with room, whose two or three functions come to many connections, and soon to few again. */
export const busyWorld: fc.Arbitrary<Scenario> = fc
  .record({
    parameters: fc.record({
      eniCreateDelay: delay(1, 5, 20),
      attachExistingDelay: delay(1, 5),
      eniDeleteDelay: delay(5, 20, 60),
      eniDetachAfter: fc.constantFrom(5 * SECOND, 20 * SECOND),
      idleReclaimAfter: fc.constantFrom(20 * SECOND, MINUTE, 30 * DAY, 30 * DAY),
      scaleOutTrigger: fc.constantFrom(0.5, 0.8, 1),
      scaleOutDelay: fc.option(delay(0, 5, 20)),
      scaleInBelow: fc.constantFrom(0.3, 0.5, 1),
      scaleInAfter: fc.constantFrom(0, 5 * SECOND, 20 * SECOND),
      environmentKeepAlive: fc.constantFrom(0, 5 * SECOND, 20 * SECOND),
      envScaleRate: fc.constantFrom(0.5, 100, 100),
    }),
    functions: fc.tuple(
      ...names.map((name, index) =>
        functionSpec(name).map((spec) => ({
          ...spec,
          vpcConfig: spec.vpcConfig ?? vpcConfig(['subnet-a'], ['sg-g']),
          create: index < 2 ? ('existing' as const) : null,
          reservedConcurrency: null,
        })),
      ),
    ),
    quotas: fc.record({
      enisPerVpc: fc.integer({ min: 6, max: 14 }),
      enisPerRegion: fc.constant(100),
      concurrentExecutions: fc.constantFrom(20, 40),
    }),
    policies: somePolicies,
    otherEnis: fc.constant(0),
    usedIps: fc.tuple(...subnetIds.map(() => fc.constantFrom(0, 0, 5, 8))),
  })
  .map(worldOf)
  .filter(fits);
