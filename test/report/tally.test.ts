import { expect, test } from 'vitest';
import { tally } from '../../src/report/tally.ts';

const finding = (severity: 'error' | 'warning' | 'info') => {
  return { code: 'SCN001', severity, file: 'x.yaml', line: 1, col: 2, message: 'unknown key "nam"' };
};

test('a tally by severity', () => {
  expect(tally([])).toBe('no problems');
  expect(tally([finding('error'), finding('error'), finding('warning')])).toBe('2 errors and 1 warning');
  expect(tally([finding('info')])).toBe('1 remark');
});
