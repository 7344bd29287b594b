import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/kernel/time.ts';
import { account, curveFunction, invokedFunction } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

/** So many invocations at one instant, each a second long. */
const burst = (name: string, count: number, parts = {}) =>
  invokedFunction(
    name,
    Array.from({ length: count }, () => 10),
    parts,
  );

describe('an invocation attempt', () => {
  it('meets a function as it is: not there, Pending, Failed, Active', () => {
    const run = account({
      quotas: { enisPerVpc: 1 },
      functions: [
        invokedFunction('fine', [5, 100, 300], { create: 10_000 }),
        invokedFunction('fails', [100], { create: 10_000, vpc: vpcConfig(['b']) }),
      ],
    });
    const [fails, fine] = run.end().functions;
    expect(fails?.invocations).toMatchObject({ total: 1, failed: { Failed: 1 } });
    expect(fine?.invocations).toMatchObject({ total: 3, succeeded: 1, failed: { NotFound: 1, Pending: 1 } });
  });

  it('is one attempt: what fails is not tried again', () => {
    const run = account({ functions: [invokedFunction('f', [100], { create: 0 })] });
    expect(run.end().invocations).toMatchObject({ total: 1, succeeded: 0, failed: { Pending: 1 } });
  });

  it('in the instant in which the function becomes Active succeeds: timers go before arrivals', () => {
    const run = account({ functions: [invokedFunction('f', [209.999, 210], { create: 0 })] });
    expect(run.end().invocations).toMatchObject({ succeeded: 1, failed: { Pending: 1 } });
  });

  it('in flight at the end of the run is neither a success nor a failure', () => {
    const run = account({ functions: [invokedFunction('f', [3590], { lastsSeconds: 60 })] });
    expect(run.end().invocations).toMatchObject({ total: 1, succeeded: 0, inFlight: 1 });
  });

  it('lasts 900 s at most, as Lambda lets it', () => {
    const run = account({ functions: [invokedFunction('f', [0], { lastsSeconds: 5000 })] });
    expect(run.at(899.999).simulation.result().invocations.inFlight).toBe(1);
    expect(run.at(900).simulation.result().invocations.succeeded).toBe(1);
  });

  it('of no length ends in its instant, before the next arrival', () => {
    const run = account({
      quotas: { concurrentExecutions: 1 },
      functions: [burst('f', 3, { lastsSeconds: 0 })],
    });
    expect(run.end().invocations).toMatchObject({ succeeded: 3 });
  });
});

describe('the limits, in their order', () => {
  const outcomes = (parts: Parameters<typeof account>[0]) => {
    const { succeeded, failed } = account(parts).end().invocations;
    return [succeeded, failed.Throttled];
  };

  it('the account’s concurrency', () => {
    expect(
      outcomes({ quotas: { concurrentExecutions: 10 }, functions: [burst('f', 7), burst('g', 7)] }),
    ).toEqual([10, 4]);
  });

  it('a reservation, taken out of it', () => {
    const run = account({
      quotas: { concurrentExecutions: 10 },
      functions: [burst('f', 9), burst('reserved', 9, { reservedConcurrency: 4 })],
    }).end();
    expect(run.functions.map(({ name, invocations }) => [name, invocations.succeeded])).toEqual([
      ['f', 6],
      ['reserved', 4],
    ]);
  });

  it('the rate of new environments: a bucket of ten seconds', () => {
    expect(outcomes({ parameters: { envScaleRate: 2 }, functions: [burst('f', 30)] })).toEqual([20, 10]);
  });

  it('the rate only counts new environments, not those that are reused', () => {
    const twice = invokedFunction('f', [10, 10, 12, 12], {});
    expect(outcomes({ parameters: { envScaleRate: 0.2 }, functions: [twice] })).toEqual([4, 0]);
  });

  it('who is stopped by a concurrency limit takes nothing from the rate’s bucket', () => {
    // Ten at 10 s: two run, eight are refused; had they taken tokens, the two at 20 s would find none.
    const parts = {
      parameters: { envScaleRate: 0.4, environmentKeepAlive: 0 },
      functions: [invokedFunction('f', [...Array.from({ length: 10 }, () => 10), 12, 12])],
    };
    expect(outcomes({ quotas: { concurrentExecutions: 2 }, ...parts })).toEqual([4, 8]);
  });

  it('who is stopped by the rate takes no concurrency', () => {
    const run = account({ parameters: { envScaleRate: 0.1 }, functions: [burst('f', 5)] }).at(10);
    expect(run.world.concurrency.running).toBe(1);
  });

  it('concurrency counts running invocations plus the environments of curves', () => {
    const parts = { quotas: { concurrentExecutions: 10 } };
    expect(outcomes({ ...parts, functions: [curveFunction('c', [[0, 6]]), burst('f', 7)] })).toEqual([4, 3]);
  });

  it('an idle environment is no concurrency', () => {
    const run = account({ functions: [invokedFunction('f', [0])] });
    expect(run.at(0.5).world.concurrency.running).toBe(1);
    expect(run.at(1).world.concurrency.running).toBe(0);
  });

  it('a function that is not Active is not throttled, but refused for its state', () => {
    const run = account({
      quotas: { concurrentExecutions: 0 },
      functions: [invokedFunction('f', [100], { create: 0 })],
    });
    expect(run.end().invocations.failed).toMatchObject({ Pending: 1, Throttled: 0 });
  });
});

