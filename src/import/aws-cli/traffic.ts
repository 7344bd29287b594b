/** Rows of metrics as the traffic of a scenario. */
import type { Distribution } from '../../kernel/distribution.ts';
import { formatDuration, SECOND, type Milliseconds } from '../../kernel/time.ts';
import type { TraceRow } from '../../scenario/trace-row.ts';

/** Each period's calls come at random, at its rate. */
export const callsOf = ({ counts, intervalMs, duration }: TraceRow): object => {
  const points = stepsOf(counts, intervalMs).map(({ at: instant, value }) => ({
    at: instant,
    perSecond: (value * SECOND) / intervalMs,
  }));
  return {
    rate: { points, interpolate: 'step' },
    ...(duration === undefined ? {} : { duration: written(duration) }),
  };
};

/** A measured duration as a scenario writes it: percentiles, or one value where all are the same. */
const written = (duration: Distribution): object | string => {
  if (!('percentiles' in duration)) return duration;
  const points = duration.percentiles.map(
    ([percent, ms]) => [percent, formatDuration(Math.round(ms), Infinity)] as const,
  );
  const values = new Set(points.map(([, value]) => value));
  return values.size === 1 ? (points[0]?.[1] ?? '') : { percentiles: points };
};

/** Open environments, period by period. */
export const concurrencyOf = ({ counts, intervalMs }: TraceRow): object => ({
  concurrency: {
    points: stepsOf(counts, intervalMs).map(({ at: instant, value }) => ({
      at: instant,
      environments: value,
    })),
    interpolate: 'step',
  },
});

/** The values where they change; after the last period nothing is known to happen, and nothing does. */
const stepsOf = (counts: TraceRow['counts'], intervalMs: Milliseconds) =>
  [...counts, 0].flatMap((value, index) =>
    index > 0 && counts[index - 1] === value
      ? []
      : [{ at: formatDuration(index * intervalMs, Infinity), value }],
  );
