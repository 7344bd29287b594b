import { describe, expect, it } from 'vitest';
import { DAY, MINUTE, SECOND } from '../../src/kernel/time.ts';
import { account, invokedFunction } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const DAY_S = 86_400;
const onA = vpcConfig(['a']);
const onB = vpcConfig(['b']);
const detached = vpcConfig([], []);
const existing = { name: 'f', create: 'existing' as const, vpcConfig: onA };
const stateOf = (run: ReturnType<typeof account>, name = 'f', version = '$LATEST') => {
  const { state, stateReasonCode, lastUpdateStatus, lastUpdateReasonCode } = run.version(name, version);
  return [state, stateReasonCode, lastUpdateStatus, lastUpdateReasonCode];
};

describe('creation', () => {
  it('is Pending with code Creating and without an update status, then Active and Successful', () => {
    const run = account({ functions: [{ name: 'f', vpcConfig: onA }] });
    expect(stateOf(run)).toEqual(['Pending', 'Creating', null, null]);
    expect(stateOf(run.at(210))).toEqual(['Active', null, 'Successful', null]);
  });

  it('without a VPC it takes plainUpdateDelay', () => {
    const run = account({ functions: [{ name: 'f' }] });
    expect(stateOf(run.at(0.999))[0]).toBe('Pending');
    expect(stateOf(run.at(1))[0]).toBe('Active');
  });

  it('a lack fails it in the instant of the call, after its Pending answer', () => {
    const run = account({ quotas: { enisPerVpc: 0 } });
    expect(run.at(100).create('f', onA)).toMatchObject({ status: 201, body: { State: 'Pending' } });
    expect(stateOf(run)).toEqual(['Failed', 'EniLimitExceeded', null, null]);
    expect(run.told('function.failed')).toMatchObject([
      { at: 100, reason: 'EniLimitExceeded', pendingMs: 0 },
    ]);
  });

  it('the subnets are tried as listed: the first that lacks anything gives the reason', () => {
    const failsWith = (subnets: readonly string[], quota: number) => {
      const run = account({
        quotas: { enisPerVpc: quota },
        subnets: [{ id: 'a' }, { id: 'full', usedIps: [{ atMs: 0, ips: 251 }] }],
        functions: [{ name: 'f', vpcConfig: vpcConfig(subnets) }],
      });
      return stateOf(run)[1];
    };
    expect(failsWith(['a', 'full'], 1)).toBe('EniLimitExceeded');
    expect(failsWith(['full', 'a'], 1)).toBe('SubnetOutOfIPAddresses');
    expect(failsWith(['full', 'a'], 0)).toBe('EniLimitExceeded');
  });

  it('when it fails, the ENIs of its other keys are released as usual: created, then let go', () => {
    const run = account({
      quotas: { enisPerVpc: 1 },
      functions: [{ name: 'f', vpcConfig: vpcConfig(['a', 'b']) }],
    });
    expect(run.phases('a')).toEqual(['creating']);
    expect(run.at(210).phases('a')).toEqual(['releasing']);
    expect(run.at(1110).phases('a')).toEqual([]);
  });

  it('a Failed function stays Failed when there is room again', () => {
    const run = account({
      quotas: { enisPerVpc: 1 },
      functions: [{ name: 'f', vpcConfig: vpcConfig(['a', 'b']) }],
    });
    expect(stateOf(run.at(3000))[0]).toBe('Failed');
    expect(run.invoke('f')).toMatchObject({ status: 409 });
    expect(stateOf(run)[0]).toBe('Failed');
  });
});

