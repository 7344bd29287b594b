import { describe, expect, test } from 'vitest';
import { closingLines } from '../../src/cli/closing.ts';
import { formats } from '../../src/report/formats.ts';
import { targetsOf } from '../../src/cli/targets.ts';
import { resultWith, thresholdResult } from '../report/fixture.ts';

const crossing = resultWith({ thresholds: [thresholdResult({ value: 3, ok: false }), thresholdResult()] });
const stdout = targetsOf([], undefined, formats);
const files = targetsOf(['-', 'r.json', 'r.txt'], undefined, formats);

describe('closingLines', () => {
  test('nothing is said of a run without files, thresholds and options', () => {
    expect(closingLines(resultWith(), stdout, {})).toBe('');
  });

  test('says what was verified, where the result is, and what was crossed', () => {
    expect(closingLines(crossing, files, { check: true, series: 60_000 })).toBe(
      [
        'heni: every law of the model held after each of 1,234 events',
        'heni: 1 of 2 thresholds is crossed: subnet_free_ips min>=8; wrote r.json, r.txt',
        'heni: 1 threshold crossed',
        '  subnet_free_ips min>=8, measured 3',
        '',
      ].join('\n'),
    );
  });

  test('warns of a threshold that had nothing to measure', () => {
    const unmeasured = resultWith({ thresholds: [thresholdResult({ value: null })] });
    expect(closingLines(unmeasured, stdout, {})).toBe(
      'heni: warning: 1 threshold had nothing to measure\n  subnet_free_ips min>=8\n',
    );
    expect(closingLines(unmeasured, stdout, { quiet: true })).toBe('');
  });

  test('--quiet leaves what explains the exit code', () => {
    expect(closingLines(crossing, files, { check: true, quiet: true })).toMatch(
      /^heni: 1 threshold crossed\n/,
    );
    expect(closingLines(crossing, files, { quiet: true, softFail: true })).toBe('');
  });

  test('a stopped run has crossed nothing for good', () => {
    expect(closingLines({ ...crossing, partial: true }, stdout, {})).toBe('');
  });
});
