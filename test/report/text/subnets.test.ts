import { expect, test } from 'vitest';
import { subnets } from '../../../src/report/text/subnets.ts';
import { resultWith, subnetResult } from '../fixture.ts';
import { page } from '../page.ts';

test('the scarcest first; one without IPv4 addresses last', () => {
  const some = [
    subnetResult({ id: 'subnet-six', usable: 0, usedPeak: 0, usedEnd: 0, freeMin: 0 }),
    subnetResult(),
    subnetResult({ id: 'subnet-b', usable: 59, usedPeak: 55, usedEnd: 55, freeMin: 4, freeMinAt: 3600 }),
  ];
  expect(subnets(resultWith({ subnets: some }), page())).toEqual([
    'Subnets (3)',
    '  subnet      VPC       addresses  most used  used at end  least free  of all  first at',
    '  subnet-b    vpc-main         59         55           55           4   6.8 %        1h',
    '  subnet-a    vpc-main        251         42           41         209  83.3 %        0s',
    '  subnet-six  vpc-main          0          0            0           0                0s',
  ]);
});

test('without subnets there is nothing to tell', () => {
  expect(subnets(resultWith({ subnets: [] }), page())).toEqual([]);
});

test('one that the timeline deleted says so where the others say what is used at the end', () => {
  const some = [subnetResult({ usedEnd: 0, deleted: true })];
  expect(subnets(resultWith({ subnets: some }), page()).at(-1)).toMatch(/ 42 +deleted +209 /);
});
