import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeAxis } from '../../src/report/time-axis.ts';
import { numRuns } from '../support/num-runs.ts';

const DAY = 86_400;

describe('timeAxis', () => {
  test.each([
    [600, '|0s         |2m         |4m         |6m         |8m'],
    [DAY, '|0s            |6h            |12h           |18h'],
    [30 * DAY, '|0s           |7d           |14d          |21d          |28d'],
  ])('a run of %d s has ticks at round times', (seconds, line) => {
    expect(timeAxis(seconds, 60, null)).toBe(line);
  });

  test('with a start it tells the time of day in UTC, and midnight as its day', () => {
    const start = Date.parse('2026-11-27T21:00:00Z');
    expect(timeAxis(DAY, 80, start)).toBe(
      '|2026-11-27 21:00             |06:00              |12:00              |18:00',
    );
    expect(timeAxis(2 * DAY, 80, start)).toContain('|11-29');
    expect(timeAxis(900 * DAY, 80, start)).toMatch(/\|\d{4}-\d\d-\d\d$/);
  });

  test('every tick stands in the cell of its time, and the line fits', () => {
    const unit: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3600, d: DAY };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 * DAY }),
        fc.integer({ min: 12, max: 160 }),
        (seconds, width) => {
          const line = timeAxis(seconds, width, null);
          expect(line.length).toBeLessThanOrEqual(width);
          for (const { index, 1: label = '' } of line.matchAll(/\|((?:\d+[a-z]+ ?)+)/g)) {
            const at = [...label.matchAll(/(\d+)(ms|[smhd])/g)].reduce(
              (sum, [, count = '', name = '']) => sum + Number(count) * (unit[name] ?? NaN),
              0,
            );
            expect(index).toBe(Math.floor((at / seconds) * width));
          }
          expect(line.startsWith('|0s')).toBe(true);
        },
      ),
      { numRuns: numRuns(200, 2000) },
    );
  });
});
