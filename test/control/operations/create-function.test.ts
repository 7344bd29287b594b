import { describe, expect, it } from 'vitest';
import { account, bodyOf } from '../../support/account.ts';
import { vpcConfig } from '../../support/scenarios.ts';

const onA = vpcConfig(['a']);

describe('CreateFunction', () => {
  it('answers 201 Pending with the VpcConfig and its VPC, and no LastUpdateStatus', () => {
    const answer = account().create('f', onA, { memory: 256 });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      CodeSha256: expect.stringMatching(/^[\w+/]{43}=$/) as string,
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

  it('through the console gives the role of an attached function what it needs; the API does not', () => {
    const call = (viaConsole: boolean, vpc: ReturnType<typeof vpcConfig> | null) => {
      const run = account({ roles: [{ name: 'app', policies: [] }] });
      const request = {
        functionName: 'f',
        role: 'app',
        vpcConfig: vpc,
        memory: 128,
        publish: false,
        viaConsole,
      };
      const { status } = run.call('CreateFunction', request);
      const mayCreate = run.simulation.control.identities.mayCreate('app', 'a', ['g']);
      return [status, mayCreate];
    };
    expect([call(false, vpcConfig(['a'])), call(true, vpcConfig(['a'])), call(true, null)]).toEqual([
      [400, false],
      [201, true],
      [201, false],
    ]);
  });

  it('through the console brings a role back that may delete its orphans', () => {
    const run = account({
      roles: [{ name: 'app', policies: ['AWSLambdaVPCAccessExecutionRole'] }],
      functions: [{ name: 'old', role: 'app', create: 'existing', vpcConfig: vpcConfig(['a']) }],
    });
    const policy = { roleName: 'app', policyName: 'AWSLambdaVPCAccessExecutionRole' };
    run.call('DetachRolePolicy', policy);
    run.delete('old');
    expect(run.at(2000).simulation.result().enis.orphaned).toBe(1);
    const request = { functionName: 'new', role: 'app', memory: 128, publish: false, viaConsole: true };
    run.call('CreateFunction', { ...request, vpcConfig: vpcConfig(['b']) });
    expect(run.simulation.result().enis).toMatchObject({ orphaned: 0, released: 1 });
  });

  it('keeps and shows what the simulation does not look at', () => {
    const other = { Runtime: 'nodejs22.x', Handler: 'index.handler', Timeout: 3 };
    const run = account();
    const request = { functionName: 'f', role: null, vpcConfig: null, memory: 128, publish: false, other };
    expect(run.call('CreateFunction', request).body).toMatchObject(other);
    run.at(5).call('UpdateFunctionConfiguration', {
      functionName: 'f',
      vpcConfig: null,
      memory: null,
      other: { Timeout: 9 },
    });
    expect(run.get('f').body).toMatchObject({ ...other, Timeout: 9, MemorySize: 128 });
  });
});
