import type { Key } from './key.ts';
import type { NatDestination } from './nat.ts';
import type { FailureReason, Workload } from './workload.ts';

/**
 * Who hears of single connections and invocations. They are too many to be facts, so there is one observer, called
 * only for what is rare: failures and new maxima.
 */
export interface DataPlaneObserver {
  onInvocationsFailed(workload: Workload, reason: FailureReason, count: number): void;
  onConnectionsRefused(key: Key, count: number): void;
  /** A new maximum of open connections over the capacity of the key's usable ENIs. */
  onConnectionsRatio(key: Key, ratio: number): void;
  /** Also of 0, when somebody may go to a destination for the first time. */
  onNatRefused(destination: NatDestination, count: number): void;
  /** A new maximum of places taken at a NAT gateway for one destination. */
  onNatPeak(destination: NatDestination): void;
}
