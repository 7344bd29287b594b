import { describe, expect, test } from 'vitest';
import { duration, durations, instant, measured, number } from '../../src/report/words.ts';

describe('words', () => {
  test.each([
    [0, '0s'],
    [0.25, '250ms'],
    [1, '1s'],
    [2.54, '2.5s'],
    [9.96, '10s'],
    [52.3, '52s'],
    [131.6, '2m 12s'],
    [7380, '2h 3m'],
    [86_400, '1d'],
  ])('%d seconds are %s', (seconds, words) => {
    expect(duration(seconds)).toBe(words);
  });

  test('a span of durations that read the same is told once', () => {
    expect(durations([210, 302])).toBe('3m 30s … 5m 2s');
    expect(durations([210.1, 210.2])).toBe('3m 30s');
  });

  test('an instant has its date only when the scenario has a start', () => {
    expect(instant(52, null)).toBe('52s');
    expect(instant(52, Date.UTC(2026, 10, 27))).toBe('52s (2026-11-27 00:00:52Z)');
  });

  test('numbers are grouped; a measured one keeps the digits that decide', () => {
    expect(number(65_000)).toBe('65,000');
    expect(measured(0.799_999)).toBe('0.799999');
  });
});

test('a value that is not there is said, not shown as zero', () => {
  expect(measured(null)).toBe('nothing to measure');
});
