/** Reading CSV files of traces row by row: a broken row is a finding with its line, and the others are still read. */
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { Finding } from './finding.ts';
import { show } from './show.ts';

/** A row of a trace: values per minute of one function or application. */
export interface TraceRow {
  readonly function: string;
  readonly counts: readonly number[];
}

/** The rows that could be read, and a finding for each that could not. */
export interface CsvOutcome<R> {
  readonly rows: readonly R[];
  readonly findings: readonly Finding[];
}

/** Reads a trace; `file` is the name that its findings carry. */
export type TraceReader = (text: string, file: string) => CsvOutcome<TraceRow>;

/** What is wrong, as the end of a finding's message. */
export class CsvProblem {
  constructor(readonly message: string) {}
}

/** Understands a header, and then gives the reader of its rows. */
export type CsvLayout<R> = (
  header: readonly string[],
) => CsvProblem | ((cells: readonly string[]) => CsvProblem | R);

/** Reads a CSV file by its layout. */
export const readCsv = <R>(text: string, file: string, layout: CsvLayout<R>): CsvOutcome<R> => {
  const rows: R[] = [];
  const findings: Finding[] = [];
  const report = (line: number, { message }: CsvProblem) =>
    findings.push({ code: 'SCN012', severity: 'error', file, line, col: 1, message });

  let header: readonly string[] | undefined;
  let readRow: ReturnType<CsvLayout<R>> | undefined;
  const onRecord = (cells: readonly string[], line: number): void => {
    if (header === undefined || readRow === undefined) {
      header = cells;
      readRow = layout(cells);
      if (readRow instanceof CsvProblem) report(line, readRow);
    } else if (!(readRow instanceof CsvProblem)) {
      const row = cells.length === header.length ? readRow(cells) : new CsvProblem(columns(header, cells));
      if (row instanceof CsvProblem) report(line, row);
      else rows.push(row);
    }
  };

  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      // Nothing is kept by the parser: a day of a whole cloud is 46,000 rows of 1,440 cells.
      on_record: (cells: string[], { lines }) => {
        onRecord(cells, lines);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    report(Number(error['lines'] ?? 1), new CsvProblem(error.message));
  }
  if (header === undefined && findings.length === 0) report(1, new CsvProblem('the file is empty'));
  return { rows, findings };
};

const columns = (header: readonly string[], cells: readonly string[]) =>
  `the row has ${cells.length} columns, the header ${header.length}`;

/** Checks that the columns from `first` on are named 1, 2, 3 …; then reads their counts. */
export const minuteColumns = (
  header: readonly string[],
  first: number,
): CsvProblem | ((cells: readonly string[]) => CsvProblem | readonly number[]) => {
  const wrong = header.findIndex((name, column) => column >= first && name !== String(column - first + 1));
  if (header.length <= first)
    return new CsvProblem('there are no columns 1, 2, 3 … with the counts per minute');
  if (wrong >= 0)
    return new CsvProblem(`column ${wrong + 1} is named ${show(header[wrong])}, not "${wrong - first + 1}"`);
  return (cells) => {
    const counts = cells.slice(first).map(Number);
    const bad = counts.findIndex(
      (count, i) => !Number.isSafeInteger(count) || count < 0 || cells[first + i] === '',
    );
    if (bad < 0) return counts;
    return new CsvProblem(
      `minute ${bad + 1}: ${show(cells[first + bad])} is not a whole number of 0 or more`,
    );
  };
};

/** Refuses the second row of a key. */
export const refuseRepeats = <R>(keyOf: (row: R) => string) => {
  const seen = new Set<string>();
  return (row: R): CsvProblem | R => {
    const key = keyOf(row);
    if (seen.has(key)) return new CsvProblem(`the row of ${show(key)} stands twice`);
    seen.add(key);
    return row;
  };
};
