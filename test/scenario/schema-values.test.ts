import { describe, expect, it } from 'vitest';
import { duration, instant, onOff, orOff, time, whole } from '../../src/scenario/schema-values.ts';

describe('duration', () => {
  it.each([
    ['250ms', 250],
    ['90s', 90_000],
    ['1.5h', 5_400_000],
    ['30d', 2_592_000_000],
    ['0s', 0],
    ['1h 30m', 5_400_000],
    ['1h30m', 5_400_000],
  ])('%s is %i ms', (written, ms) => {
    expect(duration.parse(written)).toBe(ms);
  });

  it.each(['', '90', '90 s', '-5s', '0.5ms', '1w', '30m 1h', 90, null])('%j is none', (written) => {
    expect(duration.safeParse(written).success).toBe(false);
  });
});

describe('time', () => {
  it.each([
    ['12h', { sinceStartMs: 43_200_000 }],
    ['1h 1m', { sinceStartMs: 3_660_000 }],
    ['1970-01-01T00:00:01Z', { epochMs: 1000 }],
    ['1970-01-02', { epochMs: 86_400_000 }],
  ])('%s', (written, expected) => {
    expect(time.parse(written)).toEqual(expected);
  });

  it.each(['1970-01-01T00:00:01', '1970-13-01', 'noon', 12])('%j is none', (written) => {
    expect(time.safeParse(written).success).toBe(false);
  });
});

describe('instant', () => {
  it('is not a duration', () => {
    expect(instant.parse('1970-01-01T00:00:01Z')).toBe(1000);
    expect(instant.safeParse('12h').success).toBe(false);
    expect(instant.safeParse('1970-02-30T00:00:00Z').success).toBe(false);
  });
});

describe('onOff and orOff', () => {
  it('take words and booleans', () => {
    expect(['on', true, 'off', false].map((written) => onOff.parse(written))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const countOrOff = orOff(whole(1), 'a count');
    expect(['off', false, 5].map((written) => countOrOff.parse(written))).toEqual([null, null, 5]);
    expect(countOrOff.safeParse(true).success).toBe(false);
  });
});
