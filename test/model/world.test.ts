import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/kernel/time.ts';
import type { Subnet } from '../../src/model/network.ts';
import { account, curveFunction, invokedFunction } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const settings = (subnetIds: readonly string[], securityGroupIds = ['g']) => ({
  role: null,
  memory: 128,
  vpc: { vpcId: 'vpc', subnetIds, securityGroupIds, ipv6AllowedForDualStack: false },
  code: '',
  other: {},
});

describe('what settings would lack, should all their ENIs be made at once', () => {
  it('nothing, where every key can be shared', () => {
    const run = account({
      quotas: { enisPerVpc: 1 },
      functions: [{ name: 'f', vpcConfig: vpcConfig(['a']) }],
    });
    expect(run.world.lackFor(settings(['a']))).toBeNull();
    expect(run.world.lackFor({ ...settings([]), vpc: null })).toBeNull();
  });

  it('the second unit of quota, where only one is left; and asking takes none', () => {
    const run = account({ quotas: { enisPerVpc: 1 } });
    expect(run.world.lackFor(settings(['a', 'b']))).toMatchObject({
      lack: 'EniLimitExceeded',
      subnet: { id: 'b' },
    });
    expect(run.world.network.regionEnis).toBe(0);
    expect(run.world.lackFor(settings(['a']))).toBeNull();
  });

  it('an address in the first subnet that has none', () => {
    const run = account({
      subnets: [{ id: 'a' }, { id: 'b', usedIps: [{ atMs: 0, ips: 251 }] }],
    });
    expect(run.world.lackFor(settings(['a', 'b']))).toMatchObject({
      lack: 'SubnetOutOfIPAddresses',
      subnet: { id: 'b' },
    });
  });

  it('an ENI in release can be shared while it is attached, and not after', () => {
    const run = account({
      quotas: { enisPerVpc: 1 },
      functions: [{ name: 'f', vpcConfig: vpcConfig(['a']) }],
    }).at(300);
    run.delete('f');
    expect(run.at(539).world.lackFor(settings(['a']))).toBeNull();
    expect(run.at(540).world.lackFor(settings(['a']))).toMatchObject({ lack: 'EniLimitExceeded' });
  });
});

describe('addresses of others', () => {
  it('beyond what is free are clipped, and what was asked for is told', () => {
    const run = account({ functions: [{ name: 'f', vpcConfig: vpcConfig(['a']) }] }).at(10);
    const subnet = run.world.network.subnets.get('a') as Subnet;
    run.world.setUsedIps(subnet, 250);
    run.world.setUsedIps(subnet, 251);
    expect(subnet).toMatchObject({ usedByOthers: 250, free: 0 });
    expect(run.told('subnet.usageChanged')).toMatchObject([
      { ips: 250, clippedFrom: null },
      { ips: 250, clippedFrom: 251 },
    ]);
  });
});

describe('functions of the account', () => {
  it('published versions are numbered on from the highest there ever was', () => {
    const run = account({
      functions: [
        { name: 'f', create: 'existing', versions: [{ version: '7', vpcConfig: vpcConfig(['a']) }] },
      ],
    });
    expect(run.publish('f').body).toMatchObject({ Version: '8' });
    run.delete('f', '8');
    expect(run.publish('f').body).toMatchObject({ Version: '9' });
  });

  it('a function of a name that there was before goes on with its numbers', () => {
    const run = account({ functions: [{ name: 'f', create: 'existing' }] });
    run.publish('f');
    run.delete('f');
    expect(run.create('f', null, { publish: true }).body).toMatchObject({ Version: '2' });
  });

  it('a removed version is gone from its function, its workload stays', () => {
    const run = account({ functions: [{ name: 'f', create: 'existing' }] });
    run.publish('f');
    run.delete('f', '1');
    expect([...(run.world.functions.get('f')?.versions.keys() ?? [])]).toEqual(['$LATEST']);
    expect(run.world.workloads.get('f:1')?.target).toBeNull();
  });

  it('all versions of one function share its concurrency', () => {
    const run = account({
      functions: [
        invokedFunction('f', [10], {
          reservedConcurrency: 1,
          versions: [{ version: '1', vpcConfig: vpcConfig(['a']) }],
          lastsSeconds: 60,
        }),
      ],
    }).at(20);
    expect(run.invoke('f', '1')).toMatchObject({ status: 429, error: 'TooManyRequestsException' });
    expect(run.at(80).invoke('f', '1').status).toBe(200);
  });
});

describe('room that becomes free', () => {
  it('goes to the keys that wait for it, in the order of their making, as far as it suffices', () => {
    const run = account({
      quotas: { enisPerVpc: 3 },
      parameters: { maxConnectionsPerEni: 10, scaleOutDelay: { fixed: 90 * SECOND } },
      functions: [
        curveFunction('f', [[10, 15]]),
        curveFunction('g', [[10, 15]], { vpc: vpcConfig(['b']) }),
        { name: 'spare', create: 'existing', vpcConfig: vpcConfig(['a'], ['h']) },
      ],
    }).at(10);
    expect(run.told('scaleOut.blocked').map(({ key }) => key)).toEqual(['a|g', 'b|g']);
    run.delete('spare');
    run.at(910);
    expect([run.key('a').made, run.key('b').made]).toEqual([2, 1]);
  });
});
