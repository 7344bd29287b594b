/** The result of a run: one document with keys in a fixed order and no wall-clock value in it. Times are seconds. */
import type { EniPhase } from '../model/eni.ts';
import type { FunctionState, LastUpdateStatus } from '../model/states.ts';
import type { FailureReason } from '../model/workload.ts';
import type { TimeSeries } from './time-series.ts';

export type { FailureReason };
export type { Phase, Point, StateChange, TimeSeries } from './time-series.ts';

/** What a run found out: keys in a fixed order, times in seconds of simulated time. */
export interface RunResult {
  readonly schemaVersion: 1;
  readonly heni: string;
  readonly scenario: { readonly name: string; readonly hash: string };
  readonly preset: string;
  readonly seed: number;
  /** How invocations were simulated: one by one, by counts per step, or some functions so and some so. */
  readonly fidelity: 'exact' | 'aggregate' | 'mixed';
  /** Set when the run was stopped before its end; the rest then tells of the part that was simulated. */
  readonly partial?: true;
  readonly simulatedSeconds: number;
  /** Ends of invocations, timers and arrivals. */
  readonly events: number;
  readonly enis: {
    readonly created: number;
    readonly released: number;
    readonly orphaned: number;
    readonly peak: number;
    readonly peakAt: number | null;
    readonly end: number;
  };
  /** ENIs that are left behind at the end. */
  readonly orphans: readonly OrphanResult[];
  /** All that ever existed, sorted; so are `functions`. */
  readonly keys: readonly KeyResult[];
  readonly subnets: readonly SubnetResult[];
  readonly vpcs: readonly VpcResult[];
  /** Of a scenario with NAT gateways. */
  readonly natGateways?: readonly NatGatewayResult[];
  /** One row per version. */
  readonly functions: readonly FunctionResult[];
  /** Versions that were invoked and never existed. */
  readonly uncreated: readonly UncreatedResult[];
  readonly invocations: InvocationCounts;
  readonly operations: readonly OperationResult[];
  /** By name of the metric, those with an observation. */
  readonly metrics: Readonly<Record<string, MetricSummary>>;
  readonly thresholds: readonly ThresholdResult[];
  /** Facts about the input that only running it shows, such as a clipped usedIps. */
  readonly findings: readonly RunFinding[];
  /** Every parameter and quota of the run. */
  readonly assumptions: readonly Assumption[];
  /** With `--series`. */
  readonly timeSeries?: TimeSeries;
}

