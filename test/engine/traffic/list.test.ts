import { expect, test } from 'vitest';
import { ListArrivals } from '../../../src/engine/traffic/list.ts';
import { arrivalsOf } from './samples.ts';

const run = { durationMs: 10_000, startEpochMs: null };

test('arrives at the times of the list, in order, equal ones each', () => {
  expect(arrivalsOf(new ListArrivals([9_000, 20, 300, 20, 0], run))).toEqual([0, 20, 20, 300, 9_000]);
});

test('ends before the duration', () => {
  expect(arrivalsOf(new ListArrivals([9_999, 10_000, 10_001], run))).toEqual([9_999]);
});

test('leaves the list as it was', () => {
  const times = Object.freeze([30, 10, 20]);
  arrivalsOf(new ListArrivals(times, run));
  expect(times).toEqual([30, 10, 20]);
});

test('an empty list never arrives', () => {
  expect(new ListArrivals([], run).next()).toBe(Infinity);
});
