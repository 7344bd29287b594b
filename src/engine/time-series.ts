/** What `--series` adds to a result: values and states over time. */
import type { FunctionState } from '../model/states.ts';

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
  /** Versions in each State. */
  readonly states: Readonly<Record<string, readonly Point[]>>;
  /** Each version, as `checkout:$LATEST`: every change, whatever the interval. */
  readonly functions: Readonly<Record<string, readonly StateChange[]>>;
}
/** A State, or `Updating`: Active while LastUpdateStatus is InProgress. */
export type Phase = FunctionState | 'Updating';
/** What a version is from an instant on; null: deleted. Before its first change it does not exist. */
export type StateChange = readonly [seconds: number, phase: Phase | null];
/** One point of a step function. */
export type Point = readonly [seconds: number, value: number];
