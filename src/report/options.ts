import type { Remedy } from '../plan/remedies.ts';

/** How a report is to look, and what it may tell beside the result. */
export interface ReportOptions {
  /** Columns that no line may pass. */
  readonly width: number;
  readonly colour: boolean;
  /** Whether nothing is cut that only takes room: in a file there is enough of it. */
  readonly full: boolean;
  /** Whether to draw ENIs and states over time, where the result has a time series. */
  readonly drawings: boolean;
  /** Epoch milliseconds of simulated time 0, where the scenario has a start. */
  readonly startEpochMs: number | null;
  /** What was tried against the first trouble; null when nothing was tried. */
  readonly remedies: readonly Remedy[] | null;
}

/** A report for files and pipes: 100 columns, no colours, no remedies. */
export const plainReport: ReportOptions = {
  width: 100,
  colour: false,
  full: false,
  drawings: false,
  startEpochMs: null,
  remedies: null,
};
