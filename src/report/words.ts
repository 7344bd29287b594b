/** Numbers, shares and times in the words people read; the exact figures are in the JSON. */
import { SECOND, formatDuration } from '../kernel/time.ts';

export { list, number, percent, plural } from '../kernel/words.ts';

const tenths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

const precise = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/** A measured value with all the digits that decide whether it keeps a limit; null is none at all. */
export const measured = (value: number | null): string =>
  value === null ? 'nothing to measure' : precise.format(value);

/** Seconds as `0s`, `250ms`, `2.5s`, `52s`, `2h 3m`. */
export const duration = (seconds: number): string => {
  if (seconds >= 1 && seconds < 10) return `${tenths.format(seconds)}s`;
  return formatDuration(seconds < 1 ? seconds * SECOND : Math.round(seconds) * SECOND);
};

/** From the smallest to the largest of some times: `3m 30s`, or `3m 30s … 5m 2s`. */
export const durations = (seconds: readonly number[]): string => {
  const least = duration(Math.min(...seconds));
  const most = duration(Math.max(...seconds));
  return least === most ? least : `${least} … ${most}`;
};

/** Days, hours, minutes and seconds: an instant is not rounded to the hour. */
const EXACT = 4;

/** An instant of the run: `52s`, and with a start also the date: `52s (2026-11-27 00:00:52Z)`. */
export const instant = (seconds: number, startEpochMs: number | null): string =>
  startEpochMs === null ? moment(seconds) : `${moment(seconds)} (${date(startEpochMs + seconds * SECOND)})`;

/** Seconds since the start, to the second: `2d 9h 45m 18s`. */
export const moment = (seconds: number): string =>
  seconds < 10 ? duration(seconds) : formatDuration(Math.floor(seconds) * SECOND, EXACT);

const date = (epochMs: number): string =>
  `${new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ')}Z`;
