import { expect, test } from 'vitest';
import { enis } from '../../../src/report/text/enis.ts';
import { orphanResult, resultWith, shortage, vpcResult } from '../fixture.ts';
import { page } from '../page.ts';

test('what came, went and stayed, and how full each quota was', () => {
  const counts = { created: 9, released: 3, orphaned: 2, peak: 7, peakAt: 90, end: 6 };
  expect(enis(resultWith({ enis: counts }), page())).toEqual([
    'ENIs',
    '  9 created, 3 released · peak 7 (1m 30s), 6 at the end beside 2 orphans',
    '  VPC       ENI quota  most in all  of quota  first at  at end',
    '  vpc-main        250           64    25.6 %        0s      62',
  ]);
});

test('lists the orphans by id, and counts those that it leaves out', () => {
  const some = (count: number) =>
    Array.from({ length: count }, (_, index) => orphanResult({ eniId: `eni-${index}` }));
  expect(enis(resultWith({ orphans: some(2) }), page())).toContain(
    '  orphaned: eni-0 in subnet-a, eni-1 in subnet-a',
  );
  const lines = enis(resultWith({ orphans: some(90) }), page()).join('\n');
  expect(lines).toContain('… and 80 more (see the JSON)');
  expect(lines).not.toContain('eni-10 ');
});

test('a VPC without any ENI is left out', () => {
  const vpcs = [vpcResult({ enisPeak: 0, usedRatioPeak: 0 })];
  expect(enis(resultWith({ vpcs }), page())).toHaveLength(2);
});

test('draws the ENIs over time only where it may', () => {
  expect(enis(shortage, page())).toHaveLength(4);
  expect(enis(shortage, page({ drawings: true, width: 40 }))[3]).toBe(
    '  0s ▄█████████████████████ 10m, up to 4',
  );
});
