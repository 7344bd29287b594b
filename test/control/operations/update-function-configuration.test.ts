import { describe, expect, it } from 'vitest';
import { account, bodyOf } from '../../support/account.ts';
import { vpcConfig } from '../../support/scenarios.ts';

const attached = {
  functions: [{ name: 'f', create: 'existing' as const, memory: 128, vpcConfig: vpcConfig(['a']) }],
};

describe('UpdateFunctionConfiguration', () => {
  it('answers at once with the new VpcConfig: Active, InProgress', () => {
    const answer = account(attached).update('f', vpcConfig(['b'], ['h']));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      State: 'Active',
      LastUpdateStatus: 'InProgress',
      LastUpdateStatusReason: 'The function is being created.',
      LastUpdateStatusReasonCode: 'Creating',
      VpcConfig: { SubnetIds: ['b'], SecurityGroupIds: ['h'], VpcId: 'vpc' },
    });
    expect(bodyOf(answer)).not.toHaveProperty('StateReason');
  });

  it('without a VpcConfig keeps the stored one', () => {
    const answer = account(attached).update('f', null, 512);
    expect(bodyOf(answer)).toMatchObject({ MemorySize: 512, VpcConfig: { SubnetIds: ['a'] } });
  });

  it('without a memory size keeps the stored one', () => {
    expect(bodyOf(account(attached).update('f', vpcConfig(['b']))).MemorySize).toBe(128);
  });

  it('with one list keeps the other', () => {
    const answer = account(attached).update('f', { securityGroupIds: ['h'] });
    expect(bodyOf(answer).VpcConfig).toMatchObject({ SubnetIds: ['a'], SecurityGroupIds: ['h'] });
  });

  it('with both lists empty detaches: empty lists, VpcId "", no IPv6', () => {
    const answer = account(attached).update('f', { subnetIds: [], securityGroupIds: [] });
    expect(bodyOf(answer).VpcConfig).toEqual({
      SubnetIds: [],
      SecurityGroupIds: [],
      VpcId: '',
      Ipv6AllowedForDualStack: false,
    });
  });

  it('with one list empty is refused, and everything stays as it was', () => {
    const run = account(attached);
    expect(run.update('f', { subnetIds: [] }, 512)).toMatchObject({ status: 400 });
    expect(bodyOf(run.get('f'))).toMatchObject({
      MemorySize: 128,
      LastUpdateStatus: 'Successful',
      VpcConfig: { SubnetIds: ['a'] },
    });
  });

  it('the state of the function is looked at before the VpcConfig', () => {
    const run = account({ functions: [{ name: 'f', vpcConfig: vpcConfig(['a']) }] });
    expect(run.update('f', vpcConfig(['subnet-1'])).status).toBe(409);
  });

  it('shows the old configuration again after it has failed', () => {
    const run = account({ quotas: { enisPerVpc: 1 }, ...attached });
    expect(bodyOf(run.update('f', vpcConfig(['b']))).VpcConfig?.SubnetIds).toEqual(['b']);
    expect(bodyOf(run.get('f'))).toMatchObject({
      State: 'Active',
      LastUpdateStatus: 'Failed',
      LastUpdateStatusReasonCode: 'EniLimitExceeded',
      VpcConfig: { SubnetIds: ['a'] },
    });
  });

  it('asks the caller for reads of EC2 only when a VpcConfig is given', () => {
    const document = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'lambda:*', Resource: '*' }],
    };
    const run = account({ principals: [{ name: 'dev', policies: [document] }], ...attached });
    const request = { functionName: 'f', vpcConfig: vpcConfig(['b']), memory: null };
    const update = (vpc: typeof request.vpcConfig | null) =>
      run.simulation.control.execute('UpdateFunctionConfiguration', { ...request, vpcConfig: vpc }, 'dev');
    expect(update(vpcConfig(['b']))).toMatchObject({ status: 403, error: 'AccessDeniedException' });
    expect(update(null).status).toBe(200);
  });

  it('leaves published versions as they are', () => {
    const run = account(attached);
    run.publish('f');
    run.update('f', vpcConfig(['b']));
    expect(bodyOf(run.get('f', '1')).VpcConfig?.SubnetIds).toEqual(['a']);
  });

  it('a new role is used from the swap on, and must allow what an attached function needs', () => {
    const run = account({
      roles: [
        { name: 'app', policies: ['AWSLambdaVPCAccessExecutionRole'] },
        { name: 'better', policies: ['AWSLambdaVPCAccessExecutionRole'] },
        { name: 'worse', policies: [] },
      ],
      functions: [{ name: 'f', role: 'app', create: 'existing', vpcConfig: vpcConfig(['a']) }],
    });
    const change = (role: string) =>
      run.call('UpdateFunctionConfiguration', { functionName: 'f', vpcConfig: null, memory: null, role });
    expect(change('worse').status).toBe(400);
    expect(change('better').body).toMatchObject({ Role: 'arn:aws:iam::123456789012:role/better' });
    run.at(10).call('DeleteRole', { roleName: 'app' });
    run.delete('f');
    expect(run.at(2000).times('eni.deleted')).toHaveLength(1);
  });
});
