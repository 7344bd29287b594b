import { describe, expect, it } from 'vitest';
import { formatFinding, hasErrors, inReadingOrder, type Finding } from '../../src/scenario/finding.ts';

const finding = (file: string, line: number, col: number): Finding => ({
  code: 'SCN001',
  severity: 'error',
  file,
  line,
  col,
  message: 'unknown key "vpc"',
});

describe('formatFinding', () => {
  it('is a line that editors link', () => {
    expect(formatFinding(finding('a.yaml', 3, 7))).toBe('a.yaml:3:7: unknown key "vpc" (SCN001)');
  });

  it('has no place in an option', () => {
    expect(formatFinding(finding('--threshold "x"', 0, 0))).toBe(
      '--threshold "x": unknown key "vpc" (SCN001)',
    );
  });
});

describe('hasErrors', () => {
  it('looks at the severity', () => {
    expect(hasErrors([{ ...finding('a', 1, 1), severity: 'warning' }])).toBe(false);
    expect(hasErrors([{ ...finding('a', 1, 1), severity: 'warning' }, finding('a', 1, 1)])).toBe(true);
  });
});

describe('inReadingOrder', () => {
  it('keeps the files as they come, and orders their places', () => {
    const given = [finding('b', 2, 1), finding('a', 9, 9), finding('b', 1, 5), finding('b', 1, 2)];
    expect(inReadingOrder(given).map(({ file, line, col }) => `${file}${line}.${col}`)).toEqual([
      'b1.2',
      'b1.5',
      'b2.1',
      'a9.9',
    ]);
  });
});
