/** Traffic as the engine takes it: times in milliseconds, traces read. */
import type { z } from 'zod';
import type { Distribution } from '../kernel/distribution.ts';
import { toMs, type Clock } from './clock.ts';
import { durationsOf, playedRows, type TraceContext } from './play-trace.ts';
import type { CurveSpec, TrafficSpec } from './scenario.ts';
import type { FileTime } from './schema-values.ts';
import type { traffic } from './schema-traffic.ts';
import { concurrencyFormats, traceFormats } from './trace-formats.ts';
import type { TraceRow } from './trace-row.ts';

/** Traffic as the file gives it. */
export type FileTraffic = z.output<typeof traffic>;

/** What a form is resolved with; `path` is that of the traffic. */
export type TrafficContext = TraceContext;

type FormName = 'rate' | 'cron' | 'invocations' | 'trace' | 'concurrency';
/** What every form but `concurrency` has beside its own. */
interface Common {
  readonly qualifier: string;
  readonly duration: Distribution;
}
type ResolveForm<F extends FormName> = (
  form: Exclude<FileTraffic[F], undefined>,
  common: Common,
  context: TrafficContext,
) => readonly TrafficSpec[];

/** One row per form: the specification that it means, or one per row of its trace. */
const forms: { readonly [F in FormName]: ResolveForm<F> } = {
  rate: ({ perSecond = 0, points, interpolate }, common, { clock }) => {
    const rate =
      points === undefined
        ? curveOf([{ at: { sinceStartMs: 0 }, value: perSecond }], 'step', clock)
        : curveOf(
            points.map((point) => ({ at: point.at, value: point.perSecond })),
            interpolate,
            clock,
          );
    return [{ ...common, form: 'rate', rate }];
  },
  cron: (cron, common) => [{ ...common, form: 'cron', cron }],
  invocations: (times, common, { clock }) => [
    { ...common, form: 'invocations', atMs: times.map((time) => toMs(clock, time)) },
  ],
  trace: (trace, { qualifier, duration }, context) => {
    const inTrace = { ...context, path: [...context.path, 'trace'] };
    const durationOf = durationsOf(trace, duration, inTrace);
    return playedRows(trace, traceFormats[trace.format], inTrace).map((row) => ({
      qualifier,
      form: 'counts',
      counts: { intervalMs: row.intervalMs, counts: [...row.counts] },
      duration: durationOf(row),
    }));
  },
  concurrency: ({ trace, points = [], interpolate }, { qualifier }, context) => {
    if (trace === undefined) {
      const values = points.map(({ at, environments }) => ({ at, value: environments }));
      return [{ qualifier, form: 'concurrency', environments: curveOf(values, interpolate, context.clock) }];
    }
    const inTrace = { ...context, path: [...context.path, 'concurrency', 'trace'] };
    return playedRows(trace, concurrencyFormats[trace.format], inTrace).map((row) => ({
      qualifier,
      form: 'concurrency',
      environments: perPeriod(row),
    }));
  },
};

/**
 * The traffic of one definition: one specification, or one per row of its trace. Empty when its trace cannot be
 * played, which has then been reported.
 */
export const resolveTraffic = (file: FileTraffic, context: TrafficContext): readonly TrafficSpec[] => {
  const { qualifier, duration = { fixed: 100 } } = file;
  return (Object.keys(forms) as FormName[]).flatMap((name) => {
    const form = file[name];
    // The row of a name takes the form of that name, which the type checker cannot follow.
    const resolve = forms[name] as ResolveForm<never>;
    return form === undefined ? [] : resolve(form as never, { qualifier, duration }, context);
  });
};

const curveOf = (
  points: readonly { readonly at: FileTime; readonly value: number }[],
  interpolate: CurveSpec['interpolate'],
  clock: Clock,
): CurveSpec => ({ points: points.map(({ at, value }) => ({ atMs: toMs(clock, at), value })), interpolate });

/** A point for every period, also where nothing changes: each above 0 is an attempt to invoke. Then nothing. */
const perPeriod = ({ counts, intervalMs }: TraceRow): CurveSpec => ({
  points: [...counts, 0].map((value, period) => ({ atMs: period * intervalMs, value })),
  interpolate: 'step',
});
