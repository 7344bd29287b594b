import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Point } from '../../src/engine/result.ts';
import { peaks, sparkline } from '../../src/report/sparkline.ts';
import { numRuns } from '../support/num-runs.ts';

describe('drawings', () => {
  test('holds its value until the next change', () => {
    expect(
      peaks(
        [
          [0, 2],
          [52, 4],
        ],
        100,
        4,
      ),
    ).toEqual([2, 2, 4, 4]);
  });

  test('a peak between two others is seen, and ends where it ends', () => {
    expect(
      peaks(
        [
          [0, 1],
          [30, 8],
          [31, 1],
        ],
        100,
        4,
      ),
    ).toEqual([1, 8, 1, 1]);
    expect(
      peaks(
        [
          [0, 8],
          [50, 0],
        ],
        100,
        2,
      ),
    ).toEqual([8, 0]);
  });

  test('draws the highest as a full bar, the least as one line, and nothing as a blank', () => {
    expect(
      sparkline(
        [
          [0, 0],
          [25, 1],
          [50, 400],
          [75, 800],
        ],
        100,
        4,
      ),
    ).toBe(' ▁▄█');
    expect(sparkline([], 100, 3)).toBe('   ');
  });

  test('the highest of all parts is the highest of all points', () => {
    const changes = fc.array(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.nat(1000)), { minLength: 1 });
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 60 }), (some, parts) => {
        const points: Point[] = [...new Map(some)].sort(([a], [b]) => a - b);
        expect(Math.max(...peaks(points, 100, parts))).toBe(Math.max(...points.map(([, value]) => value)));
      }),
      { numRuns: numRuns(100, 1000) },
    );
  });
});
