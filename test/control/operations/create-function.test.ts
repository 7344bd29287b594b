import { describe, expect, it } from 'vitest';
import { account, bodyOf } from '../../support/account.ts';
import { vpcConfig } from '../../support/scenarios.ts';

const onA = vpcConfig(['a']);

describe('CreateFunction', () => {
  it('answers 201 Pending with the VpcConfig and its VPC, and no LastUpdateStatus', () => {
    const answer = account().create('f', onA, { memory: 256 });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      FunctionName: 'f',
      FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:f',
      Version: '$LATEST',
      MemorySize: 256,
      State: 'Pending',
      StateReason: 'The function is being created.',
      StateReasonCode: 'Creating',
      VpcConfig: {
        SubnetIds: ['a'],
        SecurityGroupIds: ['g'],
        VpcId: 'vpc',
        Ipv6AllowedForDualStack: false,
      },
    });
  });

  it('of a name that exists is a conflict, whatever the state of that function', () => {
    const run = account({ quotas: { enisPerVpc: 0 } });
    run.create('failed', onA);
    run.create('pending', null);
    for (const name of ['failed', 'pending'])
      expect(run.create(name, null)).toMatchObject({
        status: 409,
        error: 'ResourceConflictException',
        message: `Function already exist: ${name}`,
      });
  });

  it('of a name that was deleted is a new function', () => {
    const run = account().at(10);
    run.create('f', onA);
    run.at(20).delete('f');
    expect(run.create('f', null).status).toBe(201);
    expect(run.at(21).version('f').state).toBe('Active');
  });

  it('that names a conflict and a bad VpcConfig is told of the conflict', () => {
    const run = account({ functions: [{ name: 'f', create: 'existing' }] });
    expect(run.create('f', vpcConfig(['subnet-1'])).status).toBe(409);
  });

  describe('with Publish', () => {
    it('answers for version 1, with the ARN of the function itself', () => {
      const answer = account().create('f', null, { publish: true });
      expect(bodyOf(answer)).toMatchObject({
        Version: '1',
        State: 'Pending',
        FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:f',
      });
    });

    it('both versions hold the key, and become Active with its one ENI', () => {
      const run = account();
      run.create('f', onA, { publish: true });
      expect(run.key('a')).toMatchObject({ made: 1, holdings: { size: 2 } });
      run.at(210);
      expect([run.version('f').state, run.version('f', '1').state]).toEqual(['Active', 'Active']);
    });

    it('both fail where there is no room', () => {
      const run = account({ quotas: { enisPerVpc: 0 } });
      run.create('f', onA, { publish: true });
      expect([run.version('f').state, run.version('f', '1').state]).toEqual(['Failed', 'Failed']);
    });
  });
});
