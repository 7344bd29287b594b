import { expect, test } from 'vitest';
import { unmeasuredThresholds } from '../../../src/report/rules/unmeasured-thresholds.ts';
import { verdictOf } from '../../../src/report/verdict.ts';
import { resultWith, thresholdResult } from '../fixture.ts';

test('a threshold with nothing to measure is named, and the verdict does not hide it', () => {
  expect(unmeasuredThresholds.detect(resultWith({ thresholds: [thresholdResult()] }), String)).toBeNull();
  const result = resultWith({ thresholds: [thresholdResult({ value: null }), thresholdResult()] });
  expect(verdictOf(result)).toMatchObject({
    level: 'tight',
    headline: 'Nothing breaks, but 1 threshold had nothing to measure: subnet_free_ips min>=8',
  });
});
