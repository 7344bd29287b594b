/**
 * What is asked of one function version, and how it went: it outlives the version, so that invocations of a
 * function that does not exist yet, or no longer, are counted too.
 */
import type { Milliseconds } from '../kernel/time.ts';
import type { FunctionConcurrency } from './concurrency.ts';
import type { Durations } from './durations.ts';
import type { FunctionVersion } from './function.ts';
import type { Key } from './key.ts';

/** Why an invocation failed. */
export const failureReasons = [
  'Pending',
  'Inactive',
  'Failed',
  'NotFound',
  'Throttled',
  'ConnectTimeout',
] as const;
/** One of them. */
export type FailureReason = (typeof failureReasons)[number];

/** What all versions of a function have in common, from the scenario. */
export interface FunctionTraits {
  readonly perEnvironment: number;
  readonly perInvocation: number;
  /** Where its connections lead on the internet; null: they stay within the VPC. */
  readonly destination: string | null;
  readonly concurrency: FunctionConcurrency;
  /** What is reserved for it when it is created. */
  readonly reservedConcurrency: number | null;
}

/** The ledgers at the moment of a lack. */
export interface LackDetails {
  readonly at: Milliseconds;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly quota: number;
  /** ENIs in the VPC, those of others included. */
  readonly used: number;
  /** Free addresses in the subnet. */
  readonly free: number;
}

/** Traffic that is counted instead of run one by one. The model tells it what is about to change. */
export interface CountedTraffic {
  /** Every key that it has run on. */
  readonly keys: ReadonlySet<Key>;
  /** The version is about to change: accounts for all that was asked of it up to now. */
  settle(): void;
  /** Its environments are on these keys from now on; null: it has none any more. */
  serveOn(keys: readonly Key[] | null): void;
}

/** What is asked of one function version, and how it went. */
export class Workload {
  /** The version that answers now; null when there is none. */
  target: FunctionVersion | null = null;
  /** The latest version of that name, deleted or not; null when there never was one. */
  last: FunctionVersion | null = null;
  deletedAt: Milliseconds | null = null;
  /** Its traffic, where that is counted. */
  counted: CountedTraffic | null = null;
  /** Environments that a concurrency curve states. */
  curveTarget = 0;
  /** The most environments that the curve stated and the limits kept from opening. */
  environmentsUnmet = 0;
  total = 0;
  succeeded = 0;
  inFlight = 0;
  readonly failed: Record<FailureReason, number> = {
    Pending: 0,
    Inactive: 0,
    Failed: 0,
    NotFound: 0,
    Throttled: 0,
    ConnectTimeout: 0,
  };
  /** When an attempt first failed for a reason. */
  readonly firstFailedAt: Partial<Record<FailureReason, Milliseconds>> = {};
  pendingMs: Milliseconds = 0;
  becameInactive = 0;
  /** When the State became Failed. */
  failedAt: Milliseconds | null = null;
  /** When the last update failed; null when the last one did not. */
  updateFailedAt: Milliseconds | null = null;
  /** What last kept a version from its ENIs. */
  lack: LackDetails | null = null;

  constructor(
    readonly functionName: string,
    readonly version: string,
    readonly traits: FunctionTraits,
    readonly durations: Durations,
  ) {}
}