describe('an update of the VPC configuration', () => {
  it('shows the new one at once, stays Active, and is Successful when the new keys are ready', () => {
    const run = account({ functions: [existing] }).at(100);
    run.update('f', onB);
    expect(stateOf(run)).toEqual(['Active', null, 'InProgress', 'Creating']);
    expect(run.version('f').settings.vpc?.subnetIds).toEqual(['b']);
    expect(stateOf(run.at(309.999))[2]).toBe('InProgress');
    expect(stateOf(run.at(310))).toEqual(['Active', null, 'Successful', null]);
    expect(run.told('update.succeeded')).toMatchObject([{ at: 310, tookMs: 210_000 }]);
  });

  it('goes on serving over the old keys until the swap, and lets go of them then', () => {
    const run = account({ functions: [invokedFunction('f', [200, 400])] }).at(100);
    run.update('f', onB);
    run.at(200);
    expect(run.version('f').serving?.keys.map(({ id }) => id)).toEqual(['a|g']);
    expect(run.at(309.999).phases('a')).toEqual(['inUse']);
    expect(run.at(310).phases('a')).toEqual(['releasing']);
    expect(run.version('f').serving?.keys.map(({ id }) => id)).toEqual(['b|g']);
    expect(run.end().invocations).toMatchObject({ total: 2, succeeded: 2 });
  });

  it('has old and new ENIs side by side for creation and deletion: the transition peak', () => {
    const run = account({ functions: [{ ...existing, vpcConfig: vpcConfig(['a', 'b']) }] }).at(100);
    run.update('f', vpcConfig(['a', 'b'], ['h']));
    const { enis, vpcs, subnets } = run.end();
    expect(enis).toMatchObject({ created: 4, peak: 4, peakAt: 100, end: 2 });
    expect(vpcs[0]).toMatchObject({ enisPeak: 4, enisPeakAt: 100, enisEnd: 2 });
    expect(subnets.map(({ usedPeak, usedEnd, freeMinAt }) => [usedPeak, usedEnd, freeMinAt])).toEqual([
      [2, 1, 100],
      [2, 1, 100],
    ]);
    expect(run.times('eni.deleted')).toEqual([100 + 210 + 900, 100 + 210 + 900]);
  });

  it('that fails keeps the old configuration serving, and another may follow', () => {
    const run = account({
      subnets: [{ id: 'a' }, { id: 'b', usedIps: [{ atMs: 0, ips: 251 }] }],
      functions: [invokedFunction('f', [200])],
    }).at(100);
    expect(run.update('f', onB)).toMatchObject({ status: 200, body: { LastUpdateStatus: 'InProgress' } });
    expect(stateOf(run)).toEqual(['Active', null, 'Failed', 'SubnetOutOfIPAddresses']);
    expect(run.version('f').settings.vpc?.subnetIds).toEqual(['a']);
    expect(run.phases('a')).toEqual(['inUse']);
    run.at(300);
    expect(run.update('f', null, 256).status).toBe(200);
    expect(stateOf(run.at(301))).toEqual(['Active', null, 'Successful', null]);
    expect(run.end().invocations.succeeded).toBe(1);
  });

  it('that changes nothing passes through InProgress and touches no ENI', () => {
    const run = account({ functions: [existing] }).at(100);
    run.update('f', onA);
    expect(stateOf(run.at(100.999))[2]).toBe('InProgress');
    expect(stateOf(run.at(101))[2]).toBe('Successful');
    expect(run.end().enis).toMatchObject({ created: 1, released: 0, peak: 1 });
  });

  it('of the memory alone keeps the stored VpcConfig and the environments', () => {
    const run = account({ functions: [invokedFunction('f', [50, 150])] }).at(100);
    const { pool } = run.version('f');
    run.update('f', null, 512);
    run.at(101);
    expect(run.version('f').settings).toMatchObject({ memory: 512, vpc: { subnetIds: ['a'] } });
    expect(run.version('f').pool).toBe(pool);
    expect(run.end().enis.created).toBe(1);
  });

  it('that attaches a function for the first time lets it answer meanwhile', () => {
    const run = account({ functions: [invokedFunction('f', [200], { vpc: null })] }).at(100);
    run.update('f', onA);
    expect(stateOf(run.at(309.999))[2]).toBe('InProgress');
    expect(stateOf(run.at(310))[2]).toBe('Successful');
    expect(run.end().invocations.succeeded).toBe(1);
  });

  it('that detaches it takes detachUpdateDelay, then lets go', () => {
    const run = account({ functions: [existing] }).at(100);
    run.update('f', detached);
    expect(run.version('f').settings.vpc).toEqual({
      vpcId: '',
      subnetIds: [],
      securityGroupIds: [],
      ipv6AllowedForDualStack: false,
    });
    expect(run.at(109.999).phases('a')).toEqual(['inUse']);
    expect(run.at(110).phases('a')).toEqual(['releasing']);
    expect(stateOf(run)).toEqual(['Active', null, 'Successful', null]);
  });
});

