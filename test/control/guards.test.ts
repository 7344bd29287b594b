import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '../../src/kernel/time.ts';
import { account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const onA = vpcConfig(['a']);
const pending = { functions: [{ name: 'f', vpcConfig: onA }] };
const existing = { functions: [{ name: 'f', create: 'existing' as const, vpcConfig: onA }] };
const wrongState = (state: string) => ({
  status: 409,
  error: 'ResourceConflictException',
  message: `The operation cannot be performed at this time. The function is currently in the following state: ${state}`,
});
const inProgress = {
  status: 409,
  error: 'ResourceConflictException',
  message:
    'The operation cannot be performed at this time. An update is in progress for resource: arn:aws:lambda:eu-west-1:123456789012:function:f',
};

describe('changes are refused', () => {
  it('while the function is Pending', () => {
    const run = account(pending).at(100);
    expect(run.update('f', vpcConfig(['b']))).toMatchObject(wrongState('Pending'));
    expect(run.publish('f')).toMatchObject(wrongState('Pending'));
    expect(run.version('f').settings.vpc?.subnetIds).toEqual(['a']);
    expect(run.get('f').status).toBe(200);
  });

  it('for ever when it has Failed: only delete and reads are left', () => {
    const run = account({ quotas: { enisPerVpc: 0 }, ...pending }).at(100);
    expect(run.update('f', vpcConfig(['b']))).toMatchObject(wrongState('Failed'));
    expect(run.publish('f')).toMatchObject(wrongState('Failed'));
    expect(run.get('f').status).toBe(200);
    expect(run.delete('f').status).toBe(204);
  });

  it('while an update is in progress, with the ARN of the function', () => {
    const run = account(existing).at(100);
    run.update('f', vpcConfig(['b']));
    expect(run.at(309.999).update('f', null, 256)).toMatchObject(inProgress);
    expect(run.publish('f')).toMatchObject(inProgress);
    expect(run.invoke('f').status).toBe(200);
    expect(run.at(310).update('f', null, 256).status).toBe(200);
  });

  it('not after an update has failed', () => {
    const run = account({ quotas: { enisPerVpc: 1 }, ...existing }).at(100);
    run.update('f', vpcConfig(['b']));
    expect(run.version('f').lastUpdateStatus).toBe('Failed');
    expect(run.update('f', null, 256).status).toBe(200);
  });

  it('not for an Inactive function', () => {
    const run = account({ durationMs: 60 * DAY, ...existing }).at(31 * 86_400);
    expect(run.version('f').state).toBe('Inactive');
    expect(run.update('f', null, 256).status).toBe(200);
  });
});

describe('a function that is stuck in Pending', () => {
  const stuckAfter6Minutes = {
    parameters: { pendingStuckAfter: 6 * MINUTE, eniCreateDelay: { fixed: 15 * MINUTE } },
    ...pending,
  };

  it('stays Pending for ever unless the parameter is on', () => {
    const run = account({ ...stuckAfter6Minutes, parameters: { eniCreateDelay: { fixed: 15 * MINUTE } } });
    expect(run.at(899).update('f', null, 256)).toMatchObject(wrongState('Pending'));
    expect(run.version('f').state).toBe('Pending');
  });

  it('is cancelled by a change that comes after more than the limit, not at it', () => {
    const run = account(stuckAfter6Minutes);
    expect(run.at(360).update('f', null, 256)).toMatchObject(wrongState('Pending'));
    expect(run.version('f').state).toBe('Pending');
    expect(run.at(360.001).update('f', null, 256).status).toBe(409);
    expect(run.version('f')).toMatchObject({ state: 'Failed', stateReasonCode: 'InternalError' });
  });

  it('lets go of its keys, whose ENIs complete and are released', () => {
    const run = account(stuckAfter6Minutes).at(400);
    run.publish('f');
    expect(run.version('f').state).toBe('Failed');
    expect(run.phases('a')).toEqual(['creating']);
    expect(run.at(900).phases('a')).toEqual(['releasing']);
  });

  it('is not cancelled by an invocation or a read', () => {
    const run = account(stuckAfter6Minutes).at(400);
    run.invoke('f');
    run.get('f');
    expect(run.version('f').state).toBe('Pending');
  });

  it('in a restoration goes back to Inactive', () => {
    const run = account({
      ...stuckAfter6Minutes,
      durationMs: 60 * DAY,
      ...existing,
    }).at(31 * 86_400);
    run.invoke('f');
    run.at(31 * 86_400 + 361).update('f', null, 256);
    expect(run.version('f')).toMatchObject({ state: 'Inactive', lastUpdateStatus: 'Successful' });
  });
});

describe('the execution role', () => {
  const managed = 'AWSLambdaVPCAccessExecutionRole';
  const stripped = (vpc: typeof onA | null) => {
    const run = account({
      roles: [{ name: 'app', policies: [managed] }],
      functions: [
        { name: 'f', role: 'app', create: 'existing', vpcConfig: vpc },
        { name: 'other', create: 'existing', vpcConfig: vpcConfig(['b']) },
      ],
    }).at(10);
    run.simulation.control.execute('DetachRolePolicy', { roleName: 'app', policyName: managed });
    return run;
  };
  const lacks = {
    status: 400,
    error: 'InvalidParameterValueException',
    message: 'The provided execution role does not have permissions to call CreateNetworkInterface on EC2',
  };

  it('is looked at when a VpcConfig is given, even if every key exists', () => {
    expect(stripped(onA).update('f', vpcConfig(['b']))).toMatchObject(lacks);
    expect(stripped(onA).update('f', onA)).toMatchObject(lacks);
    expect(stripped(null).update('f', onA)).toMatchObject(lacks);
  });

  it('is not looked at when none is given, nor to detach', () => {
    expect(stripped(onA).update('f', null, 256).status).toBe(200);
    expect(stripped(onA).update('f', vpcConfig([], [])).status).toBe(200);
  });

  it('that does not exist cannot be assumed', () => {
    const run = stripped(onA);
    run.simulation.control.execute('DeleteRole', { roleName: 'app' });
    expect(run.update('f', onA)).toMatchObject({
      status: 400,
      message: 'The role defined for the function cannot be assumed by Lambda.',
    });
  });

  it('a wrong VpcConfig is told before a role that lacks an action', () => {
    expect(stripped(onA).update('f', vpcConfig(['subnet-1'])).message).toMatch(/subnet-1/);
  });
});

describe('exhaustion', () => {
  const full = { subnets: [{ id: 'a', usedIps: [{ atMs: 0, ips: 251 }] }, { id: 'b' }] };
  const sync = { parameters: { exhaustionMode: 'sync' as const } };

  it('async: the call is accepted, and the function fails after its Pending answer', () => {
    const run = account(full);
    expect(run.create('f', onA).status).toBe(201);
    expect(run.version('f')).toMatchObject({ state: 'Failed', stateReasonCode: 'SubnetOutOfIPAddresses' });
  });

  it('sync: the call is refused with the text seen in the field, and there is no function', () => {
    const run = account({ ...sync, ...full });
    expect(run.create('f', onA)).toEqual({
      status: 400,
      body: null,
      error: 'InvalidParameterValueException',
      message: 'The subnet a is out of IP addresses.',
    });
    expect(run.world.functions.size).toBe(0);
    const noQuota = account({ ...sync, quotas: { enisPerVpc: 1 } });
    expect(noQuota.create('f', vpcConfig(['a', 'b']))).toMatchObject({
      status: 400,
      message: 'You have exceeded the maximum limit for Lambda HyperPlane ENIs for your VPC.',
    });
    expect(noQuota.world.network.regionEnis).toBe(0);
  });

  it('sync: an update is refused and changes nothing', () => {
    const run = account({ ...sync, quotas: { enisPerVpc: 1 }, ...existing });
    expect(run.update('f', vpcConfig(['b'])).status).toBe(400);
    expect(run.version('f')).toMatchObject({
      lastUpdateStatus: 'Successful',
      settings: { vpc: { subnetIds: ['a'] } },
    });
  });

  it('sync: a key that is shared lacks nothing', () => {
    const run = account({ ...sync, quotas: { enisPerVpc: 1 }, ...existing });
    expect(run.create('g', onA).status).toBe(201);
    expect(run.update('f', null, 256).status).toBe(200);
  });

  it('a wrong state is told before a lack', () => {
    const run = account({ ...sync, quotas: { enisPerVpc: 1 }, ...pending });
    expect(run.update('f', vpcConfig(['b']))).toMatchObject(wrongState('Pending'));
  });
});
