import type { RunResult } from '../engine/result.ts';

/**
 * How bad a trouble is. `broken`: something failed or was refused; `crossed`: a threshold of the user's own;
 * `tight`: it holds, with little to spare.
 */
export const levels = ['broken', 'crossed', 'tight'] as const;

/** How bad a trouble is; the levels stand worst first. */
export type Level = (typeof levels)[number];

/** Something a person should know: what, when, why, and what to do about it. */
export interface Trouble {
  readonly headline: string;
  /** Seconds of simulated time; null when the result does not tell. */
  readonly at: number | null;
  readonly why: string;
  readonly fix: string;
}

/** Finds one kind of trouble in a result. `when` puts an instant in words. */
export interface Rule {
  readonly name: string;
  readonly level: Level;
  readonly detect: (result: RunResult, when: (seconds: number) => string) => Trouble | null;
}

/** The rows that have a time, the earliest first, then the others; equal ones stay in order. */
export const byTime = <Row>(rows: readonly Row[], at: (row: Row) => number | null): Row[] =>
  [...rows].sort((a, b) => compareTimes(at(a), at(b)));

/** Unknown is last; Infinity minus Infinity would be NaN. */
const compareTimes = (a: number | null, b: number | null): number =>
  a === b ? 0 : (a ?? Infinity) - (b ?? Infinity);
