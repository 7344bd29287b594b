import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/kernel/time.ts';
import { account, curveFunction, invokedFunction, type Account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

/** Open connections of the keys on `a`, `b` and `c`; with one per environment, its environments. */
const onSubnets = (run: Account, subnets = ['a', 'b', 'c']): number[] =>
  subnets.map((subnet) => run.key(subnet).connections.open);
const threeSubnets = { subnets: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] };

describe('a new environment', () => {
  it('goes to the version’s subnet with the fewest, among equals to the first by id', () => {
    const run = account({
      ...threeSubnets,
      functions: [
        invokedFunction('f', [1, 2, 3, 4, 5], {
          vpc: vpcConfig(['c', 'a', 'b']),
          perEnvironment: 1,
          lastsSeconds: 100,
        }),
      ],
    });
    const seen = [1, 2, 3, 4, 5].map((second) => onSubnets(run.at(second)));
    expect(seen).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [1, 1, 1],
      [2, 1, 1],
      [2, 2, 1],
    ]);
  });

  it('counts per version: those of another function do not matter', () => {
    const run = account({
      functions: [curveFunction('g', [[0, 5]]), curveFunction('f', [[1, 3]], { vpc: vpcConfig(['a', 'b']) })],
    }).at(1);
    expect(onSubnets(run, ['a', 'b'])).toEqual([5 + 2, 1]);
  });

  it('holds its connections for its life, also while it is idle', () => {
    const run = account({ functions: [invokedFunction('f', [0], { perEnvironment: 25 })] });
    expect(run.at(1).key('a').connections.open).toBe(25);
    expect(run.at(420.999).key('a').connections.open).toBe(25);
    expect(run.at(421).key('a').connections.open).toBe(0);
  });
});

describe('an invocation', () => {
  it('uses the idle environment that was used last', () => {
    // Two environments, idle from 3 s and from 4 s on; one call every 100 s keeps the second alive alone.
    const run = account({
      functions: [
        invokedFunction('f', [0, 1, 100, 200, 300, 400, 500], { lastsSeconds: 3, perEnvironment: 1 }),
      ],
    });
    expect(run.at(422.999).key('a').connections.open).toBe(2);
    expect(run.at(423).key('a').connections.open).toBe(1);
    expect(run.at(922.999).key('a').connections.open).toBe(1);
    expect(run.at(923).key('a').connections.open).toBe(0);
  });

  it('uses what is idle after others have closed', () => {
    // Three environments expire together at 421 s; the fourth is used again and again.
    const run = account({
      functions: [invokedFunction('f', [0, 0, 0, 500, 502, 504], { perEnvironment: 1 })],
    });
    expect(run.at(420.999).key('a').connections.open).toBe(3);
    expect(run.at(421).key('a').connections.open).toBe(0);
    expect(run.at(505).key('a').connections.open).toBe(1);
  });

  it('that comes when the only environment is busy gets a new one', () => {
    const run = account({
      functions: [invokedFunction('f', [0, 0.5], { perEnvironment: 1 })],
    });
    expect(run.at(0.5).key('a').connections.open).toBe(2);
  });

  it('that comes as another ends finds its environment free: ends go first', () => {
    const run = account({ functions: [invokedFunction('f', [0, 1, 2], { perEnvironment: 1 })] });
    expect(run.at(2).key('a').connections.open).toBe(1);
  });

  it('that comes as the environment’s keep-alive ends finds it gone', () => {
    // One new environment in 1,000 s is allowed: the second call succeeds only if it finds the first one.
    const succeeded = (seconds: number): number =>
      account({
        parameters: { envScaleRate: 0.001 },
        functions: [invokedFunction('f', [0, seconds])],
      }).end().invocations.succeeded;
    expect([succeeded(420.999), succeeded(421)]).toEqual([2, 1]);
  });
});

describe('a keep-alive of 0', () => {
  it('closes an environment with its invocation, so that each has its own', () => {
    const run = account({
      parameters: { environmentKeepAlive: 0 },
      functions: [invokedFunction('f', [0, 1, 2], { perEnvironment: 1 })],
    });
    expect(run.at(0.999).key('a').connections.open).toBe(1);
    expect(run.at(1).key('a').connections.open).toBe(1);
    expect(run.at(3).key('a').connections.open).toBe(0);
  });
});

