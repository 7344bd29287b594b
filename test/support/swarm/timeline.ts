/** Timelines of random scenarios: every operation, at every time. */
import fc from 'fast-check';
import { quotaNames } from '../../../src/model/quotas.ts';
import type { FunctionSpec, TimelineEntry, VpcConfigInput } from '../../../src/scenario/scenario.ts';
import type { Features, operationFeatures, Under } from './features.ts';
import { MOST_FUNCTIONS } from './functions.ts';
import { documents, managedPolicies, principalNames, roleNames } from './identities.ts';
import { arbitraryVpcConfig, placesOf } from './network.ts';
import { arbitraryTime, listOf } from './parts.ts';

type Name = (typeof operationFeatures)[number];
type Of<N extends Name> = Extract<TimelineEntry, { do: N }>;
/** An operation without its time and caller, on the function that it is meant for. */
type OnFunction<N extends Name> = (
  on: Features,
  target: FunctionSpec,
) => Omit<Of<N>, 'atMs' | 'principal' | 'do'>;

const qualifier = fc.option(fc.constantFrom('1', '2', '$LATEST'), { freq: 3 });
const role = fc.constantFrom(...roleNames);
const managed = fc.constantFrom(...managedPolicies);

/** What is left out keeps its stored value; wrong requests are among them. */
const arbitraryInput: fc.Arbitrary<Under<VpcConfigInput>> = fc.oneof(
  { weight: 6, arbitrary: arbitraryVpcConfig },
  { weight: 2, arbitrary: fc.constant(() => ({ subnetIds: [], securityGroupIds: [] })) },
  { weight: 1, arbitrary: fc.constant(() => ({ subnetIds: [] })) },
  { weight: 1, arbitrary: fc.constant(() => ({})) },
  { weight: 1, arbitrary: fc.constant(() => ({ ipv6AllowedForDualStack: true })) },
  {
    weight: 2,
    arbitrary: arbitraryVpcConfig.map((config) => (on: Features) => ({ subnetIds: config(on).subnetIds })),
  },
  {
    weight: 1,
    arbitrary: fc.constant((on: Features) => ({
      subnetIds: placesOf(on).map(({ subnets }) => subnets[0]),
      securityGroupIds: ['g'],
    })),
  },
);

/** Ids that only the timeline makes; the same one twice is refused. */
const newId = (prefix: string) => fc.nat({ max: 3 }).map((number) => `${prefix}-new${number}`);
const anySubnet: fc.Arbitrary<Under<string>> = fc.oneof(
  newId('subnet').map((id) => () => id),
  fc.nat({ max: 5 }).map((index) => (on: Features) => {
    const ids = placesOf(on).flatMap(({ subnets }) => subnets);
    return ids[index % ids.length] ?? 'a';
  }),
);

/** Whoever is patient also cleans up. */
const thorough = (on: Features): { readonly removeOrphans?: true } =>
  on.patience ? { removeOrphans: true } : {};

