/** Scenarios for tests, built in code: what is not given has the file format's default. */
import { HOUR, SECOND } from '../../src/kernel/time.ts';
import { resolveParameters, type Parameters } from '../../src/model/parameters.ts';
import { resolveQuotas, type Quotas } from '../../src/model/quotas.ts';
import type {
  Command,
  FunctionSpec,
  Scenario,
  SubnetSpec,
  TimelineEntry,
} from '../../src/scenario/scenario.ts';

type ScenarioParts = Partial<
  Omit<Scenario, 'parameters' | 'account' | 'functions' | 'subnets' | 'timeline'>
> & {
  readonly parameters?: Partial<Parameters>;
  readonly quotas?: Partial<Quotas>;
  readonly otherEnis?: number;
  readonly subnets?: readonly (Partial<SubnetSpec> & { readonly id: string })[];
  readonly functions?: readonly (Partial<FunctionSpec> & { readonly name: string })[];
  readonly timeline?: readonly ({ readonly atMs: number } & Command)[];
};

/** Delays without randomness, so that instants can be written down. */
export const fixedDelays: Partial<Parameters> = {
  eniCreateDelay: { fixed: 210 * SECOND },
  eniDeleteDelay: { fixed: 900 * SECOND },
};

/** One VPC `vpc`, subnets `a` and `b` of 251 addresses, groups `g` and `h`, one hour, fixed delays. */
export const scenario = (parts: ScenarioParts = {}): Scenario => {
  const { parameters, quotas, otherEnis = 0, subnets, functions = [], timeline = [], ...rest } = parts;
  return {
    name: 'test',
    hash: '',
    preset: 'docs-2024',
    seed: 1,
    startEpochMs: null,
    durationMs: HOUR,
    fidelity: 'exact',
    parameters: resolveParameters('docs-2024', { ...fixedDelays, ...parameters }),
    overridden: [],
    account: { id: '123456789012', region: 'eu-west-1', quotas: resolveQuotas('docs-2024', quotas) },
    vpcs: [{ id: 'vpc', cidr: '10.0.0.0/16', ipv6Cidr: null, tenancy: 'default', otherEnis }],
    natGateways: [],
    subnets: (subnets ?? [{ id: 'a' }, { id: 'b' }]).map((subnet, index) => ({
      vpc: 'vpc',
      az: `zone-${index}`,
      cidr: `10.0.${index}.0/24`,
      ipv6Cidr: null,
      route: 'none',
      usedIps: [],
      ...subnet,
    })),
    securityGroups: [
      { id: 'g', vpc: 'vpc' },
      { id: 'h', vpc: 'vpc' },
    ],
    roles: [],
    principals: [],
    functions: functions.map((spec) => ({
      role: null,
      vpcConfig: null,
      memory: 128,
      reservedConcurrency: null,
      create: 0,
      versions: [],
      traffic: null,
      connections: { perEnvironment: 0, perInvocation: 0 },
      ...spec,
    })),
    timeline: timeline.map((entry): TimelineEntry => ({ principal: null, ...entry })),
    thresholds: [],
    deploy: null,
    ...rest,
  };
};

/** A VpcConfig by its ids. */
export const vpcConfig = (subnetIds: readonly string[], securityGroupIds: readonly string[] = ['g']) => ({
  subnetIds,
  securityGroupIds,
  ipv6AllowedForDualStack: false,
});
