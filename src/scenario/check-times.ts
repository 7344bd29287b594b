import { formatDuration } from '../kernel/time.ts';
import { toMs, type Clock } from './clock.ts';
import type { Check, Draft } from './draft.ts';
import type { Path, Problem } from './problem.ts';
import type { FileTime } from './schema-values.ts';

interface Planned {
  readonly time: FileTime;
  readonly path: Path;
  /** Points of curves may lie beyond the end, since the way there counts, and two at one time are a jump. */
  readonly isCurve?: boolean;
}

/** Times: within the run, in order, and with a start where the calendar is needed. */
export const checkTimes: Check = ({ file, clock, isWritten }) => {
  const startIsFaulty = isWritten(['start']) && clock.startEpochMs === null;
  const planned = [...plannedOnce(file), ...seriesOf(file).flat()];
  return [
    ...planned.flatMap((one) => (startIsFaulty && 'epochMs' in one.time ? [] : checkPlanned(one, clock))),
    ...seriesOf(file).flatMap((series) => checkOrder(series, clock)),
    ...checkVersions(file, clock, isWritten),
  ];
};

const plannedOnce = ({ functions, timeline }: Draft['file']): Planned[] => [
  ...functions.flatMap(({ create, traffic }, index) => [
    ...(create === undefined ? [] : [{ time: create, path: ['functions', index, 'create'] }]),
    ...(traffic?.invocations ?? []).map((time, i) => ({
      time,
      path: ['functions', index, 'traffic', 'invocations', i],
    })),
  ]),
  ...timeline.map(({ at }, index) => ({ time: at, path: ['timeline', index, 'at'] })),
];

const seriesOf = ({ subnets, functions }: Draft['file']): Planned[][] => [
  ...subnets.map(({ usedIps }, index) =>
    typeof usedIps === 'number' ? [] : points(usedIps, ['subnets', index, 'usedIps'], false),
  ),
  ...functions.flatMap(({ traffic }, index) => [
    points(traffic?.rate?.points ?? [], ['functions', index, 'traffic', 'rate', 'points'], true),
    points(
      traffic?.concurrency?.points ?? [],
      ['functions', index, 'traffic', 'concurrency', 'points'],
      true,
    ),
  ]),
];

const points = (series: readonly { readonly at: FileTime }[], path: Path, isCurve: boolean): Planned[] =>
  series.map(({ at }, i) => ({ time: at, path: [...path, i, 'at'], isCurve }));

const checkPlanned = ({ time, path, isCurve = false }: Planned, clock: Clock): Problem[] => {
  if ('epochMs' in time && clock.startEpochMs === null)
    return [{ code: 'SCN015', path, message: 'an absolute time needs the key start' }];
  const ms = toMs(clock, time);
  if (ms < 0)
    return [{ code: 'SCN009', path, message: `the time is ${formatDuration(-ms)} before the start` }];
  if (ms < clock.durationMs || isCurve) return [];
  const message = `${formatDuration(ms)} is not before the end of the run at ${formatDuration(clock.durationMs)}, so it never happens`;
  return [{ code: 'SCN013', path, message }];
};

const checkOrder = (series: readonly Planned[], clock: Clock): Problem[] =>
  series.flatMap(({ time, path, isCurve }, i): Problem[] => {
    const before = series[i - 1];
    if (before === undefined) return [];
    const [earlier, later] = [toMs(clock, before.time), toMs(clock, time)];
    if (earlier < later || (isCurve && earlier === later)) return [];
    const message = `${formatDuration(later)} does not follow ${formatDuration(earlier)}, the time of the point before it`;
    return [{ code: 'SCN014', path, message }];
  });

const checkVersions = (
  { functions }: Draft['file'],
  clock: Clock,
  isWritten: Draft['isWritten'],
): Problem[] =>
  functions.flatMap(({ create, existing, versions }, index): Problem[] => {
    const createdAt = existing || create === undefined ? 0 : toMs(clock, create);
    if (versions.length === 0 || createdAt === 0) return [];
    // It is wrong, and may be meant.
    if (isWritten(['functions', index, 'existing'])) return [];
    const message = `the versions exist from the start, the function only after ${formatDuration(createdAt)}`;
    return [{ code: 'SCN019', path: ['functions', index, 'versions'], at: 'key', message }];
  });
