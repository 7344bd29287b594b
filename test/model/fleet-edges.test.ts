/** Environments and invocations at their edges. */
import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/kernel/time.ts';
import { account, curveFunction, invokedFunction } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const keepAlive = { environmentKeepAlive: 60 * SECOND };
const open = (run: ReturnType<typeof account>, subnet = 'a') => run.key(subnet).connections.open;

describe('idle environments', () => {
  /** Three invocations of 10 s at 0, 5 and 8 s: each in an environment of its own. */
  const three = () =>
    account({
      parameters: keepAlive,
      functions: [
        invokedFunction('f', [0, 5, 8], { lastsSeconds: 10, perEnvironment: 1 }),
        invokedFunction('g', [200, 200], { lastsSeconds: 10, perInvocation: 1, vpc: vpcConfig(['b']) }),
      ],
    });

  it('close one after the other, each when it has been idle for long enough', () => {
    const run = three();
    expect([69, 70, 74, 75, 77, 78].map((second) => open(run.at(second)))).toEqual([3, 2, 2, 1, 1, 0]);
  });

  it('that are gone are not closed again when the function is deleted', () => {
    const run = three().at(71);
    run.delete('f');
    expect(open(run)).toBe(0);
    expect(open(run.at(205), 'b')).toBe(2);
    expect(open(run.at(211), 'b')).toBe(0);
    expect(run.world.workload('g', '$LATEST')).toMatchObject({ succeeded: 2, inFlight: 0 });
  });
});

describe('a curve above the limits', () => {
  it('lacks as many environments as were missing at most', () => {
    const run = account({
      quotas: { concurrentExecutions: 3 },
      functions: [
        curveFunction('f', [
          [0, 5],
          [10, 4],
        ]),
      ],
    }).at(20);
    expect([open(run), run.world.workload('f', '$LATEST').environmentsUnmet]).toEqual([3, 2]);
  });

  it('follows when the function with a reservation may, though the account has nothing left for the others', () => {
    const run = account({
      quotas: { concurrentExecutions: 4 },
      functions: [
        curveFunction('first', [
          [0, 2],
          [20, 0],
        ]),
        curveFunction('second', [[5, 3]]),
        { ...curveFunction('third', [[6, 3]], { vpc: vpcConfig(['b']) }), reservedConcurrency: 2 },
      ],
    });
    expect([open(run.at(10)), open(run, 'b')]).toEqual([2, 2]);
    expect([open(run.at(30)), open(run, 'b')]).toEqual([2, 2]);
  });
});

describe('a failed invocation', () => {
  it('is remembered by the time of the first of its kind', () => {
    const run = account({
      quotas: { concurrentExecutions: 1 },
      functions: [invokedFunction('f', [1, 2, 3], { lastsSeconds: 50 })],
    }).at(10);
    const { failed, firstFailedAt } = run.world.workload('f', '$LATEST');
    expect([failed.Throttled, firstFailedAt.Throttled]).toEqual([2, 2 * SECOND]);
  });
});
