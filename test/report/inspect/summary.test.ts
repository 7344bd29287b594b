import { expect, test } from 'vitest';
import { summary } from '../../../src/report/inspect/summary.ts';
import { vpcConfig } from '../../support/scenarios.ts';
import { page } from '../page.ts';
import { inspection } from './inspection.ts';

test('without functions in a VPC there is nothing to need', () => {
  expect(summary(inspection({ functions: [{ name: 'f' }] }), page())).toEqual([
    '✓ No function is in a VPC: 0 ENIs; nothing stands in the way: no problems',
    '  test, not simulated: every function created (1 without a VPC), one ENI per key, as without load',
  ]);
});

const four = ['g', 'h'].map((group) => ({ name: group, vpcConfig: vpcConfig(['a', 'b'], [group]) }));

test('the mark is that of the worst finding', () => {
  const first = (parts: Parameters<typeof inspection>[0]): string =>
    summary(inspection(parts), page())[0] ?? '';
  expect(first({ functions: [{ name: 'f', vpcConfig: vpcConfig(['a', 'b']) }] })).toMatch(
    /^✓ 1 function in a VPC needs 2 ENIs; nothing stands in the way: 2 remarks$/,
  );
  expect(first({ functions: [{ name: 'f', vpcConfig: vpcConfig(['a']) }] })).toMatch(
    /^! .* with risks: 1 warning/,
  );
  expect(first({ quotas: { enisPerVpc: 3 }, functions: four })).toMatch(/^✗ .* will fail: 1 error/);
});

test('a timeline that is not played is said', () => {
  const timeline = [{ atMs: 0, do: 'Invoke' as const, function: 'f', qualifier: null }];
  expect(summary(inspection({ timeline }), page()).join(' ').replace(/ +/g, ' ')).toContain(
    'the timeline (1 operation) is not played',
  );
});
