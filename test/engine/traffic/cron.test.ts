import * as fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CronArrivals } from '../../../src/engine/traffic/cron.ts';
import { arrivalsOf } from './samples.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The firings as people write them. */
function firings(cron: string, start: string, days: number): string[] {
  const startEpochMs = Date.parse(start);
  const arrivals = arrivalsOf(new CronArrivals(cron, { startEpochMs, durationMs: days * DAY }));
  return arrivals.map((at) => new Date(startEpochMs + at).toISOString().slice(0, 16));
}

describe('exact instants', () => {
  test.each<[string, string, string, number, string[]]>([
    [
      'a start on the firing',
      '0 6 1 * *',
      '2026-01-01T06:00:00Z',
      32,
      ['2026-01-01T06:00', '2026-02-01T06:00'],
    ],
    ['a start just after it', '0 6 1 * *', '2026-01-01T06:00:00.001Z', 32, ['2026-02-01T06:00']],
    ['an end on the firing', '0 6 1 * *', '2026-01-01T06:00:00Z', 31, ['2026-01-01T06:00']],
    [
      'the 31st, where there is one',
      '0 0 31 * *',
      '2026-01-01T00:00:00Z',
      212,
      ['2026-01-31T00:00', '2026-03-31T00:00', '2026-05-31T00:00', '2026-07-31T00:00'],
    ],
    [
      'the last of the month',
      '59 23 L * *',
      '2028-01-15T00:00:00Z',
      80,
      ['2028-01-31T23:59', '2028-02-29T23:59', '2028-03-31T23:59'],
    ],
    ['a leap day', '30 12 29 2 *', '2026-03-01T00:00:00Z', 1_000, ['2028-02-29T12:30']],
    ['2100 is no leap year', '0 0 29 2 *', '2096-03-01T00:00:00Z', 5 * 366, []],
    ['February 30th', '0 0 30 2 *', '2026-01-01T00:00:00Z', 10_000, []],
    [
      'a night in which Europe and America change their clocks',
      '30 0,1,2 29 3 *',
      '2026-03-28T00:00:00Z',
      3,
      ['2026-03-29T00:30', '2026-03-29T01:30', '2026-03-29T02:30'],
    ],
    [
      'the 13th or a Friday',
      '0 12 13 * 5',
      '2026-01-01T00:00:00Z',
      15,
      ['2026-01-02T12:00', '2026-01-09T12:00', '2026-01-13T12:00'],
    ],
    [
      'a start within a day and within a minute',
      '*/30 9-10 * * *',
      '2026-05-05T09:30:30Z',
      0.1,
      ['2026-05-05T10:00', '2026-05-05T10:30'],
    ],
    ['before 1970', '0 0 1 1 *', '1968-12-31T12:00:00Z', 300, ['1969-01-01T00:00']],
  ])('%s', (_name, cron, start, days, expected) => {
    expect(firings(cron, start, days)).toEqual(expected);
  });
});

test('every minute of thirty days', () => {
  const arrivals = arrivalsOf(new CronArrivals('* * * * *', { startEpochMs: 1, durationMs: 30 * DAY }));
  expect(arrivals).toEqual(Array.from({ length: 30 * 1_440 }, (_, k) => (k + 1) * MINUTE - 1));
});

test('a run without a start is our fault', () => {
  expect(() => new CronArrivals('* * * * *', { startEpochMs: null, durationMs: DAY })).toThrow(
    /cron-needs-a-start/,
  );
});

test.each(['', '* * * *', '* * * * * *', '61 * * * *', 'soon'])(
  '%j is no expression of five fields',
  (cron) => {
    expect(() => new CronArrivals(cron, { startEpochMs: 0, durationMs: DAY })).toThrow(/^CronPattern: /);
  },
);

describe('the clock', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('is never read', () => {
    const Original = Date;
    class NoClock extends Original {
      constructor(...at: [] | [number]) {
        if (at[0] === undefined) throw new Error('the clock was read');
        super(at[0]);
      }
      static override now(): number {
        throw new Error('the clock was read');
      }
    }
    vi.stubGlobal('Date', NoClock);
    expect(() => new Date()).toThrow('the clock was read');
    const run = { startEpochMs: Original.UTC(2026, 0, 1), durationMs: 40 * DAY };
    expect(arrivalsOf(new CronArrivals('0 0 1,L * *', run))).toHaveLength(3);
  });
});

/** A field as its text and as the values it stands for. */
const field = (min: number, max: number): fc.Arbitrary<{ text: string; values: readonly number[] | null }> =>
  fc.oneof(
    fc.constant({ text: '*', values: null }),
    fc
      .uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 4 })
      .map((values) => ({ text: values.join(','), values })),
  );

const allows = (values: readonly number[] | null | undefined, value: number): boolean =>
  values?.includes(value) ?? true;

test('agrees with looking at every minute', () => {
  fc.assert(
    fc.property(
      fc.tuple(field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 6)),
      fc.integer({ min: 0, max: 1_000 * 1_440 }),
      (fields, startMinute) => {
        const [minute, hour, day, month, weekday] = fields.map(({ values }) => values);
        const fires = (date: Date): boolean => {
          const byDay = allows(day, date.getUTCDate());
          const byWeekday = allows(weekday, date.getUTCDay());
          return (
            allows(minute, date.getUTCMinutes()) &&
            allows(hour, date.getUTCHours()) &&
            allows(month, date.getUTCMonth() + 1) &&
            (day && weekday ? byDay || byWeekday : byDay && byWeekday)
          );
        };
        const startEpochMs = Date.UTC(2027, 0, 1) + startMinute * MINUTE;
        const days = 20;
        const minutes = Array.from({ length: days * 1_440 }, (_, k) => k * MINUTE);
        const expected = minutes.filter((ms) => fires(new Date(startEpochMs + ms)));
        const cron = fields.map(({ text }) => text).join(' ');
        expect(arrivalsOf(new CronArrivals(cron, { startEpochMs, durationMs: days * DAY }))).toEqual(
          expected,
        );
      },
    ),
  );
});
