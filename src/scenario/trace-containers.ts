import {
  CsvProblem,
  minuteColumns,
  readCsv,
  refuseRepeats,
  type CsvOutcome,
  type TraceRow,
} from './trace-csv.ts';

/** Reads containers per minute: the name in the first column, any others, then the columns 1, 2, 3 … */
export const readContainers = (text: string, file: string): CsvOutcome<TraceRow> =>
  readCsv(text, file, (header) => {
    const first = header.indexOf('1');
    const readCounts = minuteColumns(header, first > 0 ? first : header.length);
    if (readCounts instanceof CsvProblem) return readCounts;
    const once = refuseRepeats<TraceRow>((row) => row.function);
    return (cells) => {
      const counts = readCounts(cells);
      return counts instanceof CsvProblem ? counts : once({ function: cells[0] ?? '', counts });
    };
  });
