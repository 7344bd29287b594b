import { expect, test } from 'vitest';
import { findings } from '../../../src/report/inspect/findings.ts';
import { page } from '../page.ts';
import { inspection } from './inspection.ts';

const finding = (severity: 'error' | 'warning' | 'info', message: string) => {
  return { code: 'ENI001', severity, file: 'x.yaml', line: 1, col: 2, message, fix: 'Do it.' };
};

test('none is not a section', () => {
  expect(findings(inspection(), page())).toEqual([]);
});

test('the worst come first, each with its fix and its place', () => {
  const all = [finding('info', 'c'), finding('warning', 'b'), finding('error', 'a')];
  expect(findings({ ...inspection(), findings: all }, page())).toEqual([
    'Findings (3)',
    '  ✗ a (ENI001)',
    '    Fix  Do it.',
    '    At   x.yaml:1:2',
    '  ! b (ENI001)',
    '    Fix  Do it.',
    '    At   x.yaml:1:2',
    '  · c (ENI001)',
    '    Fix  Do it.',
    '    At   x.yaml:1:2',
  ]);
});

test('of many the first are told and the others counted', () => {
  const many = Array.from({ length: 20 }, (_, index) => finding('info', `message ${index}`));
  expect(findings({ ...inspection(), findings: many }, page()).at(-1)).toBe(
    '  … and 5 more; --json lists them all',
  );
});
