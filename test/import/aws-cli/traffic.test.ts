import { expect, test } from 'vitest';
import { callsOf, concurrencyOf } from '../../../src/import/aws-cli/traffic.ts';

const row = { function: 'f', intervalMs: 60_000, counts: Uint8Array.from([30, 30, 0, 6]) };

test('calls are rates where they change, and end with the metrics', () => {
  expect(
    callsOf({
      ...row,
      duration: {
        percentiles: [
          [0, 1.2],
          [50, 80.4],
          [100, 900],
        ],
      },
    }),
  ).toEqual({
    rate: {
      points: [
        { at: '0s', perSecond: 0.5 },
        { at: '2m', perSecond: 0 },
        { at: '3m', perSecond: 0.1 },
        { at: '4m', perSecond: 0 },
      ],
      interpolate: 'step',
    },
    duration: {
      percentiles: [
        [0, '1ms'],
        [50, '80ms'],
        [100, '900ms'],
      ],
    },
  });
});

test('percentiles that are all the same are one duration', () => {
  const duration = { percentiles: [[0, 120.1] as const, [100, 120.2] as const] };
  expect(callsOf({ ...row, duration })).toMatchObject({ duration: '120ms' });
});

test('environments, the same way', () => {
  expect(concurrencyOf(row)).toMatchObject({
    concurrency: {
      points: [{ at: '0s', environments: 30 }, { at: '2m', environments: 0 }, { at: '3m' }, { at: '4m' }],
    },
  });
});