describe('published versions', () => {
  it('hold keys of their own, frozen: old versions keep old keys alive', () => {
    const run = account({ functions: [existing] }).at(100);
    run.publish('f');
    expect(run.key('a').holdings.size).toBe(2);
    run.update('f', onB);
    run.at(3000);
    expect([run.phases('a'), run.phases('b')]).toEqual([['inUse'], ['inUse']]);
    expect(run.version('f', '1').settings.vpc?.subnetIds).toEqual(['a']);
    run.delete('f', '1');
    expect(run.phases('a')).toEqual(['releasing']);
  });

  it('of an Active function are Active at once: their keys exist', () => {
    const run = account({ functions: [existing] }).at(100);
    run.publish('f');
    expect(stateOf(run, 'f', '1')).toEqual(['Active', null, 'Successful', null]);
    expect(run.key('a').made).toBe(1);
  });

  it('of an Inactive function wait for their keys like a new function, and leave it Inactive', () => {
    const run = account({ durationMs: 60 * DAY, functions: [existing] }).at(31 * DAY_S);
    run.publish('f');
    expect(stateOf(run, 'f', '1')).toEqual(['Pending', 'Creating', null, null]);
    run.at(31 * DAY_S + 210);
    expect(stateOf(run, 'f', '1')).toEqual(['Active', null, 'Successful', null]);
    expect(stateOf(run)[0]).toBe('Inactive');
  });
});

describe('deletion', () => {
  it('while Pending drops the creation', () => {
    const run = account({ functions: [{ name: 'f', vpcConfig: onA }] }).at(100);
    expect(run.delete('f').status).toBe(204);
    expect(run.at(3000).told('function.activated')).toEqual([]);
    expect(run.end().functions[0]).toMatchObject({ state: 'Pending', deletedAt: 100, pendingSeconds: 100 });
  });

  it('while Active lets go of its keys at once', () => {
    const run = account({ functions: [existing] }).at(100);
    run.delete('f');
    expect(run.phases('a')).toEqual(['releasing']);
  });

  it('during an update lets go of old and new keys; the new ENI completes and is released', () => {
    const run = account({ functions: [existing] }).at(100);
    run.update('f', onB);
    run.at(200).delete('f');
    expect([run.phases('a'), run.phases('b')]).toEqual([['releasing'], ['creating']]);
    expect(run.at(310).phases('b')).toEqual(['releasing']);
    expect(run.at(1210).world.network.regionEnis).toBe(0);
    expect(run.told('update.succeeded')).toEqual([]);
  });

  it('while Failed is accepted', () => {
    const run = account({ quotas: { enisPerVpc: 0 }, functions: [{ name: 'f', vpcConfig: onA }] }).at(100);
    expect(run.delete('f').status).toBe(204);
    expect(run.world.functions.size).toBe(0);
  });

  it('while Inactive is accepted, and while it is being restored drops the restoration', () => {
    const run = account({ durationMs: 60 * DAY, functions: [existing] }).at(31 * DAY_S);
    run.invoke('f');
    expect(stateOf(run)[0]).toBe('Pending');
    expect(run.at(31 * DAY_S + 10).delete('f').status).toBe(204);
    expect(run.at(32 * DAY_S).told('function.activated')).toEqual([]);
    expect(run.world.network.regionEnis).toBe(0);
  });

  it('of the function takes all its versions with it', () => {
    const run = account({ functions: [existing] }).at(100);
    run.publish('f');
    run.delete('f');
    expect(run.phases('a')).toEqual(['releasing']);
    expect(run.told('function.deleted').map(({ version }) => version)).toEqual(['$LATEST', '1']);
  });
});

