import { describe, expect, it } from 'vitest';
import { toMs } from '../../src/scenario/clock.ts';

describe('toMs', () => {
  const clock = { startEpochMs: 1_000_000, durationMs: 5000 };
  it('counts from the start', () => {
    expect(toMs(clock, { sinceStartMs: 250 })).toBe(250);
    expect(toMs(clock, { epochMs: 1_002_000 })).toBe(2000);
    expect(toMs(clock, { epochMs: 999_000 })).toBe(-1000);
  });

  it('takes the calendar for 0 where there is no start, which is a finding by then', () => {
    expect(toMs({ ...clock, startEpochMs: null }, { epochMs: 1_002_000 })).toBe(0);
  });
});