describe('environments that a curve states', () => {
  it('follow it up and down, the newest closing first', () => {
    const run = account({
      functions: [
        curveFunction(
          'f',
          [
            [1, 5],
            [2, 2],
            [3, 4],
          ],
          { vpc: vpcConfig(['a', 'b']) },
        ),
      ],
    });
    const seen = [1, 2, 3].map((second) => onSubnets(run.at(second), ['a', 'b']));
    expect(seen).toEqual([
      [3, 2],
      [1, 1],
      [2, 2],
    ]);
  });

  it('have no keep-alive, and the rate of new environments does not limit them', () => {
    const run = account({
      parameters: { envScaleRate: 0.1 },
      quotas: { concurrentExecutions: 10_000 },
      functions: [
        curveFunction('f', [
          [1, 5000],
          [2, 0],
        ]),
      ],
    });
    expect(run.at(1).key('a').connections.open).toBe(5000);
    expect(run.at(2).key('a').connections.open).toBe(0);
    expect(run.end().invocations.total).toBe(0);
  });

  it('are capped by the account’s concurrency, and come when some frees', () => {
    const run = account({
      quotas: { concurrentExecutions: 10 },
      functions: [
        curveFunction('f', [
          [1, 8],
          [3, 3],
        ]),
        curveFunction('g', [[2, 8]]),
      ],
    });
    const open = (): number => run.key('a').connections.open;
    run.at(1);
    expect(open()).toBe(8);
    run.at(2);
    expect(open()).toBe(8 + 2);
    run.at(3);
    expect(open()).toBe(3 + 7);
    expect(run.world.concurrency).toMatchObject({ running: 10 });
  });

  it('are capped by the reservation of their function', () => {
    const run = account({
      functions: [{ ...curveFunction('f', [[1, 8]]), reservedConcurrency: 3 }],
    }).at(1);
    expect(run.key('a').connections.open).toBe(3);
  });

  it('come when their reservation frees, though others wait longer for the account’s concurrency', () => {
    const run = account({
      quotas: { concurrentExecutions: 4 },
      functions: [
        curveFunction('waits', [[0, 9]]),
        { ...curveFunction('reserved', [[5, 2]], { vpc: vpcConfig(['b']) }), reservedConcurrency: 2 },
      ],
    }).at(4.95);
    run.invoke('reserved'); // until 5.05 s
    // The environment of the invocation has a connection too, and keeps it when it is idle.
    expect(onSubnets(run.at(5), ['a', 'b'])).toEqual([2, 1 + 1]);
    expect(onSubnets(run.at(5.05), ['a', 'b'])).toEqual([2, 1 + 2]);
  });

  it('move to the new keys at the swap of an update', () => {
    const run = account({ functions: [curveFunction('f', [[0, 4]])] }).at(100);
    run.update('f', vpcConfig(['b']));
    expect(onSubnets(run.at(309.999), ['a', 'b'])).toEqual([4, 0]);
    expect(onSubnets(run.at(310), ['a', 'b'])).toEqual([0, 4]);
    expect(run.phases('a')).toEqual(['releasing']);
  });
});

describe('when the keys of a version change, or it goes', () => {
  it('idle environments close at the swap, busy ones at the end of their invocation', () => {
    const run = account({
      functions: [invokedFunction('f', [200, 210], { lastsSeconds: 105, perEnvironment: 3 })],
    }).at(100);
    run.update('f', vpcConfig(['b']));
    expect(onSubnets(run.at(309), ['a', 'b'])).toEqual([6, 0]); // one idle, one busy
    expect(onSubnets(run.at(310), ['a', 'b'])).toEqual([3, 0]);
    expect(run.phases('a')).toEqual(['draining']);
    expect(run.at(315).phases('a')).toEqual(['releasing']);
    expect(run.told('eni.releasing')).toMatchObject([{ at: 315, goneAt: 1215 * SECOND }]);
    expect(run.end().invocations.succeeded).toBe(2);
  });

  it('release waits for the connections of a deleted function’s last invocation', () => {
    const run = account({
      functions: [invokedFunction('f', [0], { lastsSeconds: 100, perInvocation: 1 })],
    }).at(50);
    run.delete('f');
    expect(run.at(99.999).phases('a')).toEqual(['draining']);
    expect(run.at(100).phases('a')).toEqual(['releasing']);
    expect(run.at(1000).phases('a')).toEqual([]);
  });

  it('an invocation without connections does not hold the release up', () => {
    const run = account({ functions: [invokedFunction('f', [0], { lastsSeconds: 100 })] }).at(50);
    run.delete('f');
    expect(run.phases('a')).toEqual(['releasing']);
    expect(run.end().invocations.succeeded).toBe(1);
  });
});
