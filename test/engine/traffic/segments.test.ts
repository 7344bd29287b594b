import { describe, expect, it, test } from 'vitest';
import { lineAt, partedAt, segmentsOf } from '../../../src/engine/traffic/segments.ts';
import { curve } from './samples.ts';

test('segments cover the run without gap or overlap', () => {
  expect(segmentsOf(curve('linear', [10, 4], [20, 8], [20, 6], [40, 6]), 100)).toEqual([
    { startMs: 0, endMs: 10, value: 0, slope: 0 },
    { startMs: 10, endMs: 20, value: 4, slope: 0.4 },
    { startMs: 20, endMs: 40, value: 6, slope: 0 },
    { startMs: 40, endMs: 100, value: 6, slope: 0 },
  ]);
});

test('steps are flat', () => {
  expect(segmentsOf(curve('step', [0, 4], [20, 8]), 30)).toEqual([
    { startMs: 0, endMs: 20, value: 4, slope: 0 },
    { startMs: 20, endMs: 30, value: 8, slope: 0 },
  ]);
});

test('the end of the run cuts a line without bending it', () => {
  const [whole] = segmentsOf(curve('linear', [0, 0], [70, 10]), 1_000);
  const [cut, ...none] = segmentsOf(curve('linear', [0, 0], [70, 10], [90, 0]), 30);
  expect(none).toEqual([]);
  expect(cut).toEqual({ ...whole, endMs: 30 });
});

test('no points: nothing, for all of the run', () => {
  expect(segmentsOf(curve('linear'), 50)).toEqual([{ startMs: 0, endMs: 50, value: 0, slope: 0 }]);
});

test('a line between its ends', () => {
  expect(lineAt({ startMs: 10, endMs: 20, value: 4, slope: 0.5 }, 16)).toBe(7);
});

describe('a segment parted at a level', () => {
  const rise = { startMs: 1_000, endMs: 3_000, value: 0, slope: 1 };
  it.each([
    ['a rise', rise, 500, [1_000, 1_500, 3_000]],
    ['a fall', { ...rise, value: 2_000, slope: -1 }, 500, [1_000, 2_500, 3_000]],
    ['a level that it does not reach', rise, 5_000, [1_000, 3_000]],
    ['an even line', { ...rise, slope: 0 }, 0, [1_000, 3_000]],
    ['a crossing at its start', rise, 0, [1_000, 3_000]],
  ] as const)('%s', (_, segment, level, borders) => {
    const parts = partedAt(segment, level);
    expect([...parts.map(({ startMs }) => startMs), parts.at(-1)?.endMs]).toEqual(borders);
    for (const part of parts) {
      expect(lineAt(part, part.startMs)).toBe(lineAt(segment, part.startMs));
      expect(part.slope).toBe(segment.slope);
    }
  });
});
