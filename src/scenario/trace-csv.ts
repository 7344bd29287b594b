/** Reading CSV files of traces row by row: a broken row is a finding with its line, and the others are still read. */
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { MOST_PER_SECOND } from './most-arrivals.ts';
import { show } from './show.ts';
import { blocksOf, countLines } from './trace-blocks.ts';
import type { TraceFindings } from './trace-findings.ts';
import { compact, type Counts } from './trace-row.ts';

const MOST_PER_MINUTE = 60 * MOST_PER_SECOND;

/** What is wrong, as the end of a finding's message. */
export class CsvProblem {
  constructor(readonly message: string) {}
}

/** Understands a row; null where nothing of it is to be kept. */
export type ReadRow<R> = (cells: readonly string[], line: number) => CsvProblem | R | null;

/** Understands a header, and then gives the reader of its rows. */
export type CsvLayout<R> = (header: readonly string[]) => CsvProblem | ReadRow<R>;

/** Reads a CSV file by its layout, block by block: neither the text nor its cells are ever there as a whole. */
export const readCsv = <R>(
  chunks: Iterable<string>,
  findings: TraceFindings,
  layout: CsvLayout<R>,
): readonly R[] => {
  const rows: R[] = [];
  let header: readonly string[] | undefined;
  let readRow: ReturnType<CsvLayout<R>> | undefined;
  const onRecord = (cells: readonly string[], line: number): void => {
    if (header === undefined || readRow === undefined) {
      header = cells;
      readRow = layout(cells);
      if (readRow instanceof CsvProblem) findings.report(line, readRow.message);
    } else if (!(readRow instanceof CsvProblem)) {
      const row =
        cells.length === header.length ? readRow(cells, line) : new CsvProblem(columns(header, cells));
      if (row instanceof CsvProblem) findings.report(line, row.message);
      else if (row !== null) rows.push(row);
    }
  };

  let linesBefore = 0;
  try {
    for (const block of blocksOf(chunks)) {
      parseBlock(block, (cells, line) => onRecord(cells, linesBefore + line));
      if (readRow instanceof CsvProblem) break;
      linesBefore += countLines(block);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines'] ?? 1);
    findings.report(linesBefore + line, error.message.replace(/ at line \d+/, ''));
    header ??= [];
  }
  if (header === undefined) findings.report(1, 'the file is empty');
  return rows;
};

/** Without quotes and carriage returns, commas and line feeds are all there is to CSV: several times as fast. */
const parseBlock = (block: string, onRecord: (cells: string[], line: number) => void): void => {
  if (!/["\r]/.test(block)) {
    const text = block.startsWith('\uFEFF') ? block.slice(1) : block;
    for (const [index, line] of text.split('\n').entries())
      if (line !== '') onRecord(line.split(','), index + 1);
    return;
  }
  parse(block, {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    // Nothing is kept by the parser.
    on_record: (cells: string[], { lines }) => {
      onRecord(cells, lines);
      return null;
    },
  });
};

const columns = (header: readonly string[], cells: readonly string[]) =>
  `the row has ${cells.length} columns, the header ${header.length}`;

/** Checks that the columns from `first` on are named 1, 2, 3 …; then reads their counts. */
export const minuteColumns = (
  header: readonly string[],
  first: number,
): CsvProblem | ((cells: readonly string[]) => CsvProblem | Counts) => {
  const wrong = header.findIndex((name, column) => column >= first && name !== String(column - first + 1));
  if (header.length <= first)
    return new CsvProblem('there are no columns 1, 2, 3 … with the counts per minute');
  if (wrong >= 0)
    return new CsvProblem(`column ${wrong + 1} is named ${show(header[wrong])}, not "${wrong - first + 1}"`);
  return (cells) => {
    const counts = cells.slice(first).map(Number);
    const bad = counts.findIndex(
      (count, i) =>
        !Number.isSafeInteger(count) || count < 0 || count > MOST_PER_MINUTE || cells[first + i] === '',
    );
    if (bad < 0) return compact(counts);
    return new CsvProblem(
      `minute ${bad + 1}: ${show(cells[first + bad])} is not a whole number from 0 to ${MOST_PER_MINUTE}`,
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
