import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  checkTime,
  formatDuration,
  parseDuration,
  toSeconds,
} from '../../src/kernel/time.ts';

describe('parseDuration', () => {
  it.each([
    ['0s', 0],
    ['250ms', 250],
    ['90s', 90 * SECOND],
    ['15m', 15 * MINUTE],
    ['36h', 36 * HOUR],
    ['30d', 30 * DAY],
    ['1.5h', 90 * MINUTE],
    ['0.25s', 250],
    ['2.000d', 2 * DAY],
    ['1h 1m', 61 * MINUTE],
    ['1h1m', 61 * MINUTE],
    ['2d 3h 4m5s 6ms', 2 * DAY + 3 * HOUR + 4 * MINUTE + 5 * SECOND + 6],
    ['1m 1.5s', 61_500],
    ['9007199254740991ms', Number.MAX_SAFE_INTEGER],
  ])('reads %s', (text, ms) => expect(parseDuration(text)).toBe(ms));

  it.each(['1.005s', '4.35s', '0.001s'])('is exact in decimals: %s', (text) => {
    expect(parseDuration(text)).toBe(Math.round(Number.parseFloat(text) * 1000));
  });

  it.each([
    '',
    '5',
    's',
    '-5s',
    '+5s',
    '5 s',
    ' 5s',
    '5s ',
    '5S',
    '5sec',
    '1e3s',
    '.5s',
    '5.s',
    '1h  30m',
    '30m 1h',
    '1h 1h',
    '1h, 30m',
    '1h 30',
    '1d 0.5ms',
    '9007199254740991ms 1ms',
    '104249991d 99h',
    '١s',
  ])('refuses %j: no duration', (text) => expect(parseDuration(text)).toBeUndefined());

  it.each(['0.5ms', '1.0005s'])('refuses %s: no whole millisecond', (text) =>
    expect(parseDuration(text)).toBeUndefined(),
  );

  it.each(['9007199254740992ms', '104249992d', '9999999999999999d'])(
    'refuses %s: beyond safe integers',
    (text) => expect(parseDuration(text)).toBeUndefined(),
  );

  it('reads any whole number of any unit that is safe', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), fc.constantFrom('ms', 's', 'm', 'h', 'd'), (count, unit) => {
        const length = { ms: 1, s: SECOND, m: MINUTE, h: HOUR, d: DAY }[unit];
        expect(parseDuration(`${count}${unit}`)).toBe(count * length);
      }),
    );
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0s'],
    [0.4, '0s'],
    [250, '250ms'],
    [1_500, '1s 500ms'],
    [90 * SECOND, '1m 30s'],
    [36 * HOUR, '1d 12h'],
    [30 * DAY, '30d'],
    [DAY + 5 * MINUTE, '1d'],
    [210 * SECOND, '3m 30s'],
    [-90 * SECOND, '-1m 30s'],
    [Infinity, 'never'],
  ])('%d ms is written as people do', (ms, text) => expect(formatDuration(ms)).toBe(text));

  it.each([
    [59 * MINUTE + 59_900, '1h'],
    [23 * HOUR + 59 * MINUTE + 40 * SECOND, '1d'],
    [999.7, '1s'],
  ])('carries what rounding adds: %d ms', (ms, text) => expect(formatDuration(ms)).toBe(text));

  it('is never off by more than half of its smaller unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 * DAY }), (ms) => {
        const text = formatDuration(ms);
        expect(text.split(' ').length).toBeLessThanOrEqual(2);
        expect(Math.abs((parseDuration(text) ?? NaN) - ms)).toBeLessThanOrEqual(ms / 48);
      }),
    );
  });

  it('is read back: as it is written, and exactly where all units may be', () => {
    fc.assert(
      fc.property(fc.nat(10_000 * DAY), fc.integer({ min: 1, max: 5 }), (ms, most) => {
        const text = formatDuration(ms, most);
        expect(formatDuration(parseDuration(text) ?? NaN, most)).toBe(text);
        expect(parseDuration(formatDuration(ms, 5))).toBe(ms);
      }),
    );
  });
});

describe('checkTime', () => {
  it('lets the same instant pass, and any later one below 2^53', () => {
    expect(() => {
      checkTime(5, 5);
      checkTime(2 ** 53 - 1, 2 ** 32);
    }).not.toThrow();
  });

  it('refuses an earlier instant', () => {
    expect(() => checkTime(2 ** 32, 2 ** 32 + 1)).toThrow('time-never-goes-back: 4294967296 ms');
  });

  it.each([0.5, NaN, Infinity, 2 ** 53])('refuses %d: it is no whole millisecond', (time) =>
    expect(() => checkTime(time, 0)).toThrow('time-is-whole-milliseconds'),
  );
});

it('toSeconds keeps the milliseconds as decimals', () => expect(toSeconds(1_234)).toBe(1.234));
