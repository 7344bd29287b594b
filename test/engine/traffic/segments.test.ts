import { expect, test } from 'vitest';
import { lineAt, segmentsOf } from '../../../src/engine/traffic/segments.ts';
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