describe('idleness', () => {
  const idleAfter10Minutes = { idleReclaimAfter: 10 * MINUTE };

  it('idle for exactly the threshold is idle, a millisecond less is not', () => {
    const run = account({ parameters: idleAfter10Minutes, functions: [existing] });
    expect(stateOf(run.at(599.999))[0]).toBe('Active');
    expect(stateOf(run.at(600))).toEqual(['Inactive', 'Idle', 'Successful', null]);
    expect(run.phases('a')).toEqual(['releasing']);
  });

  it('at the same instant the idle timer goes before an arrival: the invocation fails', () => {
    const atThreshold = account({
      parameters: idleAfter10Minutes,
      functions: [invokedFunction('f', [600])],
    }).end();
    expect(atThreshold.invocations.failed.Inactive).toBe(1);
    const justBefore = account({
      parameters: idleAfter10Minutes,
      functions: [invokedFunction('f', [599.999])],
    }).end();
    expect(justBefore.invocations.succeeded).toBe(1);
  });

  it('counts from the last attempt, successful or not', () => {
    const run = account({
      parameters: idleAfter10Minutes,
      functions: [invokedFunction('f', [300], { reservedConcurrency: 0 })],
    });
    expect(stateOf(run.at(899.999))[0]).toBe('Active');
    expect(run.at(900).told('function.inactivated')).toMatchObject([{ at: 900 }]);
    expect(run.end().invocations.failed.Throttled).toBe(1);
  });

  it('counts from the moment it became Active', () => {
    const run = account({ parameters: idleAfter10Minutes, functions: [{ name: 'f', vpcConfig: onA }] });
    run.end();
    expect(run.times('function.inactivated')).toEqual([810]);
  });

  it('an update that fails is none: it does not start the clock again', () => {
    const run = account({ parameters: idleAfter10Minutes, functions: [existing] }).at(500);
    run.world.setUsedIps(run.world.network.subnets.get('b') as never, 251);
    run.update('f', onB);
    expect(stateOf(run.at(600))[0]).toBe('Inactive');
  });

  it('counts from the last completed update', () => {
    const run = account({ parameters: idleAfter10Minutes, functions: [existing] }).at(500);
    run.update('f', null, 256);
    run.end();
    expect(run.times('function.inactivated')).toEqual([1101]);
  });

  it('waits while an update is in progress, and starts again from its end', () => {
    const slow = { ...idleAfter10Minutes, eniCreateDelay: { fixed: 300 * SECOND } };
    const run = account({ parameters: slow, functions: [existing] }).at(500);
    run.update('f', onB);
    expect(stateOf(run.at(700))[0]).toBe('Active');
    run.end();
    expect(run.times('function.inactivated')).toEqual([1400]);
  });

  it('a key with another holder stays', () => {
    const run = account({
      parameters: idleAfter10Minutes,
      functions: [existing, invokedFunction('busy', [500])],
    }).at(700);
    expect([stateOf(run)[0], stateOf(run, 'busy')[0]]).toEqual(['Inactive', 'Active']);
    expect(run.phases('a')).toEqual(['inUse']);
  });

  it('each published version is idle by itself', () => {
    const run = account({ parameters: idleAfter10Minutes, functions: [existing] }).at(100);
    run.publish('f');
    run.at(400).invoke('f', '1');
    run.at(601);
    expect([stateOf(run)[0], stateOf(run, 'f', '1')[0]]).toEqual(['Inactive', 'Active']);
  });

  it('a function without a VPC never goes Inactive, nor one that was detached', () => {
    const run = account({
      durationMs: 90 * DAY,
      functions: [existing, { name: 'plain', create: 'existing' }],
    }).at(100);
    run.update('f', detached);
    run.end();
    expect(run.told('function.inactivated')).toEqual([]);
  });

  it('not even one detached without a delay in the instant from which it is idle', () => {
    const run = account({
      durationMs: 90 * DAY,
      parameters: { detachUpdateDelay: { fixed: 0 } },
      functions: [existing],
      timeline: [
        { atMs: 0, do: 'UpdateFunctionConfiguration', function: 'f', vpcConfig: detached, memory: null },
      ],
    });
    run.end();
    expect(run.told('function.inactivated')).toEqual([]);
  });

  it('closes the environments: idle ones at once, busy ones at the end of their invocation', () => {
    const run = account({
      parameters: { idleReclaimAfter: MINUTE },
      functions: [invokedFunction('f', [0, 10], { lastsSeconds: 100, perEnvironment: 7 })],
    });
    expect(run.at(69).key('a').connections.open).toBe(14);
    expect(stateOf(run.at(70))[0]).toBe('Inactive');
    expect(run.phases('a')).toEqual(['draining']);
    expect(run.at(100).key('a').connections.open).toBe(7);
    expect(run.at(109.999).phases('a')).toEqual(['draining']);
    expect(run.at(110).phases('a')).toEqual(['releasing']);
    expect(run.end().invocations.succeeded).toBe(2);
  });
});

