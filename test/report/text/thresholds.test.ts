import { expect, test } from 'vitest';
import { thresholds } from '../../../src/report/text/thresholds.ts';
import { quotaExceeded, resultWith, thresholdResult } from '../fixture.ts';
import { page } from '../page.ts';

test('the crossed ones first, with what was measured', () => {
  expect(thresholds(quotaExceeded, page())).toEqual([
    'Thresholds (2) · 1 crossed',
    '     threshold                           wanted   measured  first crossed at',
    '  ✗  eni_quota_used_ratio{vpc:vpc-main}  max<0.8         1                0s',
    '  ✓  subnet_free_ips                     min>=8        209',
  ]);
});

test('nothing to measure is said, not shown as zero', () => {
  const some = [thresholdResult({ value: null })];
  const lines = thresholds(resultWith({ thresholds: some }), page());
  expect(lines[0]).toBe('Thresholds (1) · 1 with nothing to measure');
  expect(lines.at(-1)).toMatch(/! .*min>=8 +nothing to measure$/);
});
