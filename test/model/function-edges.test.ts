/** Function versions at their edges: what their facts carry, what is remembered of a failure, when environments move. */
import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/kernel/time.ts';
import { account, invokedFunction } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const named = { function: 'f', version: '$LATEST' };
const created = { functions: [{ name: 'f', vpcConfig: vpcConfig(['a']) }] };
const existing = { name: 'f', create: 'existing' as const, vpcConfig: vpcConfig(['a']) };

describe('the facts of a version', () => {
  it('say which one became Active, and after how long', () => {
    const run = account(created).at(300);
    expect(run.told('function.activated')).toEqual([
      { at: 210, fact: 'function.activated', ...named, pendingMs: 210 * SECOND },
    ]);
  });

  it('say which one failed, why and when', () => {
    const run = account({ ...created, quotas: { enisPerVpc: 0 } });
    expect(run.told('function.failed')).toEqual([
      { at: 0, fact: 'function.failed', ...named, reason: 'EniLimitExceeded', pendingMs: 0 },
    ]);
    expect(run.world.workload('f', '$LATEST').failedAt).toBe(0);
  });

  it('say that a restore gave up, which is no failure of the function', () => {
    const run = account({ functions: [existing], parameters: { idleReclaimAfter: 10 * SECOND } });
    run.at(2000).simulation.control.world.network.regionQuota = 0;
    run.invoke('f');
    expect(run.told('function.inactivated')).toEqual([
      { at: 10, fact: 'function.inactivated', ...named, reason: 'Idle', pendingMs: 0 },
      { at: 2000, fact: 'function.inactivated', ...named, reason: 'EniLimitExceeded', pendingMs: 0 },
    ]);
    expect(run.told('function.failed')).toEqual([]);
    expect(run.world.workload('f', '$LATEST').failedAt).toBeNull();
  });

  it('tell of an update that begins and one that fails', () => {
    const run = account({ functions: [existing], quotas: { enisPerVpc: 1 } }).at(100);
    run.update('f', vpcConfig(['b']));
    expect(run.told('update.started')).toEqual([{ at: 100, fact: 'update.started', ...named }]);
    expect(run.told('update.failed')).toEqual([
      { at: 100, fact: 'update.failed', ...named, reason: 'EniLimitExceeded', tookMs: 0 },
    ]);
  });
});

describe('a lack', () => {
  it('is remembered with the ledgers as they stood', () => {
    const run = account({ functions: [existing], quotas: { enisPerVpc: 1 } }).at(100);
    run.update('f', vpcConfig(['b']));
    run.delete('f');
    const { lack } = run.world.workload('f', '$LATEST');
    expect(lack).toEqual({ at: 100 * SECOND, subnetId: 'b', vpcId: 'vpc', quota: 1, used: 1, free: 251 });
  });
});

describe('the environments of a function', () => {
  /** How many connections each subnet's ENI carries after an update and two more invocations at a time. */
  const openAfter = (from: readonly string[], to: readonly string[]): Record<string, number> => {
    const run = account({
      subnets: ['a', 'b', 'c'].map((id) => ({ id })),
      functions: [
        invokedFunction('f', [1, 1, 400, 400], { lastsSeconds: 50, perEnvironment: 1, vpc: vpcConfig(from) }),
      ],
    }).at(60);
    run.update('f', vpcConfig(to));
    run.at(401);
    return Object.fromEntries(
      [...run.world.keys.values()].map((key) => [key.subnet.id, key.connections.open]),
    );
  };

  it('come to a subnet that is added', () => {
    expect(openAfter(['a'], ['a', 'b'])).toEqual({ a: 1, b: 1 });
  });

  it('leave a subnet that is exchanged', () => {
    expect(openAfter(['a', 'b'], ['a', 'c'])).toEqual({ a: 1, b: 0, c: 1 });
  });

  it('stay where they are when the order of the subnets alone changes', () => {
    expect(openAfter(['a', 'b'], ['b', 'a'])).toEqual({ a: 1, b: 1 });
  });
});

describe('the idle clock', () => {
  it('of a function that was taken out of its VPC has nothing to say', () => {
    const run = account({ functions: [existing], parameters: { idleReclaimAfter: 100 * SECOND } }).at(50);
    run.update('f', vpcConfig([], []));
    expect(run.at(1000).version('f').state).toBe('Active');
  });

  it('of a function that was deleted has nothing to say', () => {
    const run = account({ functions: [existing], parameters: { idleReclaimAfter: 100 * SECOND } }).at(50);
    run.delete('f');
    expect(run.at(1000).told('function.inactivated')).toEqual([]);
    expect(run.world.workload('f', '$LATEST').becameInactive).toBe(0);
  });
});
