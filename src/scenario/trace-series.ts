/** Values at times, in any order, and how they become one value per period from time 0 on. */
import { formatDuration, SECOND, type Milliseconds } from '../kernel/time.ts';
import { MOST_PER_SECOND } from './most-arrivals.ts';
import type { TraceFindings } from './trace-findings.ts';
import { compact, type Counts, type TraceOptions } from './trace-row.ts';

/** A year of minutes, and room; a time of another century would ask for more. */
const MOST_PERIODS = 10_000_000;
/** Times from here on are on the calendar (2001), those before it count from the start of the run. */
const FIRST_EPOCH_MS = 1e12;

/** The values of one function, each at the start of its period. */
export class Series {
  /** Three flat lists and not one of points: a trace may have millions. */
  readonly times: number[] = [];
  readonly values: number[] = [];
  readonly places: number[] = [];

  /** NaN is a period whose value is not known; `place` is what `lineOf` turns into a line. */
  add(time: number, value: number, place: number): void {
    this.times.push(time);
    this.values.push(value);
    this.places.push(place);
  }
}

/** The series of that name; a new one where there is none. */
export const seriesOf = (all: Map<string, Series>, name: string): Series => {
  const known = all.get(name);
  if (known !== undefined) return known;
  const series = new Series();
  all.set(name, series);
  return series;
};

/** What all series of a file share. */
interface Periods {
  readonly fromMs: number;
  readonly intervalMs: Milliseconds;
  readonly count: number;
}

/** The values of each function, period by period. */
export interface Regular {
  readonly intervalMs: Milliseconds;
  readonly counts: ReadonlyMap<string, Counts>;
}

/**
 * Puts the series on the grid of periods that they share. Reports periods that stand twice, lie beside the grid or are
 * missing; null when there is no grid.
 */
export const regular = (
  all: ReadonlyMap<string, Series>,
  { gaps, period, from }: TraceOptions,
  findings: TraceFindings,
  lineOf = (place: number): number => place,
): Regular | null => {
  const sorted = [...all].map(([name, series]) => ({ name, series, order: orderOf(series) }));
  const grid = gridOf(sorted, period, from);
  if (typeof grid === 'string') {
    findings.report(1, grid);
    return null;
  }
  const counts = new Map<string, Counts>();
  for (const { name, series, order } of sorted) {
    const { values, missing } = place(series, order, grid, (at, message) =>
      findings.report(lineOf(at), message),
    );
    counts.set(name, compact(values));
    if (missing.count === 0 || gaps === 'zero') continue;
    const whose = name === '' ? '' : `${JSON.stringify(name)}: `;
    const message = `${whose}${missing.count} of ${grid.count} periods of ${formatDuration(grid.intervalMs)} are missing, the first at ${showTime(missing.first)}`;
    findings.report(lineOf(missing.place), message, 'SCN028');
  }
  return { intervalMs: grid.intervalMs, counts };
};

/** A time as the file means it: on the calendar, or from the start. */
const showTime = (time: number): string =>
  time >= FIRST_EPOCH_MS ? new Date(time).toISOString().replace('.000', '') : formatDuration(time);

/** The points by time; null where they are so already. */
const orderOf = ({ times }: Series): Uint32Array | null => {
  let isSorted = true;
  for (let i = 1; i < times.length && isSorted; i++) isSorted = timeAt(times, i - 1) <= timeAt(times, i);
  if (isSorted) return null;
  return Uint32Array.from(times, (_, i) => i).sort((a, b) => timeAt(times, a) - timeAt(times, b) || a - b);
};

interface Sorted {
  readonly series: Series;
  readonly order: Uint32Array | null;
}

/** The grid, or why there is none. */
const gridOf = (
  all: readonly Sorted[],
  period: Milliseconds | undefined,
  from: number | undefined,
): Periods | string => {
  let first = Infinity;
  let last = -Infinity;
  let least = Infinity;
  for (const { series, order } of all) {
    for (let i = 0; i < series.times.length; i++) {
      const time = timeAt(series.times, order?.[i] ?? i);
      const before = i === 0 ? time : timeAt(series.times, order?.[i - 1] ?? i - 1);
      if (time > before) least = Math.min(least, time - before);
      first = Math.min(first, time);
      last = Math.max(last, time);
    }
  }
  const intervalMs = period ?? least;
  if (first === Infinity) return 'there are no values in it';
  if (intervalMs === Infinity)
    return 'one period alone does not tell how long it is: say it by the key period';
  const fromMs = from ?? (first < FIRST_EPOCH_MS ? 0 : first);
  const count = Math.floor((last - fromMs) / intervalMs) + 1;
  if (count < 1) return `all of it lies before ${showTime(fromMs)}, from which on it is to be played`;
  if (count > MOST_PERIODS)
    return `from ${showTime(fromMs)} to ${showTime(last)} it has more than ${MOST_PERIODS} periods of ${formatDuration(intervalMs)}`;
  return { fromMs, intervalMs, count };
};

/** The values on the grid, and what is missing there. */
const place = (
  { times, values, places }: Series,
  order: Uint32Array | null,
  { fromMs, intervalMs, count }: Periods,
  report: (place: number, message: string) => void,
) => {
  const most = Math.floor((MOST_PER_SECOND * intervalMs) / SECOND);
  const onGrid = new Float64Array(count);
  const missing = { count, first: NaN, place: 0 };
  let next = 0;
  for (let i = 0; i < times.length; i++) {
    const index = order?.[i] ?? i;
    const at = places[index] as number;
    const time = timeAt(times, index);
    const period = (time - fromMs) / intervalMs;
    if (period < 0 || Number.isNaN(values[index])) continue;
    const problem = problemOf(period, next, values[index] as number, most);
    if (problem !== undefined) {
      report(at, problem(time, intervalMs, fromMs));
      continue;
    }
    if (period > next && Number.isNaN(missing.first)) {
      missing.first = fromMs + next * intervalMs;
      missing.place = at;
    }
    onGrid[period] = values[index] as number;
    missing.count -= 1;
    next = period + 1;
  }
  if (Number.isNaN(missing.first)) {
    missing.first = fromMs + next * intervalMs;
    missing.place = places.at(-1) ?? 0;
  }
  return { values: onGrid, missing };
};

/** What is wrong with a value at a period, as the sentence that tells it. */
const problemOf = (period: number, next: number, value: number, most: number) => {
  if (!Number.isInteger(period))
    return (time: number, intervalMs: number, fromMs: number) =>
      `${showTime(time)} is not a whole number of periods of ${formatDuration(intervalMs)} after ${showTime(fromMs)}`;
  if (period < next) return (time: number) => `the period ${showTime(time)} stands twice`;
  if (!Number.isSafeInteger(value) || value < 0 || value > most)
    return () => `${value} is not a whole number from 0 to ${most}`;
  return undefined;
};

const timeAt = (times: readonly number[], index: number): number => times[index] as number;
