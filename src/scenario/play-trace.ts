/** From the `trace` of a definition to the rows that it plays, and how long their invocations run. */
import type { Distribution } from '../kernel/distribution.ts';
import { formatDuration, type Milliseconds } from '../kernel/time.ts';
import type { Clock } from './clock.ts';
import { pickRows } from './pick-rows.ts';
import type { Path, Problem } from './problem.ts';
import { show } from './show.ts';
import type { SideFiles } from './side-files.ts';
import { readDurations } from './trace-azure2019.ts';
import type { TraceOptions, TraceReader, TraceRow } from './trace-row.ts';

/** Where traces are read, and where their problems go. */
export interface TraceContext {
  readonly clock: Clock;
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

interface FileTrace extends TraceOptions {
  readonly file: string;
  readonly format: string;
  readonly function?: string | undefined;
  readonly durations?: string | undefined;
}

/** The rows; none when the trace cannot be played, which has then been reported. */
export const playedRows = (
  trace: FileTrace,
  reader: TraceReader,
  { trace: instead, files, report, path, perRow, clock }: TraceContext,
): readonly TraceRow[] => {
  const name = instead ?? files.pathOf(trace.file);
  const { format, gaps, period, from } = trace;
  const way = [path.includes('concurrency'), format, gaps, period, from].join(' ');
  const table = files.readInChunks(name, way, (chunks, file) => {
    const { rows, findings } = reader(chunks, file, trace);
    return { value: rows, findings };
  });
  if (table === undefined) report(unreadable(name, [...path, 'file']));
  if (table === undefined || !table.isSound) return [];
  const rows = pickRows(table.value, name, trace.function, perRow);
  if (typeof rows !== 'string') {
    const lengthMs = Math.max(...rows.map(({ counts, intervalMs }) => counts.length * intervalMs));
    if (gaps === 'error' && lengthMs < clock.durationMs)
      report(tooShort(name, lengthMs, clock.durationMs, [...path, 'file']));
    return rows;
  }
  const key = trace.function === undefined ? 'file' : 'function';
  report({ code: 'SCN012', path: [...path, key], message: rows });
  return [];
};

/** How long the invocations of a row run: as the file of durations says, or the trace, or else `otherwise`. */
export const durationsOf = (
  trace: FileTrace,
  otherwise: Distribution,
  { durations: instead, files, report, path }: TraceContext,
): ((row: TraceRow) => Distribution) => {
  const name = instead ?? (trace.durations === undefined ? undefined : files.pathOf(trace.durations));
  if (name === undefined) return (row) => row.duration ?? otherwise;
  const where = [...path, 'durations'];
  const table = files.readInChunks(name, 'durations', (chunks, file) => {
    const { rows, findings } = readDurations(chunks, file);
    return { value: new Map(rows.map((row) => [row.function, row.duration])), findings };
  });
  if (table === undefined) report(unreadable(name, where));
  return (row) => {
    const duration = table?.value.get(row.function) ?? row.duration;
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

const tooShort = (name: string, lengthMs: Milliseconds, durationMs: Milliseconds, path: Path): Problem => ({
  code: 'SCN031',
  path,
  message: `${show(name)} ends after ${formatDuration(lengthMs)} and the run after ${formatDuration(durationMs)}: nothing is known of the rest, and nothing happens in it`,
});
