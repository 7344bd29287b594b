import { expect, it } from 'vitest';
import { account } from '../../support/account.ts';
import { vpcConfig } from '../../support/scenarios.ts';

it('a security group belongs to a VPC, and is listed with it', () => {
  const run = account();
  expect(run.call('CreateSecurityGroup', { vpcId: 'nowhere' }).error).toBe('InvalidVpcID.NotFound');
  const made = run.call('CreateSecurityGroup', { id: 'sg-new', vpcId: 'vpc' });
  expect([made.status, made.body]).toEqual([200, { GroupId: 'sg-new' }]);
  const { body } = run.call('DescribeSecurityGroups', { filters: [{ name: 'group-id', values: ['sg-*'] }] });
  expect(body?.SecurityGroups).toEqual([
    { GroupId: 'sg-new', GroupName: 'sg-new', VpcId: 'vpc', OwnerId: '123456789012' },
  ]);
  expect(run.call('DescribeSecurityGroups', { ids: ['sg-old'] }).error).toBe('InvalidGroup.NotFound');
});

it('the set is part of the key: a group in use cannot go, another one can', () => {
  const run = account({ functions: [{ name: 'f', vpcConfig: vpcConfig(['a'], ['g']) }] });
  expect(run.call('DeleteSecurityGroup', { id: 'g' }).error).toBe('DependencyViolation');
  expect(run.call('DeleteSecurityGroup', { id: 'h' }).status).toBe(200);
  expect(run.create('e', vpcConfig(['a'], ['h']))).toMatchObject({
    status: 400,
    message: expect.stringContaining("The security group 'h' does not exist") as string,
  });
});