describe('the way back from Inactive', () => {
  const month = { durationMs: 60 * DAY };
  const inactiveAt = 30 * DAY_S;

  it('an invocation fails and puts it back to Pending: Restoring, until a new ENI is created', () => {
    const run = account({ ...month, functions: [existing] }).at(inactiveAt + 5000);
    expect(run.invoke('f').status).toBe(502);
    expect(stateOf(run)).toEqual(['Pending', 'Restoring', 'Successful', null]);
    expect(run.told('function.restoring')).toHaveLength(1);
    expect(stateOf(run.at(inactiveAt + 5209.999))[0]).toBe('Pending');
    expect(stateOf(run.at(inactiveAt + 5210))).toEqual(['Active', null, 'Successful', null]);
    expect(run.key('a').made).toBe(2);
  });

  it('or until its keys are merely allocated, where another function holds them', () => {
    const run = account({
      ...month,
      functions: [existing, invokedFunction('busy', [20 * DAY_S])],
    }).at(inactiveAt + 5000);
    run.invoke('f');
    expect(stateOf(run.at(inactiveAt + 5004.999))[0]).toBe('Pending');
    expect(stateOf(run.at(inactiveAt + 5005))[0]).toBe('Active');
    expect(run.key('a').made).toBe(1);
  });

  it('a restoration that fails leads back to Inactive, not to Failed, and the next attempt tries again', () => {
    const run = account({ ...month, functions: [existing] }).at(inactiveAt + 5000);
    run.world.setUsedIps(run.key('a').subnet, 251);
    run.invoke('f');
    expect(stateOf(run)).toEqual(['Inactive', 'SubnetOutOfIPAddresses', 'Successful', null]);
    run.world.setUsedIps(run.key('a').subnet, 0);
    expect(run.invoke('f').status).toBe(502);
    expect(stateOf(run)[0]).toBe('Pending');
    expect(run.version('f').workload.becameInactive).toBe(1);
  });

  it('an update leads it through Pending too', () => {
    const run = account({ ...month, functions: [existing] }).at(inactiveAt + 5000);
    expect(run.update('f', onB)).toMatchObject({ status: 200, body: { State: 'Pending' } });
    expect(stateOf(run)).toEqual(['Pending', 'Restoring', 'InProgress', 'Creating']);
    expect(stateOf(run.at(inactiveAt + 5210))).toEqual(['Active', null, 'Successful', null]);
  });

  it('an update that fails leaves it Inactive with its old configuration', () => {
    const run = account({ ...month, functions: [existing] }).at(inactiveAt + 5000);
    run.world.setUsedIps(run.world.network.subnets.get('b') as never, 251);
    run.update('f', onB);
    expect(stateOf(run)).toEqual(['Inactive', 'SubnetOutOfIPAddresses', 'Failed', 'SubnetOutOfIPAddresses']);
    expect(run.version('f').settings.vpc?.subnetIds).toEqual(['a']);
  });

  it('fails where the execution role was stripped meanwhile: Inactive, InsufficientRolePermissions', () => {
    const managed = 'AWSLambdaVPCAccessExecutionRole';
    const run = account({
      ...month,
      roles: [{ name: 'app', policies: [managed] }],
      functions: [{ ...existing, role: 'app' }],
    }).at(100);
    run.simulation.control.execute('DetachRolePolicy', { roleName: 'app', policyName: managed });
    expect(run.invoke('f').status).toBe(200); // a stripped role keeps serving
    run.at(inactiveAt + 5000).invoke('f');
    expect(stateOf(run)).toEqual(['Inactive', 'InsufficientRolePermissions', 'Successful', null]);
    // An update without a VpcConfig is not checked at the call, but needs its keys too.
    expect(run.update('f', null, 256).status).toBe(200);
    expect(stateOf(run)[2]).toBe('Failed');
  });

  it('an update that detaches it makes it Active without any ENI', () => {
    const run = account({ ...month, functions: [existing] }).at(inactiveAt + 5000);
    run.update('f', detached);
    expect(stateOf(run.at(inactiveAt + 5010))).toEqual(['Active', null, 'Successful', null]);
    expect(run.world.network.regionEnis).toBe(0);
  });

  it('the time spent Pending adds up: creation, restoration', () => {
    const run = account({ ...month, functions: [{ name: 'f', vpcConfig: onA }] }).at(inactiveAt + 5000);
    run.invoke('f');
    expect(run.end().functions[0]).toMatchObject({ pendingSeconds: 420, becameInactive: 1 });
  });
});