/** One row per operation. */
const operations: { readonly [N in Name]: fc.Arbitrary<OnFunction<N>> } = {
  CreateFunction: fc
    .record({ vpcConfig: fc.option(arbitraryInput), role: fc.option(role), publish: fc.boolean() })
    .map(({ vpcConfig, role: own, publish }) => (on, target) => ({
      function: target.name,
      role: on.roles ? (own ?? target.role) : null,
      vpcConfig: vpcConfig?.(on) ?? { subnetIds: [], securityGroupIds: [] },
      memory: 128,
      publish,
    })),
  UpdateFunctionConfiguration: fc
    .record({ vpcConfig: fc.option(arbitraryInput), memory: fc.option(fc.constantFrom(128, 256)) })
    .map(({ vpcConfig, memory }) => (on, { name }) => ({
      function: name,
      vpcConfig: vpcConfig?.(on) ?? null,
      memory,
    })),
  DeleteFunction: qualifier.map((which) => (_, { name }) => ({ function: name, qualifier: which })),
  PublishVersion: fc.constant((_, { name }) => ({ function: name })),
  Invoke: qualifier.map((which) => (_, { name }) => ({ function: name, qualifier: which })),
  CreateRole: fc
    .tuple(role, fc.subarray<string | object>([...managedPolicies, ...documents]))
    .map(([own, policies]) => () => ({ role: own, policies })),
  DeleteRole: role.map((own) => () => ({ role: own })),
  PutRolePolicy: fc
    .tuple(role, fc.constantFrom(...documents))
    .map(([own, policy]) => () => ({ role: own, name: 'p', policy })),
  DeleteRolePolicy: fc
    .tuple(role, fc.constantFrom('p', 'policy-1'))
    .map(([own, name]) => () => ({ role: own, name })),
  AttachRolePolicy: fc.tuple(role, managed).map(([own, policy]) => () => ({ role: own, policy })),
  DetachRolePolicy: fc.tuple(role, managed).map(([own, policy]) => () => ({ role: own, policy })),
  UpdateFunctionCode: fc
    .record({ code: fc.constantFrom(null, 'v1', 'v2'), publish: fc.boolean() })
    .map((drawn) => (_, { name }) => ({ function: name, ...drawn })),
  PutFunctionConcurrency: fc
    .constantFrom(0, 1, 3, 950)
    .map((reservedConcurrency) => (_, { name }) => ({ function: name, reservedConcurrency })),
  DeleteFunctionConcurrency: fc.constant((_, { name }) => ({ function: name })),
  TagResource: fc.constant((_, { name }) => ({ function: name, tags: { team: 'shop' } })),
  CreateVpc: newId('vpc').map((vpc) => () => ({
    vpc,
    cidr: '10.99.0.0/16',
    ipv6Cidr: null,
    tenancy: 'default',
  })),
  DeleteVpc: fc.tuple(newId('vpc'), fc.boolean()).map(([own, isNew]) => (on) => ({
    vpc: isNew ? own : (placesOf(on)[0]?.vpc ?? own),
  })),
  CreateSubnet: fc
    .record({ subnet: newId('subnet'), vpc: newId('vpc'), block: fc.nat({ max: 3 }), isInNew: fc.boolean() })
    .map(({ subnet, vpc, block, isInNew }) => (on) => ({
      subnet,
      vpc: isInNew ? vpc : (placesOf(on)[0]?.vpc ?? vpc),
      cidr: `10.${isInNew ? 99 : 0}.25${block}.0/28`,
      ipv6Cidr: null,
      az: 'zone-new',
    })),
  DeleteSubnet: anySubnet.map((subnet) => (on) => ({ subnet: subnet(on), ...thorough(on) })),
  CreateSecurityGroup: fc
    .tuple(newId('sg'), newId('vpc'), fc.boolean())
    .map(([securityGroup, vpc, isInNew]) => (on) => ({
      securityGroup,
      vpc: isInNew ? vpc : (placesOf(on)[0]?.vpc ?? vpc),
    })),
  DeleteSecurityGroup: fc
    .oneof(newId('sg'), fc.constantFrom('g', 'h'))
    .map((securityGroup) => (on) => ({ securityGroup, ...thorough(on) })),
  CreateNetworkInterface: fc
    .record({ networkInterface: newId('eni'), subnet: anySubnet, hasGroup: fc.boolean() })
    .map(({ networkInterface, subnet, hasGroup }) => (on) => ({
      networkInterface,
      subnet: subnet(on),
      securityGroups: hasGroup ? ['g'] : [],
    })),
  DeleteNetworkInterface: fc
    .record({ own: newId('eni'), subnet: anySubnet, isOwn: fc.boolean() })
    .map(({ own, subnet, isOwn }) => (on) => ({
      networkInterface: isOwn ? own : null,
      subnet: isOwn ? null : subnet(on),
    })),
  SetUsedIps: fc
    .record({ index: fc.nat({ max: 5 }), ips: fc.integer({ min: 0, max: 14 }) })
    .map(({ index, ips }) => (on) => {
      const ids = placesOf(on).flatMap(({ subnets }) => subnets);
      return { subnet: ids[index % ids.length] ?? 'a', ips };
    }),
  SetQuota: fc
    .record({
      quota: fc.constantFrom(...quotaNames),
      ofOneVpc: fc.boolean(),
      value: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constant(5000)),
    })
    .map(({ quota, ofOneVpc, value }) => (on) => ({
      quota,
      vpc: quota === 'enisPerVpc' && ofOneVpc ? (placesOf(on).at(-1)?.vpc ?? null) : null,
      value,
    })),
};
const names = Object.keys(operations) as Name[];
/** These are needed for anything to go on happening, so they come more often. */
const weights: Partial<Record<Name, number>> = {
  CreateFunction: 4,
  UpdateFunctionConfiguration: 6,
  Invoke: 4,
  CreateVpc: 2,
  CreateSubnet: 2,
  CreateSecurityGroup: 2,
  CreateNetworkInterface: 2,
  DeleteNetworkInterface: 2,
};

const arbitraryOperation = fc.oneof(
  ...names.map((name) => ({
    weight: weights[name] ?? 1,
    arbitrary: (operations[name] as fc.Arbitrary<OnFunction<Name>>).map((operation) => ({ name, operation })),
  })),
);

/** The operations that are on, in order of time. */
export const arbitraryTimeline: fc.Arbitrary<
  (on: Features, functions: readonly FunctionSpec[]) => TimelineEntry[]
> = listOf(
  fc.record({
    at: arbitraryTime,
    who: fc.option(fc.constantFrom(principalNames[0], ...principalNames), { freq: 3 }),
    target: fc.nat({ max: MOST_FUNCTIONS - 1 }),
    what: arbitraryOperation,
  }),
  60,
).map((drawn) => (on, functions) => {
  const entries = drawn
    .filter(({ what }) => on[what.name] && (on.roles || !what.name.includes('Role')))
    .map(({ at, who, target, what: { name, operation } }) => {
      const whole = {
        atMs: at(on),
        principal: on.principals ? who : null,
        do: name,
        ...(on.patience ? { retryForMs: 1_800_000 } : {}),
        ...operation(on, functions[target % functions.length] as FunctionSpec),
      };
      // The row of a name makes the operation of that name, which the type checker cannot follow.
      return whole as TimelineEntry;
    })
    .toSorted((x, y) => x.atMs - y.atMs);
  return asInFile(entries);
});

/** A file makes each id once, and names only ids that it makes somewhere. */
const asInFile = (entries: readonly TimelineEntry[]): TimelineEntry[] => {
  const made = new Set<string>();
  const once = entries.filter((entry) => {
    if (!entry.do.startsWith('Create')) return true;
    const [id] = newIdsOf(entry);
    if (id === undefined || made.has(id)) return id === undefined;
    made.add(id);
    return true;
  });
  const sound = once.filter((entry) => newIdsOf(entry).every((id) => made.has(id)));
  return sound.length === entries.length ? sound : asInFile(sound);
};

/** The ids that only the timeline makes; of a creation its own comes first. */
const newIdsOf = (entry: TimelineEntry): string[] =>
  Object.values(entry).filter((value): value is string => typeof value === 'string' && /-new\d$/.test(value));