describe('an environment that misses connections', () => {
  const crowded = (seconds: readonly number[], curve: readonly (readonly [number, number])[] = [[0, 10]]) =>
    account({
      parameters: { maxConnectionsPerEni: 10, scaleOut: false },
      functions: [curveFunction('c', curve), invokedFunction('f', seconds, { perEnvironment: 1 })],
    }).end();

  it('fails every invocation that starts in it, as ConnectTimeout', () => {
    expect(crowded([5, 10, 15]).invocations.failed.ConnectTimeout).toBe(3);
  });

  it('until it is connected: then the next one succeeds', () => {
    expect(
      crowded(
        [5, 15],
        [
          [0, 10],
          [10, 9],
        ],
      ).invocations,
    ).toMatchObject({
      succeeded: 1,
      failed: { ConnectTimeout: 1 },
    });
  });

  it('what counts is how the invocation started: room that comes later does not save it', () => {
    const run = account({
      parameters: { maxConnectionsPerEni: 10, scaleOut: false },
      functions: [
        curveFunction('c', [
          [0, 10],
          [8, 0],
        ]),
        invokedFunction('f', [5], { perEnvironment: 1, lastsSeconds: 10 }),
      ],
    });
    expect(run.at(14.999).simulation.result().invocations.inFlight).toBe(1);
    expect(run.end().invocations.failed.ConnectTimeout).toBe(1);
  });
});

describe('the fleet', () => {
  it('gives the number of an environment that has closed to the next one: numbers stay small', () => {
    const run = account({
      parameters: { environmentKeepAlive: 0 },
      functions: [invokedFunction('f', [1, 2, 3, 4])],
    });
    const ids: number[] = [];
    run.end();
    const { pool } = run.version('f');
    for (let left = 2; left > 0; left--) ids.push(pool?.open().id ?? -1);
    expect(ids).toEqual([0, 1]);
  });
});

describe('a knock', () => {
  it('asks for readiness alone: it counts as an attempt for idleness, not as an invocation', () => {
    const run = account({
      parameters: { idleReclaimAfter: 10 * MINUTE },
      functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['a']) }],
    }).at(300);
    expect(run.world.fleet.knock(run.version('f').workload)).toBeNull();
    expect(run.at(899).version('f').state).toBe('Active');
    expect(run.at(900).version('f').state).toBe('Inactive');
    expect(run.world.fleet.knock(run.version('f').workload)).toBe('Inactive');
    expect(run.version('f').state).toBe('Pending');
    expect(run.end().invocations.total).toBe(0);
  });

  it('at a function that does not exist finds nobody', () => {
    const run = account();
    expect(run.world.fleet.knock(run.world.workload('nobody', '$LATEST'))).toBe('NotFound');
  });
});

describe('a closed system of ENIs: connections per invocation with scale-out off', () => {
  it('loses what an Erlang system loses: a = 5, c = 5 → 28.5 %', () => {
    const run = account({
      durationMs: 4 * 60 * MINUTE,
      seed: 7,
      quotas: { concurrentExecutions: 100_000 },
      parameters: { maxConnectionsPerEni: 5, scaleOut: false, environmentKeepAlive: 0, envScaleRate: 1e6 },
      functions: [
        {
          name: 'f',
          create: 'existing',
          vpcConfig: vpcConfig(['a']),
          connections: { perEnvironment: 0, perInvocation: 1 },
          traffic: {
            form: 'rate',
            qualifier: '$LATEST',
            rate: { interpolate: 'step', points: [{ atMs: 0, value: 2 }] },
            duration: { exponential: { mean: 2500 } },
          },
        },
      ],
    });
    while (!run.simulation.advance(1000));
    const { total, failed } = run.simulation.result().invocations;
    // B(5, 5) = (5^5 / 5!) / Σ 5^k / k! = 26.0417 / 91.4167. About 28,800 attempts: σ ≈ 0.4 % with correlation.
    expect(failed.ConnectTimeout / total).toBeCloseTo(0.2849, 1);
    expect(Math.abs(failed.ConnectTimeout / total - 0.2849)).toBeLessThan(0.016);
  });
});
