import { expect, test } from 'vitest';
import { enis } from '../../../src/report/text/enis.ts';
import { resultWith, shortage, vpcResult } from '../fixture.ts';
import { page } from '../page.ts';

test('what came, went and stayed, and how full each quota was', () => {
  const counts = { created: 9, released: 3, orphaned: 2, peak: 7, peakAt: 90, end: 6 };
  expect(enis(resultWith({ enis: counts }), page())).toEqual([
    'ENIs',
    '  9 created, 3 released · peak 7 (1m 30s), 6 at the end beside 2 orphans',
    '  VPC       quota  peak    used  at  end',
    '  vpc-main    250    64  25.6 %  0s   62',
  ]);
});

test('a VPC without any ENI is left out', () => {
  const vpcs = [vpcResult({ enisPeak: 0, usedRatioPeak: 0 })];
  expect(enis(resultWith({ vpcs }), page())).toHaveLength(2);
});

test('draws the ENIs over time only where it may', () => {
  expect(enis(shortage, page())).toHaveLength(4);
  expect(enis(shortage, page({ sparkline: true, width: 40 }))[3]).toBe(
    '  0s ▄▄█████████████████████████████ 10m',
  );
});
