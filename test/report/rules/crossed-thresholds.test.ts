import { expect, test } from 'vitest';
import { crossedThresholds } from '../../../src/report/rules/crossed-thresholds.ts';
import { resultWith, thresholdResult } from '../fixture.ts';

const detect = (...thresholds: Parameters<typeof thresholdResult>[0][]) =>
  crossedThresholds.detect(
    resultWith({ thresholds: thresholds.map((fields) => thresholdResult(fields)) }),
    String,
  );

test('kept thresholds are no trouble', () => {
  expect(detect({})).toBeNull();
});

test('the one crossed first is named with what it measured', () => {
  expect(
    detect(
      {},
      { value: 7, ok: false },
      { metric: 'enis', expression: 'max<2', value: 2.5, ok: false, firstBreachAt: 9 },
    ),
  ).toMatchObject({
    headline: '2 of 3 thresholds are crossed: enis max<2, first at 9',
    at: 9,
    why: 'It measured 2.5.',
  });
});
