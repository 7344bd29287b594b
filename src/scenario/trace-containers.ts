import { MINUTE } from '../kernel/time.ts';
import { CsvProblem, minuteColumns, readCsv, refuseRepeats } from './trace-csv.ts';
import { TraceFindings } from './trace-findings.ts';
import type { TraceOutcome, TraceRow } from './trace-row.ts';

/** Reads containers per minute: the name in the first column, any others, then the columns 1, 2, 3 … */
export const readContainers = (chunks: Iterable<string>, file: string): TraceOutcome<TraceRow> => {
  const findings = new TraceFindings(file);
  const rows = readCsv<TraceRow>(chunks, findings, (header) => {
    const first = header.indexOf('1');
    const readCounts = minuteColumns(header, first > 0 ? first : header.length);
    if (readCounts instanceof CsvProblem) return readCounts;
    const once = refuseRepeats<TraceRow>((row) => row.function);
    return (cells) => {
      const counts = readCounts(cells);
      if (counts instanceof CsvProblem) return counts;
      return once({ function: cells[0] ?? '', intervalMs: MINUTE, counts });
    };
  });
  return { rows, findings: findings.all() };
};
