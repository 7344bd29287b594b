import { expect, it } from 'vitest';
import type { HeldResult } from '../../src/engine/result.ts';
import { account, type Account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const existing = { name: 'f', create: 'existing' as const, vpcConfig: vpcConfig(['a']) };
const heldOf = (run: Account): HeldResult | undefined => run.simulation.result().operations.at(-1)?.heldBy;

it('a subnet in use names its functions and their ENIs', () => {
  const run = account({ functions: [existing] }).at(10);
  run.call('DeleteSubnet', { id: 'a' });
  expect(heldOf(run)).toMatchObject({
    functions: ['f'],
    enis: [{ subnetId: 'a', securityGroupIds: ['g'], phase: 'inUse', goneAt: null }],
    interfaces: [],
  });
});

it('an ENI in release says when it is gone, and then the subnet can be deleted', () => {
  const run = account({ functions: [existing] }).at(10);
  run.delete('f');
  run.call('DeleteSubnet', { id: 'a' });
  const [eni] = heldOf(run)?.enis ?? [];
  expect(heldOf(run)?.functions).toEqual([]);
  expect(eni).toMatchObject({ phase: 'releasing' });
  const goneAt = eni?.goneAt ?? NaN;
  run.at(goneAt - 1);
  expect(run.call('DeleteSubnet', { id: 'a' }).status).toBe(400);
  run.at(goneAt);
  expect(run.call('DeleteSubnet', { id: 'a' }).status).toBe(200);
  expect(heldOf(run)).toBeUndefined();
});

it('a group is held by the keys that it is part of, and by interfaces of the customer', () => {
  const run = account({ functions: [existing] }).at(10);
  run.call('CreateNetworkInterface', { id: 'eni-own', subnetId: 'b', securityGroupIds: ['g'] });
  run.call('DeleteSecurityGroup', { id: 'g' });
  expect(heldOf(run)).toMatchObject({ functions: ['f'], interfaces: ['eni-own'] });
});

it('nothing is said of what they cannot hold', () => {
  const run = account().at(10);
  expect(run.call('DeleteVpc', { id: 'vpc' }).error).toBe('DependencyViolation');
  expect(heldOf(run)).toBeUndefined();
});
