/** The result of a run: one document with keys in a fixed order and no wall-clock value in it. Times are seconds. */
import type { FunctionState, LastUpdateStatus } from '../model/states.ts';
import type { FailureReason } from '../model/workload.ts';

export type { FailureReason };

/** What a run found out: keys in a fixed order, times in seconds of simulated time. */
export interface RunResult {
  readonly schemaVersion: 1;
  readonly heni: string;
  readonly scenario: { readonly name: string; readonly hash: string };
  readonly preset: string;
  readonly seed: number;
  readonly fidelity: 'exact' | 'aggregate';
  /** Set when the run was stopped before its end; the rest then tells of the part that was simulated. */
  readonly partial?: true;
  readonly simulatedSeconds: number;
  readonly events: number;
  readonly enis: {
    readonly created: number;
    readonly released: number;
    readonly orphaned: number;
    readonly peak: number;
    readonly peakAt: number | null;
    readonly end: number;
  };
  readonly keys: readonly KeyResult[];
  readonly subnets: readonly SubnetResult[];
  readonly vpcs: readonly VpcResult[];
  readonly functions: readonly FunctionResult[];
  /** Versions that were invoked and never existed. */
  readonly uncreated: readonly UncreatedResult[];
  readonly invocations: InvocationCounts;
  readonly operations: readonly OperationResult[];
  readonly metrics: Readonly<Record<string, MetricSummary>>;
  readonly thresholds: readonly ThresholdResult[];
  /** Facts about the input that only running it shows, such as a clipped usedIps. */
  readonly findings: readonly RunFinding[];
  readonly assumptions: readonly Assumption[];
  readonly timeSeries?: TimeSeries;
}

/** One sharing key: its ENIs and its connections over the run. */
export interface KeyResult {
  readonly subnetId: string;
  readonly securityGroupIds: readonly string[];
  readonly holdersEnd: number;
  readonly enisPeak: number;
  readonly enisEnd: number;
  readonly connectionsPeak: number;
  readonly connectionsRefused: number;
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
  readonly usedPeak: number;
  readonly usedEnd: number;
  readonly freeMin: number;
  readonly freeMinAt: number;
}
/** One VPC: its ENIs against the quota, those of others included. */
export interface VpcResult {
  readonly id: string;
  readonly eniQuota: number;
  /** ENIs of others included. */
  readonly enisPeak: number;
  readonly enisPeakAt: number;
  readonly enisEnd: number;
  readonly usedRatioPeak: number;
}
/** One function version: how it ended, how long it waited, how its invocations went. */
export interface FunctionResult {
  readonly name: string;
  readonly version: string;
  readonly state: FunctionState;
  readonly stateReasonCode: string | null;
  readonly lastUpdateStatus: LastUpdateStatus | null;
  readonly lastUpdateStatusReasonCode: string | null;
  /** When the State became Failed; null when it did not. */
  readonly failedAt: number | null;
  /** When the last update failed; null when the last one did not. */
  readonly updateFailedAt: number | null;
  /** The ledgers when a key could not be had: what a failed creation, update or restoration lacked. */
  readonly lack: LackResult | null;
  readonly deletedAt: number | null;
  readonly pendingSeconds: number;
  readonly becameInactive: number;
  /** The most environments that a concurrency curve stated and concurrency limits kept from opening. */
  readonly environmentsUnmet: number;
  readonly invocations: InvocationCounts;
  /** When an invocation first failed for a reason; reasons that never occurred are left out. */
  readonly firstFailedAt: Readonly<Partial<Record<FailureReason, number>>>;
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
  readonly status: number;
  readonly error: string | null;
  readonly message: string | null;
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
}
/**
 * Step functions: `[seconds, value]` at each change, or at each step of `intervalSeconds`. Connections change without
 * facts, and are always sampled: every `connectionsIntervalSeconds`.
 */
export interface TimeSeries {
  readonly intervalSeconds: number | null;
  readonly connectionsIntervalSeconds: number;
  readonly enis: readonly Point[];
  readonly keys: Readonly<
    Record<string, { readonly enis: readonly Point[]; readonly connections: readonly Point[] }>
  >;
  readonly subnets: Readonly<Record<string, readonly Point[]>>;
  readonly vpcs: Readonly<Record<string, readonly Point[]>>;
  readonly states: Readonly<Record<string, readonly Point[]>>;
}
/** One point of a step function. */
export type Point = readonly [seconds: number, value: number];
