/**
 * What the slow model remembers: plain arrays of plain records. Holders, used addresses, used quota, open connections
 * are never remembered; they are counted anew from these records each time.
 */
import type { Policy } from './policies.ts';

/** A moment in the future, and its place in the queue of that moment. */
export interface Ticket {
  readonly at: number;
  readonly order: number;
}

export interface Settings {
  readonly role: string | null;
  readonly memory: number;
  /** Null without a VPC. */
  readonly vpc: Vpc | null;
}
export interface Vpc {
  readonly subnets: readonly string[];
  /** Sorted, each once. */
  readonly groups: readonly string[];
  readonly ipv6: boolean;
}

/** One Hyperplane ENI serves one (subnet, set of groups). */
export interface Key {
  readonly subnet: string;
  readonly groups: readonly string[];
  refused: number;
  shortageMs: number;
  enisPeak: number;
  connectionsPeak: number;
  /** When it will have been below scaleInBelow for scaleInAfter; null while it is not below. */
  lowUntil: Ticket | null;
  /** It has been below for so long, but the ENIs left would not have stayed under the thresholds. */
  isRipe: boolean;
  /** Of the holder that left last: with its role the ENIs are released. */
  lastRole: string | null;
}

export type Phase = 'creating' | 'inUse' | 'draining' | 'releasing' | 'detached' | 'orphaned';
export interface Eni {
  readonly key: Key;
  /** The higher, the younger. */
  readonly number: number;
  phase: Phase;
  /** The end of the phase; null in those that have no end of their own. */
  due: Ticket | null;
  /** With which roles it is released: one that allows the deletion is enough. */
  releasedBy: readonly (string | null)[];
}

export type State = 'Pending' | 'Active' | 'Inactive' | 'Failed';
export type UpdateStatus = 'InProgress' | 'Successful' | 'Failed';

/** A creation, restore or update that is under way. */
export interface Job {
  readonly order: number;
  /** What has to happen before it is done: ENIs that become ready, moments that come (and are then struck off). */
  readonly enis: readonly Eni[];
  moments: Ticket[];
  /** What goes on serving until then, and comes back if it fails. */
  readonly before: Settings | null;
}

/** A function version: `$LATEST` or a published one. */
export interface Version {
  readonly name: string;
  readonly version: string;
  settings: Settings;
  state: State;
  stateReasonCode: string | null;
  lastUpdateStatus: UpdateStatus | null;
  lastUpdateStatusReasonCode: string | null;
  job: Job | null;
  pendingSince: number;
  idleSince: number;
  /** When to look whether it has been idle for long enough; an attempt to invoke does not move it. */
  idleTimer: Ticket | null;
}

/** An execution role; `id` is the name of a policy. */
export interface Role {
  readonly name: string;
  policies: readonly { readonly id: string; readonly policy: Policy }[];
}

export interface Fn {
  readonly name: string;
  versions: Version[];
  lastNumber: number;
}

export interface Environment {
  readonly version: Version;
  /** Null without a VPC. */
  readonly key: Key | null;
  isBusy: boolean;
  /** It closes when its invocation ends. */
  isDoomed: boolean;
  /** When it closes, while idle. */
  closes: Ticket | null;
}

export interface Invocation {
  readonly environment: Environment;
  readonly ends: Ticket;
  hasFailed: boolean;
}

export interface Connection {
  readonly key: Key;
  readonly owner: Environment | Invocation;
  /** Null while it is missing. */
  eni: Eni | null;
}

export type FailureReason = 'Pending' | 'Inactive' | 'Failed' | 'NotFound' | 'Throttled' | 'ConnectTimeout';

/** What is told of a version in the result; one row per name and version, whatever becomes of it. */
export interface Row {
  readonly name: string;
  readonly version: string;
  /** The latest version of that name, deleted or not; null when there never was one. */
  last: Version | null;
  deletedAt: number | null;
  failedAt: number | null;
  updateFailedAt: number | null;
  pendingMs: number;
  becameInactive: number;
  succeeded: number;
  readonly failed: Record<FailureReason, number>;
}

export interface Subnet {
  readonly id: string;
  readonly vpc: string;
  readonly usable: number;
  usedByOthers: number;
  usedPeak: number;
  usedPeakAt: number;
}

export interface VpcRecord {
  readonly id: string;
  quota: number;
  readonly otherEnis: number;
  enisPeak: number;
  enisPeakAt: number;
  usedRatioPeak: number;
}

/** A command that was answered. */
export interface Answered {
  readonly at: number;
  readonly operation: string;
  /** Null for the operations on roles. */
  readonly function: string | null;
  readonly status: number;
  readonly error: string | null;
}
