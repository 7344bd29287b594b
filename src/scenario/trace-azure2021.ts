/**
 * Traces in the layout of the Azure Functions dataset of 2021 ("Faster and Cheaper Serverless Computing on Harvested
 * Resources", SOSP 2021): one row per invocation. It is counted per minute, and its duration into a distribution.
 */
import { DAY, MINUTE, SECOND } from '../kernel/time.ts';
import { show } from './show.ts';
import { CsvProblem, readCsv, type ReadRow } from './trace-csv.ts';
import { DurationSample } from './trace-durations.ts';
import { TraceFindings } from './trace-findings.ts';
import { compact, type TraceOutcome, type TraceRow } from './trace-row.ts';

const columns = ['app', 'func', 'end_timestamp', 'duration'] as const;
/** Time 0 is the start of the trace; what lies years after it is a time of another kind. */
const LATEST_SECONDS = (366 * DAY) / SECOND;

/** Reads `app,func,end_timestamp,duration`, in seconds; the rows in any order. A function is named `app/func`. */
export const readInvocationEnds = (chunks: Iterable<string>, file: string): TraceOutcome<TraceRow> => {
  const findings = new TraceFindings(file);
  const tallies = new Map<string, Tally>();
  let early = { count: 0, line: 0 };
  let endMs = 0;

  const readRow: ReadRow<never> = ([app = '', func = '', end = '', duration = ''], line) => {
    const endSeconds = secondsOf(end);
    if (endSeconds === undefined) return refused('end_timestamp', end);
    const seconds = secondsOf(duration);
    if (seconds === undefined) return refused('duration', duration);
    const arrivalMs = (endSeconds - seconds) * SECOND;
    endMs = Math.max(endMs, endSeconds * SECOND);
    if (arrivalMs < 0) {
      early = { count: early.count + 1, line: early.line || line };
      return null;
    }
    tallyOf(tallies, `${app}/${func}`).add(arrivalMs, seconds * SECOND);
    return null;
  };

  readCsv<never>(chunks, findings, (header) => {
    const wrong = columns.findIndex((name, index) => header[index] !== name);
    if (wrong < 0) return readRow;
    return new CsvProblem(
      `column ${wrong + 1} is named ${show(header[wrong])}, not "${columns[wrong]}": the layout azure2021 begins ${columns.join(',')}`,
    );
  });

  if (early.count > 0) {
    const message = `${early.count} invocations that began before time 0, the first in this line, are not played`;
    findings.report(early.line, message, 'SCN029');
  }
  const minutes = Math.ceil(endMs / MINUTE);
  return {
    rows: [...tallies].map(([name, tally]) => tally.row(name, minutes)),
    findings: findings.all(),
  };
};

/** The invocations of one function. */
class Tally {
  readonly #counts: number[] = [];
  readonly #durations = new DurationSample();

  add(arrivalMs: number, durationMs: number): void {
    const minute = Math.floor(arrivalMs / MINUTE);
    this.#lengthen(minute + 1);
    this.#counts[minute] = (this.#counts[minute] ?? 0) + 1;
    this.#durations.add(durationMs);
  }

  /** Its row, as long as the whole trace. */
  row(name: string, minutes: number): TraceRow {
    this.#lengthen(minutes);
    const duration = this.#durations.distribution();
    return {
      function: name,
      intervalMs: MINUTE,
      counts: compact(this.#counts),
      ...(duration === undefined ? {} : { duration }),
    };
  }

  #lengthen(minutes: number): void {
    while (this.#counts.length < minutes) this.#counts.push(0);
  }
}

const tallyOf = (tallies: Map<string, Tally>, name: string): Tally => {
  const known = tallies.get(name);
  if (known !== undefined) return known;
  const tally = new Tally();
  tallies.set(name, tally);
  return tally;
};

const secondsOf = (cell: string): number | undefined => {
  const seconds = Number(cell);
  return cell !== '' && seconds >= 0 && seconds <= LATEST_SECONDS ? seconds : undefined;
};

const refused = (column: string, cell: string): CsvProblem =>
  new CsvProblem(`${column}: ${show(cell)} is not a number of seconds from 0 to ${LATEST_SECONDS}`);
