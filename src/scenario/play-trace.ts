/** From the `trace` of a definition to the rows that it plays, and how long their invocations run. */
import type { Distribution } from '../kernel/distribution.ts';
import { pickRows } from './pick-rows.ts';
import type { Path, Problem } from './problem.ts';
import { show } from './show.ts';
import type { SideFiles } from './side-files.ts';
import { readDurations } from './trace-azure2019.ts';
import type { TraceReader, TraceRow } from './trace-csv.ts';

/** Where traces are read, and where their problems go. */
export interface TraceContext {
  readonly files: SideFiles;
  /** Files that take the place of those of every trace; their paths are not relative to the scenario. */
  readonly trace?: string | undefined;
  readonly durations?: string | undefined;
  readonly report: (problem: Problem) => void;
  /** Path of the `trace` in the scenario. */
  readonly path: Path;
  /** One function per row: all of them are played. */
  readonly perRow: boolean;
}

interface FileTrace {
  readonly file: string;
  readonly function?: string | undefined;
  readonly durations?: string | undefined;
}

/** The rows; none when the trace cannot be played, which has then been reported. */
export const playedRows = (
  trace: FileTrace,
  reader: TraceReader,
  { trace: instead, files, report, path, perRow }: TraceContext,
): readonly TraceRow[] => {
  const name = instead ?? files.pathOf(trace.file);
  const table = files.read(name, (text, csvFile) => {
    const { rows, findings } = reader(text, csvFile);
    return { value: rows, findings };
  });
  if (table === undefined) report(unreadable(name, [...path, 'file']));
  if (table === undefined || !table.isSound) return [];
  const rows = pickRows(table.value, name, trace.function, perRow);
  if (typeof rows !== 'string') return rows;
  const key = trace.function === undefined ? 'file' : 'function';
  report({ code: 'SCN012', path: [...path, key], message: rows });
  return [];
};

/** How long the invocations of a row run: as the trace's own file says, or else `otherwise`. */
export const durationsOf = (
  trace: FileTrace,
  otherwise: Distribution,
  { durations: instead, files, report, path }: TraceContext,
): ((row: TraceRow) => Distribution) => {
  const name = instead ?? (trace.durations === undefined ? undefined : files.pathOf(trace.durations));
  if (name === undefined) return () => otherwise;
  const where = [...path, 'durations'];
  const table = files.read(name, (text, csvFile) => {
    const { rows, findings } = readDurations(text, csvFile);
    return { value: new Map(rows.map((row) => [row.function, row.duration])), findings };
  });
  if (table === undefined) report(unreadable(name, where));
  return (row) => {
    const duration = table?.value.get(row.function);
    if (table?.isSound === true && duration === undefined) {
      const message = `${show(name)} has no durations of ${show(row.function)}`;
      report({ code: 'SCN020', path: where, message });
    }
    return duration ?? otherwise;
  };
};

const unreadable = (name: string, path: Path): Problem => {
  return { code: 'SCN011', path, message: `the file ${show(name)} cannot be read` };
};
