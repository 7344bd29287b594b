/** What the readers of traces have in common: what they are told, and what they give. */
import type { Distribution } from '../kernel/distribution.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Finding } from './finding.ts';

/** Values per period of one function or application, from time 0 on. */
export interface TraceRow {
  readonly function: string;
  readonly intervalMs: Milliseconds;
  /** In as few bytes as they fit into: a day of a whole cloud is 46,000 rows of 1,440 counts. */
  readonly counts: Counts;
  /** How long its invocations run, where the trace itself tells it. */
  readonly duration?: Distribution;
}

/** Whole numbers from 0 on. */
export type Counts = Uint8Array | Uint16Array | Float64Array;

/** The same numbers in the smallest array that holds them. */
export const compact = (counts: readonly number[] | Float64Array): Counts => {
  let most = 0;
  for (const count of counts) if (count > most) most = count;
  if (most < 2 ** 8) return Uint8Array.from(counts);
  return most < 2 ** 16 ? Uint16Array.from(counts) : Float64Array.from(counts);
};

/** The rows that could be read, and a finding for each that could not. */
export interface TraceOutcome<R> {
  readonly rows: readonly R[];
  readonly findings: readonly Finding[];
}

/** What the scenario says of a trace. */
export interface TraceOptions {
  /** Whether what is missing between the first and the last period is an error, or counts as 0. */
  readonly gaps: 'error' | 'zero';
  /** The length of a period; left out: the smallest distance between two of them. */
  readonly period?: Milliseconds | undefined;
  /** Epoch milliseconds of what is played at time 0; left out: the first period. */
  readonly from?: number | undefined;
}

/** Reads a trace that comes piece by piece; `file` is the name that its findings carry. */
export type TraceReader = (
  chunks: Iterable<string>,
  file: string,
  options: TraceOptions,
) => TraceOutcome<TraceRow>;
