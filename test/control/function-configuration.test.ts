import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../src/control/function-configuration.ts';
import { DAY } from '../../src/kernel/time.ts';
import { account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const shown = (run: ReturnType<typeof account>) => configurationOf(run.simulation.control, run.version('f'));
const onA = {
  SubnetIds: ['a'],
  SecurityGroupIds: ['g'],
  VpcId: 'vpc',
  Ipv6AllowedForDualStack: false,
};

describe('a version as the Lambda API shows it', () => {
  it('Pending has a reason, and no update status yet', () => {
    const run = account({
      roles: [{ name: 'app', policies: ['AWSLambdaVPCAccessExecutionRole'] }],
      functions: [{ name: 'f', role: 'app', vpcConfig: vpcConfig(['a']) }],
    });
    expect(shown(run)).toStrictEqual({
      FunctionName: 'f',
      FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:f',
      Version: '$LATEST',
      CodeSha256: expect.any(String) as string,
      Role: 'arn:aws:iam::123456789012:role/app',
      MemorySize: 128,
      State: 'Pending',
      StateReason: 'The function is being created.',
      StateReasonCode: 'Creating',
      VpcConfig: onA,
    });
  });

  it('Active has no reason: members that do not apply are absent, not null', () => {
    const run = account({ functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['a']) }] });
    expect(shown(run)).toStrictEqual({
      FunctionName: 'f',
      FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:f',
      Version: '$LATEST',
      CodeSha256: expect.any(String) as string,
      MemorySize: 128,
      State: 'Active',
      LastUpdateStatus: 'Successful',
      VpcConfig: onA,
    });
  });

  it('a function that never was in a VPC has no VpcConfig, one that was detached an empty one', () => {
    const run = account({ functions: [{ name: 'f', create: 'existing' }] });
    expect(shown(run)).not.toHaveProperty('VpcConfig');
    run.update('f', vpcConfig([], []));
    expect(shown(run).VpcConfig).toEqual({
      SubnetIds: [],
      SecurityGroupIds: [],
      VpcId: '',
      Ipv6AllowedForDualStack: false,
    });
  });

  it('an update in progress has the reason of a creation, as recorded', () => {
    const run = account({ functions: [{ name: 'f', create: 'existing' }] });
    run.update('f', null, 256);
    expect(shown(run)).toMatchObject({
      MemorySize: 256,
      State: 'Active',
      LastUpdateStatus: 'InProgress',
      LastUpdateStatusReason: 'The function is being created.',
      LastUpdateStatusReasonCode: 'Creating',
    });
  });

  it('every reason code has a text: Idle, Restoring, the two lacks, a cancelled creation', () => {
    const idle = account({
      durationMs: 60 * DAY,
      functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['a']) }],
    }).at(31 * 86_400);
    expect(shown(idle)).toMatchObject({ StateReasonCode: 'Idle', StateReason: 'The function is idle.' });
    idle.invoke('f');
    expect(shown(idle)).toMatchObject({
      StateReasonCode: 'Restoring',
      StateReason: 'The function is being restored.',
    });
    const noQuota = account({
      quotas: { enisPerVpc: 0 },
      functions: [{ name: 'f', vpcConfig: vpcConfig(['a']) }],
    });
    expect(shown(noQuota).StateReasonCode).toBe('EniLimitExceeded');
    expect(shown(noQuota).StateReason).toMatch(/limit/);
    const full = account({
      subnets: [{ id: 'a', usedIps: [{ atMs: 0, ips: 251 }] }],
      functions: [{ name: 'f', vpcConfig: vpcConfig(['a']) }],
    });
    expect(shown(full).StateReason).toMatch(/IP address/);
    const stuck = account({
      parameters: { pendingStuckAfter: 1 },
      functions: [{ name: 'f', vpcConfig: vpcConfig(['a']) }],
    }).at(10);
    stuck.update('f', null, 256);
    expect(shown(stuck)).toMatchObject({ State: 'Failed', StateReasonCode: 'InternalError' });
    expect(shown(stuck).StateReason).toMatch(/too long/);
  });
});
