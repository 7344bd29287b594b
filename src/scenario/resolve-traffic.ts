/** Traffic as the engine takes it: times in milliseconds, traces read. */
import type { z } from 'zod';
import type { Distribution } from '../kernel/distribution.ts';
import { MINUTE } from '../kernel/time.ts';
import { toMs, type Clock } from './clock.ts';
import { pickRows } from './pick-rows.ts';
import type { Path, Problem } from './problem.ts';
import type { CurveSpec, TrafficSpec } from './scenario.ts';
import type { FileTime } from './schema-values.ts';
import type { traffic } from './schema-traffic.ts';
import { show } from './show.ts';
import type { SideFiles } from './side-files.ts';
import { readDurations } from './trace-azure2019.ts';
import { readContainers } from './trace-containers.ts';
import type { CsvOutcome, TraceRow } from './trace-csv.ts';
import { traceFormats } from './trace-formats.ts';

export type FileTraffic = z.output<typeof traffic>;

export interface TrafficContext {
  readonly clock: Clock;
  readonly files: SideFiles;
  /** Files that take the place of those of every trace; their paths are not relative to the scenario. */
  readonly trace?: string | undefined;
  readonly durations?: string | undefined;
  readonly report: (problem: Problem) => void;
}

const DEFAULT_DURATION: Distribution = { fixed: 100 };

/**
 * The traffic of one definition: one specification, or one per row of its trace. Empty when its trace cannot be
 * played, which has then been reported.
 */
export const resolveTraffic = (
  traffic: FileTraffic,
  perRow: boolean,
  path: Path,
  context: TrafficContext,
): readonly TrafficSpec[] => {
  const { qualifier, duration = DEFAULT_DURATION, rate, cron, invocations, trace, concurrency } = traffic;
  const { clock } = context;
  if (rate !== undefined) {
    const { perSecond = 0, interpolate } = rate;
    const points = rate.points?.map(({ at, perSecond }) => ({ at, value: perSecond }));
    const curve = points === undefined ? constant(perSecond) : curveOf(points, interpolate, clock);
    return [{ qualifier, form: 'rate', rate: curve, duration }];
  }
  if (cron !== undefined) return [{ qualifier, form: 'cron', cron, duration }];
  if (invocations !== undefined) {
    const atMs = invocations.map((time) => toMs(clock, time));
    return [{ qualifier, form: 'invocations', atMs, duration }];
  }
  if (trace !== undefined) {
    const where = [...path, 'trace'];
    const rows = playedRows(trace, traceFormats[trace.format], perRow, where, context);
    const durationOf = durationsOf(trace.durations, duration, where, context);
    return rows.map((row) => ({
      qualifier,
      form: 'counts',
      counts: { intervalMs: MINUTE, counts: row.counts },
      duration: durationOf(row),
    }));
  }
  if (concurrency?.trace !== undefined) {
    const rows = playedRows(
      concurrency.trace,
      readContainers,
      perRow,
      [...path, 'concurrency', 'trace'],
      context,
    );
    return rows.map((row) => ({ qualifier, form: 'concurrency', environments: perMinute(row.counts) }));
  }
  const points = (concurrency?.points ?? []).map(({ at, environments }) => ({ at, value: environments }));
  const environments = curveOf(points, concurrency?.interpolate ?? 'step', clock);
  return [{ qualifier, form: 'concurrency', environments }];
};

const constant = (value: number): CurveSpec => ({ points: [{ atMs: 0, value }], interpolate: 'step' });

const curveOf = (
  points: readonly { readonly at: FileTime; readonly value: number }[],
  interpolate: CurveSpec['interpolate'],
  clock: Clock,
): CurveSpec => ({ points: points.map(({ at, value }) => ({ atMs: toMs(clock, at), value })), interpolate });

/** A point for every minute, also where nothing changes: each above 0 is an attempt to invoke. Then nothing. */
const perMinute = (counts: readonly number[]): CurveSpec => ({
  points: [...counts, 0].map((value, minute) => ({ atMs: minute * MINUTE, value })),
  interpolate: 'step',
});

const playedRows = (
  { file, function: wanted }: { readonly file: string; readonly function?: string | undefined },
  reader: (text: string, file: string) => CsvOutcome<TraceRow>,
  perRow: boolean,
  path: Path,
  { trace, files, report }: TrafficContext,
): readonly TraceRow[] => {
  const name = trace ?? files.pathOf(file);
  const table = files.read(name, (text, file) => {
    const { rows, findings } = reader(text, file);
    return { value: rows, findings };
  });
  if (table === undefined)
    report({ code: 'SCN011', path: [...path, 'file'], message: `the file ${show(name)} cannot be read` });
  if (table === undefined || !table.isSound) return [];
  const rows = pickRows(table.value, name, wanted, perRow);
  if (typeof rows !== 'string') return rows;
  report({
    code: 'SCN012',
    path: wanted === undefined ? [...path, 'file'] : [...path, 'function'],
    message: rows,
  });
  return [];
};

const durationsOf = (
  written: string | undefined,
  otherwise: Distribution,
  path: Path,
  { durations, files, report }: TrafficContext,
): ((row: TraceRow) => Distribution) => {
  const name = durations ?? (written === undefined ? undefined : files.pathOf(written));
  if (name === undefined) return () => otherwise;
  const table = files.read(name, (text, file) => {
    const { rows, findings } = readDurations(text, file);
    return { value: new Map(rows.map((row) => [row.function, row.duration])), findings };
  });
  if (table === undefined)
    report({
      code: 'SCN011',
      path: [...path, 'durations'],
      message: `the file ${show(name)} cannot be read`,
    });
  return (row) => {
    const duration = table?.value.get(row.function);
    if (table?.isSound && duration === undefined) {
      const message = `${show(name)} has no durations of ${show(row.function)}`;
      report({ code: 'SCN020', path: [...path, 'durations'], message });
    }
    return duration ?? otherwise;
  };
};
