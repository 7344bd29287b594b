import type { Milliseconds } from '../kernel/time.ts';
import type { FileTime } from './schema-values.ts';

/** When a run starts and how long it lasts. */
export interface Clock {
  /** Null where the file gives no start. */
  readonly startEpochMs: number | null;
  readonly durationMs: Milliseconds;
}

/** A time of the file as time since the start. Without a start, absolute times (findings by then) count as 0. */
export const toMs = ({ startEpochMs }: Clock, time: FileTime): Milliseconds => {
  if ('sinceStartMs' in time) return time.sinceStartMs;
  return startEpochMs === null ? 0 : time.epochMs - startEpochMs;
};
