import type { CronPattern } from 'croner';
import type { ArrivalSource } from '../../kernel/arrival-lanes.ts';
import { invariant } from '../../kernel/invariant.ts';
import { DAY, HOUR, MINUTE, type Milliseconds } from '../../kernel/time.ts';
import { nextFiring, readCron } from '../../scenario/cron.ts';
import type { RunWindow } from './source.ts';

/**
 * The firings of a cron expression of five fields, in UTC, by the rules of crontab(5): where both a day of the
 * month and a weekday are given, either will do. A start on a firing's minute fires at 0. Throws InvariantError
 * when the run has no start, and croner's TypeError or RangeError for an expression that is none: the loader has
 * refused both.
 *
 * croner finds the days; in UTC the firings of a day are at the same times on each of them.
 */
export class CronArrivals implements ArrivalSource {
  readonly count = 1;
  readonly #pattern: CronPattern;
  readonly #startEpochMs: number;
  readonly #durationMs: Milliseconds;
  readonly #timesOfDay: readonly Milliseconds[];
  /** The next firing: its day, in time of the run, and its place in that day. */
  #dayMs = 0;
  #index = 0;

  constructor(expression: string, { durationMs, startEpochMs }: RunWindow) {
    invariant(startEpochMs !== null, 'cron-needs-a-start', `"${expression}" in a scenario without a start`);
    this.#pattern = readCron(expression);
    this.#startEpochMs = startEpochMs;
    this.#durationMs = durationMs;
    this.#timesOfDay = timesOfDay(this.#pattern);
    this.#goToFirstAfter(-1);
  }

  next(): Milliseconds {
    const at = this.#dayMs + (this.#timesOfDay[this.#index] as number);
    if (at >= this.#durationMs) return Infinity;
    if (++this.#index === this.#timesOfDay.length) this.#goToFirstAfter(this.#dayMs + DAY - 1);
    return at;
  }

  #goToFirstAfter(ms: Milliseconds): void {
    const firing = nextFiring(this.#pattern, this.#startEpochMs + ms);
    const day = Math.floor(firing / DAY) * DAY;
    this.#dayMs = day - this.#startEpochMs;
    this.#index = Math.max(this.#timesOfDay.indexOf(firing - day), 0);
  }
}

function timesOfDay({ hour, minute }: CronPattern): Milliseconds[] {
  return chosen(hour).flatMap((h) => chosen(minute).map((m) => h * HOUR + m * MINUTE));
}

/** The values of a field that croner has marked. */
function chosen(field: readonly number[]): number[] {
  return field.flatMap((on, value) => (on ? [value] : []));
}
