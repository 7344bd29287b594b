import { expect, test } from 'vitest';
import { takeInventory } from '../../src/inspect/inventory.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';
import { separateFunctions } from './hits.ts';

test('counts functions, those in a VPC, and an ENI per key', () => {
  const { functions, attached, enis, keys, reach } = takeInventory(
    scenario({
      subnets: [{ id: 'a', route: 'nat' }, { id: 'b' }],
      functions: [
        { name: 'login', vpcConfig: vpcConfig(['a', 'b']) },
        { name: 'mfa', vpcConfig: vpcConfig(['b', 'a']) },
        { name: 'report', vpcConfig: vpcConfig(['a'], ['g', 'h']) },
        { name: 'cron' },
      ],
    }),
  );
  expect([functions.length, attached, enis, keys.length]).toEqual([4, 3, 3, 3]);
  expect(reach.map((row) => `${row.function} ${row.ipv4}`)).toEqual([
    'cron yes',
    'login some',
    'mfa some',
    'report yes',
  ]);
});

test('holds ten thousand functions with groups of their own', () => {
  const { enis, keys, vpcs } = takeInventory(
    scenario({ quotas: { enisPerVpc: 50_000 }, functions: separateFunctions(10_000) }),
  );
  expect([enis, keys.at(-1)?.functions, vpcs[0]?.used]).toEqual([20_000, ['f-10000'], 20_000]);
});
