/**
 * Traces as a table over time: a header that names a column `time` or `timestamp`, and columns of values; a row per
 * period, or per period and `function`, in any order.
 */
import { SECOND } from '../kernel/time.ts';
import { parseInstant } from './instant.ts';
import { nearest } from './nearest.ts';
import { show } from './show.ts';
import { CsvProblem, readCsv, type ReadRow } from './trace-csv.ts';
import { DurationSample } from './trace-durations.ts';
import { TraceFindings } from './trace-findings.ts';
import type { TraceReader, TraceRow } from './trace-row.ts';
import { regular, seriesOf, type Series } from './trace-series.ts';

const names = ['time', 'timestamp', 'function', 'invocations', 'concurrency', 'duration_ms'] as const;
type Column = (typeof names)[number];

/** The column that says how much there is. */
type Measure = 'invocations' | 'concurrency';

/** Reads the table for one of its measures; an empty cell is a value that is missing. */
export const readTimeSeries =
  (measure: Measure): TraceReader =>
  (chunks, file, options) => {
    const findings = new TraceFindings(file);
    const all = new Map<string, Series>();
    const durations = new Map<string, DurationSample>();
    readCsv<never>(chunks, findings, (header) => {
      const find = (name: Column) => header.findIndex((cell) => cell.trim().toLowerCase() === name);
      const time = Math.max(find('time'), find('timestamp'));
      const value = find(measure);
      const problem = headerProblem(header, [
        [time, 'time'],
        [value, measure],
      ]);
      if (problem !== undefined) return problem;
      const others = header.filter(
        (name) => !(names as readonly string[]).includes(name.trim().toLowerCase()),
      );
      for (const name of others) findings.report(1, `column ${show(name)} is not played`, 'SCN029');
      return rowReader(
        { time, value, measure, function: find('function'), duration: find('duration_ms') },
        all,
        durations,
      );
    });
    // What could not be read is missing too: that is no second finding.
    const gaps = findings.hasErrors() ? 'zero' : options.gaps;
    const grid = all.size === 0 && findings.hasErrors() ? null : regular(all, { ...options, gaps }, findings);
    const rows = [...(grid?.counts ?? [])].map(([name, counts]): TraceRow => {
      const duration = durations.get(name)?.distribution();
      const row = { function: name, intervalMs: grid?.intervalMs ?? 0, counts };
      return duration === undefined ? row : { ...row, duration };
    });
    return { rows, findings: findings.all() };
  };

const headerProblem = (
  header: readonly string[],
  wanted: readonly (readonly [index: number, name: Column])[],
): CsvProblem | undefined => {
  const [, missing] = wanted.find(([index]) => index < 0) ?? [];
  if (missing === undefined) return undefined;
  const instead = nearest(missing, header);
  const found = instead === undefined ? `found ${header.map(show).join(', ')}` : `is ${show(instead)} meant?`;
  return new CsvProblem(`there is no column "${missing}"; ${found}`);
};

interface Columns {
  readonly time: number;
  readonly value: number;
  readonly measure: Measure;
  /** -1 where there is none, as the next. */
  readonly function: number;
  readonly duration: number;
}

const rowReader =
  (columns: Columns, all: Map<string, Series>, durations: Map<string, DurationSample>): ReadRow<never> =>
  (cells, line) => {
    const time = timeOf(cells[columns.time] ?? '');
    if (time === undefined)
      return new CsvProblem(
        `${show(cells[columns.time])} is not a time: ISO 8601 with its zone (2026-11-27T06:00:00Z), or seconds`,
      );
    const written = (cells[columns.value] ?? '').trim();
    const name = cells[columns.function] ?? '';
    if (written === '') {
      seriesOf(all, name).add(time, NaN, line);
      return null;
    }
    const value = numberOf(written);
    if (value === undefined || !Number.isInteger(value))
      return new CsvProblem(`${columns.measure}: ${show(written)} is not a whole number from 0 on`);
    const duration = (cells[columns.duration] ?? '').trim();
    if (duration !== '') {
      const ms = numberOf(duration);
      if (ms === undefined)
        return new CsvProblem(`duration_ms: ${show(duration)} is not a number of milliseconds`);
      const sample = durations.get(name) ?? new DurationSample();
      sample.add(ms, value);
      durations.set(name, sample);
    }
    seriesOf(all, name).add(time, value, line);
    return null;
  };

const DECIMAL = /^\d+(\.\d+)?$/;

/** Milliseconds of a time on the calendar or of seconds, which from 1e9 on are those of the epoch. */
const timeOf = (cell: string): number | undefined =>
  DECIMAL.test(cell) ? Math.round(Number(cell) * SECOND) : parseInstant(cell);

const numberOf = (cell: string): number | undefined => {
  const value = Number(cell);
  return value >= 0 && Number.isFinite(value) ? value : undefined;
};
