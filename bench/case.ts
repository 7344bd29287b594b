/** What a case is: one row that says what it measures, does it at any size, and tells what it took. */

/** One run of a case. */
export interface Sample {
  /** How much was done, in the case's unit. */
  readonly units: number;
  /** On the case's clock, preparation not included. */
  readonly seconds: number;
  /** How much time passed inside the simulation, where there is one. */
  readonly simulatedSeconds?: number;
  /** Events of the simulation, where units are something else. */
  readonly events?: number;
  /** Largest resident size of whoever did the work, in bytes. */
  readonly peakBytes?: number;
  /** What else was found out, by name. */
  readonly figures?: Readonly<Record<string, number>>;
}

/** One row of the suite. */
export interface Case {
  readonly name: string;
  readonly unit: string;
  /** CPU seconds of the process that works, all its threads included, or seconds on the wall. */
  readonly clock: 'CPU' | 'wall';
  /** What it should reach, in words. */
  readonly goal?: string;
  /** Cases of one side are run in turns and compared with the first of them. */
  readonly side?: string;
  /** Runs once, and only when asked for. */
  readonly isLong?: boolean;
  /** What it lacks to run here; null when nothing. */
  readonly missing?: () => string | null;
  /** Does a share of the full work, from above 0 to 1. */
  readonly run: (share: number) => Sample | Promise<Sample>;
}

/** A share of a full size, at least 1. */
export const sized = (full: number, share: number): number => Math.max(1, Math.round(full * share));

/** Does the work and tells its CPU seconds: of all threads, so the collector's and the compiler's are included. */
export const timed = <T>(work: () => T): { readonly value: T; readonly seconds: number } => {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { value, seconds: (user + system) / 1e6 };
};
