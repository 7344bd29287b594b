import { describe, expect, it } from 'vitest';
import { failureReasons } from '../../src/model/workload.ts';
import { account, invokedFunction } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

describe('what is asked of a function outlives it', () => {
  it('attempts before its creation and after its deletion are NotFound, and counted with the others', () => {
    const run = account({ functions: [invokedFunction('f', [100, 500, 1500], { create: 200 * 1000 })] });
    run.at(1000).delete('f');
    const [row] = run.end().functions;
    expect(row?.invocations).toEqual({
      total: 3,
      succeeded: 1,
      failed: { Pending: 0, Inactive: 0, Failed: 0, NotFound: 2, Throttled: 0, ConnectTimeout: 0 },
      inFlight: 0,
    });
  });

  it('a function of the same name that comes later goes on with the same counts', () => {
    const run = account({ functions: [invokedFunction('f', [100, 2000], { create: 0 })] });
    run.at(1000).delete('f');
    run.at(1100).create('f', vpcConfig(['a']));
    const [row] = run.end().functions;
    expect(row).toMatchObject({
      state: 'Active',
      deletedAt: null,
      // 210 s for the first, 5 s for the second, whose ENI is still attached at 1,100 s.
      pendingSeconds: 215,
      invocations: { total: 2, succeeded: 1, failed: { Pending: 1 } },
    });
  });

  it('a function that never was has no row, but its attempts count', () => {
    const run = account();
    run.invoke('nobody');
    const { functions, invocations } = run.end();
    expect(functions).toEqual([]);
    expect(invocations).toMatchObject({ total: 1, failed: { NotFound: 1 } });
  });

  it('every reason for a failure is a row of its own', () => {
    expect(failureReasons).toEqual([
      'Pending',
      'Inactive',
      'Failed',
      'NotFound',
      'Throttled',
      'ConnectTimeout',
    ]);
  });
});
