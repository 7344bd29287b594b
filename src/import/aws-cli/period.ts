/** How long the periods of metrics are: answers do not say it, and leave out periods without a value. */
import { DAY, formatDuration, MINUTE, parseDuration, SECOND, type Milliseconds } from '../../kernel/time.ts';
import type { Place } from '../place.ts';
import type { Reading } from './reading.ts';

/** The name that `--param` gives it. */
export const PERIOD = 'period';

/** The periods below a minute; longer ones are of whole minutes. Source: CloudWatch API reference, MetricStat. */
const short = [30, 20, 10, 5, 1].map((seconds) => seconds * SECOND);

/** The period of values at these times, in order; null where nothing tells it, which is then told. */
export const periodOf = (
  times: readonly number[],
  given: string | undefined,
  place: Place,
  reading: Reading,
): Milliseconds | null => {
  if (given !== undefined) {
    const period = parseDuration(given);
    if (period !== undefined && isPeriod(period)) return period;
    reading.finding(
      'IMP006',
      place,
      `--param ${PERIOD}=${given}: expected a period of CloudWatch such as 5m, 1h or 1d`,
      'Give 1s, 5s, 10s, 20s, 30s or whole minutes.',
    );
    return null;
  }
  const period = longest(times);
  if (period === null)
    reading.gap(
      place,
      `the metrics have one period, and nothing tells how long it is: --param ${PERIOD}=1d`,
      'left out',
    );
  else
    reading.gap(
      place,
      `how long the periods of the metrics are is not said: --param ${PERIOD}=${formatDuration(period, Infinity).replaceAll(' ', '')} settles it`,
      `taken to be ${formatDuration(period, Infinity)}, which fits all values; periods without a value have no calls`,
    );
  return period;
};

const isPeriod = (period: Milliseconds): boolean =>
  Number.isFinite(period) && period > 0 && (period % MINUTE === 0 || short.includes(period));

/** The longest period that all times are whole periods apart, of at most a day where days are; null for one time. */
const longest = (times: readonly number[]): Milliseconds | null => {
  const apart = times.map((time) => time - (times[0] ?? time)).reduce(divisor, 0);
  if (apart === 0) return null;
  if (apart % DAY === 0) return DAY;
  return isPeriod(apart) ? apart : (short.find((period) => apart % period === 0) ?? apart);
};

/** The greatest common divisor. */
const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
