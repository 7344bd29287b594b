import { expect, test } from 'vitest';
import { findings } from '../../../src/report/text/findings.ts';
import { resultWith, thousand } from '../fixture.ts';
import { page } from '../page.ts';

test('each with its place, its code and what to do', () => {
  expect(findings(thousand, page())).toEqual([
    'Findings (1)',
    '  ! subnet-1z: others ask for 300 addresses at 12h, only 251 are there. (USED_IPS_CLIPPED) Lower',
    '    usedIps, or give the subnet a larger CIDR.',
  ]);
});

test('many are cut, none are nothing', () => {
  const many = Array.from({ length: 12 }, () => ({
    code: 'C',
    severity: 'info' as const,
    where: 'w',
    message: 'm.',
    fix: 'f.',
  }));
  expect(findings(resultWith({ findings: many }), page()).at(-1)).toBe('  … and 2 more');
  expect(findings(resultWith(), page())).toEqual([]);
});
