/**
 * Traces in the layout of the Azure Functions dataset of 2019 ("Serverless in the Wild", ATC 2020): a day of
 * invocations per minute, and the durations that belong to it.
 */
import { distributionProblems, type Distribution } from '../kernel/distribution.ts';
import { MINUTE } from '../kernel/time.ts';
import { asInvocation } from './longest-invocation.ts';
import { show } from './show.ts';
import { CsvProblem, minuteColumns, readCsv, refuseRepeats } from './trace-csv.ts';
import { TraceFindings } from './trace-findings.ts';
import type { TraceOutcome, TraceRow } from './trace-row.ts';

/** One function's invocations in each minute. */
export interface AzureInvocations extends TraceRow {
  readonly owner: string;
  readonly app: string;
  readonly trigger: string;
}

const identity = ['HashOwner', 'HashApp', 'HashFunction'];

const missing = (header: readonly string[], wanted: readonly string[]): CsvProblem | undefined => {
  const column = wanted.findIndex((name, index) => header[index] !== name);
  if (column < 0) return undefined;
  return new CsvProblem(
    `column ${column + 1} is named ${show(header[column])}, not "${wanted[column]}": the layout azure2019 begins ${wanted.join(',')}`,
  );
};

/** Reads `HashOwner,HashApp,HashFunction,Trigger,1,2,…`. */
export const readInvocations = (chunks: Iterable<string>, file: string): TraceOutcome<AzureInvocations> => {
  const findings = new TraceFindings(file);
  const rows = readCsv<AzureInvocations>(chunks, findings, (header) => {
    const leading = [...identity, 'Trigger'];
    const readCounts = missing(header, leading) ?? minuteColumns(header, leading.length);
    if (readCounts instanceof CsvProblem) return readCounts;
    const once = refuseRepeats<AzureInvocations>((row) => `${row.owner},${row.app},${row.function}`);
    return (cells) => {
      const [owner = '', app = '', name = '', trigger = ''] = cells;
      const counts = readCounts(cells);
      if (counts instanceof CsvProblem) return counts;
      return once({ owner, app, function: name, trigger, intervalMs: MINUTE, counts });
    };
  });
  return { rows, findings: findings.all() };
};

/** How long one function's invocations run. */
export interface AzureDurations {
  readonly function: string;
  readonly duration: Distribution;
}

const PERCENTILE = /^percentile_Average_(\d+)$/;

/** Reads `HashOwner,HashApp,HashFunction,…,percentile_Average_0,…,percentile_Average_100`, in milliseconds. */
export const readDurations = (chunks: Iterable<string>, file: string): TraceOutcome<AzureDurations> => {
  const findings = new TraceFindings(file);
  const rows = readCsv<AzureDurations>(chunks, findings, (header) => {
    const percentiles = header.flatMap((name, column) => {
      const percent = PERCENTILE.exec(name)?.[1];
      return percent === undefined ? [] : [{ column, percent: Number(percent) }];
    });
    const problem = missing(header, identity);
    if (problem !== undefined) return problem;
    if (percentiles[0]?.percent !== 0 || percentiles.at(-1)?.percent !== 100)
      return new CsvProblem('there are no columns percentile_Average_0 … percentile_Average_100');
    const once = refuseRepeats<AzureDurations>((row) => row.function);
    return (cells) => {
      const points = percentiles.map(
        ({ column, percent }) => [percent, Number(cells[column] || NaN)] as const,
      );
      const bad = points.findIndex(([, ms]) => !(ms >= 0));
      if (bad >= 0) {
        const { column = 0 } = percentiles[bad] ?? {};
        return new CsvProblem(`${header[column]}: ${show(cells[column])} is not a number of milliseconds`);
      }
      const duration: Distribution = {
        percentiles: points.map(([percent, ms]) => [percent, asInvocation(ms)]),
      };
      const [wrong] = distributionProblems(duration);
      return wrong === undefined ? once({ function: cells[2] ?? '', duration }) : new CsvProblem(wrong);
    };
  });
  return { rows, findings: findings.all() };
};