/** An ENI that nobody deletes any more. */
export interface OrphanResult {
  readonly eniId: string;
  readonly subnetId: string;
  readonly securityGroupIds: readonly string[];
  /** When Lambda gave up its deletion. */
  readonly since: number;
}
/** One sharing key: its ENIs and its connections over the run. */
export interface KeyResult {
  readonly subnetId: string;
  readonly securityGroupIds: readonly string[];
  /** Versions on it at the end. */
  readonly holdersEnd: number;
  readonly enisPeak: number;
  readonly enisEnd: number;
  readonly connectionsPeak: number;
  readonly connectionsRefused: number;
  /** For how long connections were lacking, in all; from the first time to the last. */
  readonly shortageSeconds: number;
  readonly shortageFrom: number | null;
  readonly shortageTo: number | null;
  /** What was lacking when another ENI was first asked for in vain. */
  readonly scaleOutBlocked: string | null;
}
/** One subnet: its IPv4 addresses over the run, those of others included. */
export interface SubnetResult {
  readonly id: string;
  readonly vpc: string;
  readonly usable: number;
  /** ENIs, interfaces and others. */
  readonly usedPeak: number;
  readonly usedEnd: number;
  readonly freeMin: number;
  readonly freeMinAt: number;
  /** Of a subnet that the timeline deleted. */
  readonly deleted?: true;
}
/** One VPC: its ENIs against the quota, those of others included. */
export interface VpcResult {
  readonly id: string;
  readonly eniQuota: number;
  /** Those of others, which count against the quota and in the figures below. */
  readonly otherEnis: number;
  readonly enisPeak: number;
  readonly enisPeakAt: number;
  readonly enisEnd: number;
  /** The largest share of the quota. */
  readonly usedRatioPeak: number;
  /** Of a VPC that the timeline deleted. */
  readonly deleted?: true;
}
/** One NAT gateway and its connections over the run. */
export interface NatGatewayResult {
  readonly id: string;
  readonly addresses: number;
  /** What it carries to one destination at once, all its addresses together. */
  readonly connectionsPerDestination: number;
  /** Over all destinations. */
  readonly connectionsRefused: number;
  /** Those that anybody went to or might have, sorted. */
  readonly destinations: readonly NatDestinationResult[];
}
/** The connections of a NAT gateway to one destination. */
export interface NatDestinationResult {
  readonly name: string;
  /** The most at once; one that waits for room on an ENI counts. */
  readonly connectionsPeak: number;
  readonly connectionsEnd: number;
  readonly connectionsRefused: number;
  /** For how long connections were lacking, in all; from the first time to the last. */
  readonly shortageSeconds: number;
  readonly shortageFrom: number | null;
  readonly shortageTo: number | null;
}
/** One function version: how it ended, how long it waited, how its invocations went. */
export interface FunctionResult {
  readonly name: string;
  readonly version: string;
  /** `Pending`, `Active`, `Inactive` or `Failed`; of a deleted version the last one, and `deletedAt` tells. */
  readonly state: FunctionState;
  readonly stateReasonCode: string | null;
  /** `Successful`, `Failed` or `InProgress`. */
  readonly lastUpdateStatus: LastUpdateStatus | null;
  readonly lastUpdateStatusReasonCode: string | null;
  /** When the State became Failed; null when it did not. */
  readonly failedAt: number | null;
  /** When the last update failed; null when the last one did not. */
  readonly updateFailedAt: number | null;
  /** The ledgers when a key could not be had: what a failed creation, update or restoration lacked. */
  readonly lack: LackResult | null;
  /** When the version was deleted; null when it is there. */
  readonly deletedAt: number | null;
  /** In the State Pending, all times together. */
  readonly pendingSeconds: number;
  /** How often. */
  readonly becameInactive: number;
  /** The most environments that a concurrency curve stated and concurrency limits kept from opening. */
  readonly environmentsUnmet: number;
  readonly invocations: InvocationCounts;
  /** When an invocation first failed for a reason; reasons that never occurred are left out. */
  readonly firstFailedAt: Readonly<Partial<Record<FailureReason, number>>>;
  /** Set when its invocations were counted per step instead of run one by one. */
  readonly fidelity?: 'aggregate';
}
/** A version that was invoked and never existed. */
export interface UncreatedResult {
  readonly name: string;
  readonly version: string;
  readonly invocations: InvocationCounts;
  readonly firstFailedAt: Readonly<Partial<Record<FailureReason, number>>>;
}
/** The ledgers at the moment at which an ENI could not be had. */
export interface LackResult {
  readonly at: number;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly quota: number;
  /** ENIs in the VPC, those of others included. */
  readonly used: number;
  /** Free addresses of the subnet. */
  readonly free: number;
}
/** Attempts by their outcome: total = succeeded + failed + inFlight. */
export interface InvocationCounts {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: Readonly<Record<FailureReason, number>>;
  readonly inFlight: number;
}
/** One operation of the timeline and what AWS answered; `status` is the HTTP code. */
export interface OperationResult {
  readonly at: number;
  readonly operation: string;
  readonly function: string | null;
  /** Of the operations on roles. */
  readonly role?: string;
  /** Of the operations on things of EC2: its id. */
  readonly resource?: string;
  readonly status: number;
  readonly error: string | null;
  /** AWS's own words. */
  readonly message: string | null;
  /** Of a call that was tried again: from the first attempt to `at`, the last one. */
  readonly waitedSeconds?: number;
  /** Of a subnet or security group that could not be deleted: who held it then. */
  readonly heldBy?: HeldResult;
}
/** What held a subnet or a security group when its deletion was refused. */
export interface HeldResult {
  /** The versions on its keys, such as `checkout` and `checkout:3`. */
  readonly functions: readonly string[];
  /** The ENIs of Lambda in it, in any phase. */
  readonly enis: readonly HeldEniResult[];
  /** The ids of the customer's own interfaces. */
  readonly interfaces: readonly string[];
}
/** An ENI that stands in the way of a deletion. */
export interface HeldEniResult {
  readonly eniId: string;
  readonly subnetId: string;
  readonly securityGroupIds: readonly string[];
  readonly phase: EniPhase;
  /** When its release is to end, if it has begun; null when that is not known. */
  readonly goneAt: number | null;
}
/** Of samples: the quantiles; of a gauge: extremes and end; of a counter: the count. */
export interface MetricSummary {
  readonly count?: number;
  readonly min?: number;
  readonly p50?: number;
  readonly p95?: number;
  readonly p99?: number;
  readonly max?: number;
  readonly last?: number;
}
/** One threshold, what was measured, and whether it held. */
export interface ThresholdResult {
  readonly metric: string;
  readonly expression: string;
  /** Null when there was nothing to measure. */
  readonly value: number | null;
  /** False when it was crossed. */
  readonly ok: boolean;
  readonly firstBreachAt: number | null;
}
/** Something about the input that only running it shows. */
export interface RunFinding {
  readonly code: string;
  readonly severity: 'info' | 'warning';
  readonly where: string;
  readonly message: string;
  readonly fix: string;
}
/** A parameter or quota of the run, with where its value is from. */
export interface Assumption {
  readonly parameter: string;
  readonly value: string;
  readonly basis: string;
  /** `preset`, or `scenario` when the file overrides it. */
  readonly from: 'preset' | 'scenario';
  /** True when nothing is published and the value is ours. */
  readonly assumed: boolean;
  /** Set when the value was measured against AWS, and nothing is published. */
  readonly measured?: true;
}
