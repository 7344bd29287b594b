/**
 * A scenario as the engine takes it: every default filled in, every count expanded, every time in milliseconds
 * since the start, every file already read. `load.ts` makes one from a file, or says what is wrong with it.
 */
import type { Milliseconds } from '../kernel/time.ts';
import type { Distribution } from '../kernel/distribution.ts';
import type { Ec2Throttle } from '../model/world.ts';
import type { Parameters, ParameterName, PresetName } from '../model/parameters.ts';
import type { QuotaName, Quotas } from '../model/quotas.ts';
import type { IdentityPolicies, PolicyRef } from '../iam/policy-set.ts';
import type { TimelineEntry } from './commands.ts';

export type { Command, CommandName, TimelineEntry } from './commands.ts';

/** A scenario, checked and complete: what the engine runs. */
export interface Scenario {
  readonly name: string;
  /** Of the resolved scenario without the seed: equal scenarios have equal hashes, whatever their layout. */
  readonly hash: string;
  readonly preset: PresetName;
  readonly seed: number;
  /** Epoch milliseconds of simulated time 0, when the file gives a `start`. */
  readonly startEpochMs: number | null;
  readonly durationMs: Milliseconds;
  readonly fidelity: 'exact' | 'aggregate' | 'auto';
  readonly parameters: Parameters;
  /** The parameters and quotas that the file itself sets. */
  readonly overridden: readonly (ParameterName | QuotaName)[];
  readonly account: AccountSpec;
  readonly vpcs: readonly VpcSpec[];
  readonly natGateways: readonly NatGatewaySpec[];
  readonly subnets: readonly SubnetSpec[];
  readonly securityGroups: readonly SecurityGroupSpec[];
  readonly roles: readonly RoleSpec[];
  readonly principals: readonly RoleSpec[];
  readonly functions: readonly FunctionSpec[];
  readonly timeline: readonly TimelineEntry[];
  readonly thresholds: readonly ThresholdSpec[];
  readonly deploy: DeploySpec | null;
}

/** The account and its Region. */
export interface AccountSpec {
  readonly id: string;
  readonly region: string;
  readonly quotas: Quotas;
  /** Network interfaces that count against the quota of the Region and of no VPC; left out for none. */
  readonly otherEnis?: number;
  /** What the organization lets the account do; left out where it does not limit. */
  readonly serviceControlPolicies?: readonly PolicyRef[];
}

/** A VPC with its CIDR blocks. */
export interface VpcSpec {
  readonly id: string;
  readonly cidr: string;
  readonly ipv6Cidr: string | null;
  readonly tenancy: 'default' | 'dedicated';
  /** ENIs of other services that count against the VPC's quota. */
  readonly otherEnis: number;
}

/** A NAT gateway; it may stand in another VPC. */
export interface NatGatewaySpec {
  readonly id: string;
  /** IPv4 addresses, each with the ports for so many connections to one destination. */
  readonly addresses: number;
}

/** A subnet with its CIDR blocks, its route and what others use of it. */
export interface SubnetSpec {
  readonly id: string;
  readonly vpc: string;
  readonly az: string;
  /** Null for an IPv6-only subnet. */
  readonly cidr: string | null;
  readonly ipv6Cidr: string | null;
  readonly route: Route;
  /** The NAT gateway to which the route leads, where it is declared. */
  readonly nat?: string;
  /** Addresses that others use, in order of time; the first at 0. */
  readonly usedIps: readonly UsedIps[];
}

/** Where the default route of a subnet may lead. */
export const routes = ['none', 'nat', 'igw', 'egress-only'] as const;
/** Where the default route of a subnet leads. */
export type Route = (typeof routes)[number];

/** From an instant on, others use so many addresses. */
export interface UsedIps {
  readonly atMs: Milliseconds;
  readonly ips: number;
}

/** A security group of a VPC. */
export interface SecurityGroupSpec {
  readonly id: string;
  readonly vpc: string;
}

/** A role or a principal; a policy is a managed policy's name or a document. */
export interface RoleSpec extends IdentityPolicies {
  readonly name: string;
}

/** The attachment of a function: every subnet is a key with the whole set of groups. */
export interface VpcConfig {
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly ipv6AllowedForDualStack: boolean;
}

/** A VpcConfig as a request gives it: what is left out keeps its stored value. */
export type VpcConfigInput = Partial<VpcConfig>;

/** A function: its configuration, when it is created, and what is asked of it. */
export interface FunctionSpec {
  readonly name: string;
  readonly role: string | null;
  /** Null without a VPC. */
  readonly vpcConfig: VpcConfig | null;
  readonly memory: number;
  readonly reservedConcurrency: number | null;
  /** When CreateFunction is called; `existing` is Active at 0; null: only the timeline creates it. */
  readonly create: Milliseconds | 'existing' | null;
  /** Published versions that exist at the start. */
  readonly versions: readonly { readonly version: string; readonly vpcConfig: VpcConfig | null }[];
  readonly traffic: TrafficSpec | null;
  readonly connections: ConnectionsSpec;
}

/** The connections of a function. */
export interface ConnectionsSpec {
  readonly perEnvironment: number;
  readonly perInvocation: number;
  /** Where they lead on the internet, through the NAT gateways of its subnets; left out: within the VPC. */
  readonly destination?: string;
}

/** One form of traffic, at one version. */
export type TrafficSpec = { readonly qualifier: string } & (
  | ({ readonly form: 'rate'; readonly rate: CurveSpec } & WithDuration)
  | ({ readonly form: 'cron'; readonly cron: string } & WithDuration)
  | ({ readonly form: 'invocations'; readonly atMs: readonly Milliseconds[] } & WithDuration)
  | ({ readonly form: 'counts'; readonly counts: CountsSpec } & WithDuration)
  | { readonly form: 'concurrency'; readonly environments: CurveSpec }
);

interface WithDuration {
  readonly duration: Distribution;
}

/** Points in order of time: 0 before the first, the last value after the last. */
export interface CurveSpec {
  readonly points: readonly { readonly atMs: Milliseconds; readonly value: number }[];
  readonly interpolate: 'step' | 'linear';
}

/** Counts per interval, from a trace; the arrivals of an interval are uniform over it. */
export interface CountsSpec {
  readonly intervalMs: Milliseconds;
  readonly counts: readonly number[];
}

/** A condition on a metric, taken apart. */
export interface ThresholdSpec {
  /** The metric with its tags as written: `eni_quota_used_ratio{vpc:vpc-main}`. */
  readonly metric: string;
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  /** As written: `p(95)<300`. */
  readonly expression: string;
  /** `p95` for p(95). */
  readonly aggregate: string;
  readonly operator: '<' | '<=' | '>' | '>=' | '==' | '!=';
  readonly limit: number;
}

/** How the creates of one instant are throttled. */
export interface DeploySpec {
  /** How many creates of one instant run at once; null: all. */
  readonly parallelism: number | null;
  readonly ec2CreateEni: Ec2Throttle | null;
}
