/**
 * Cron expressions of five fields, in UTC. croner's CronPattern and CronDate are used because its `Cron` reads the
 * clock on every call, even where the date given makes that useless.
 */
import { CronDate, CronPattern } from 'croner';

/** Minutes from UTC. A number, not a zone's name: croner then needs no calendar of time zones. */
const UTC = 0;

/** Reads an expression. Throws croner's TypeError or RangeError for one that is none. */
export const readCron = (expression: string): CronPattern => {
  const pattern = new CronPattern(expression, undefined, { mode: '5-part' });
  pattern.year = []; // 10,000 entries that five fields never ask for
  return pattern;
};

/** The first firing after an instant, both in epoch milliseconds; Infinity for the 30th of February. */
export const nextFiring = (pattern: CronPattern, afterEpochMs: number): number =>
  new CronDate(new Date(afterEpochMs), UTC).increment(pattern, {}, false)?.getTime() ?? Infinity;
