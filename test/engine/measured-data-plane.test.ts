import { describe, expect, it } from 'vitest';
import { account, curveFunction, invokedFunction } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

describe('what the data plane tells, as observations', () => {
  const run = account({
    parameters: { maxConnectionsPerEni: 10, scaleOut: false },
    functions: [
      curveFunction('a', [[0, 7]]),
      curveFunction('b', [[10, 12]], { vpc: vpcConfig(['b']) }),
      invokedFunction('stopped', [5, 6], { reservedConcurrency: 0 }),
      invokedFunction('cut', [20], { vpc: vpcConfig(['b']), perEnvironment: 1 }),
    ],
    thresholds: [
      ['connections_used_ratio', 'max', '<', 0.9, { subnet: 'a' }],
      ['connections_used_ratio', 'max', '<', 0.9, { subnet: 'b' }],
      ['connections_refused', 'count', '<', 1, {}],
      ['invocations_failed', 'count', '==', 0, { reason: 'Throttled' }],
      ['invocations_failed', 'count', '==', 0, { function: 'cut' }],
      ['invocations', 'count', '==', 2, { function: 'stopped' }],
    ].map(([name, aggregate, operator, limit, tags]) => ({
      metric: name,
      name,
      tags,
      expression: '',
      aggregate,
      operator,
      limit,
    })) as never,
  }).end();

  it('the share of a key’s connections at its highest, refusals and failures, each when it happened', () => {
    expect(run.thresholds.map(({ value, ok, firstBreachAt }) => [value, ok, firstBreachAt])).toEqual([
      [0.7, true, null],
      [1, false, 10],
      [3, false, 10],
      [2, false, 5],
      [1, false, 21], // when it ends: an invocation without its connection still runs
      [2, true, null],
    ]);
  });

  it('attempts are counted, failed or not', () => {
    expect(run.metrics['invocations']).toEqual({ count: 3 });
    expect(run.metrics['invocations_failed']).toEqual({ count: 3 });
  });
});

describe('what a NAT gateway tells, as observations', () => {
  const run = account({
    parameters: { natConnectionsPerDestination: 5 },
    natGateways: [{ id: 'nat', addresses: 1 }],
    subnets: [{ id: 'a', route: 'nat', nat: 'nat' }],
    functions: [
      ['f', 7, 'api'],
      ['g', 3, 'mail'],
    ].map(([name, environments, destination]) => ({
      ...curveFunction(name as string, [[10, environments as number]]),
      connections: { perEnvironment: 1, perInvocation: 0, destination: destination as string },
    })),
    thresholds: [
      ['nat_connections', 'max', '<', 5, { nat: 'nat' }],
      ['nat_connections', 'max', '<', 5, { destination: 'mail' }],
      ['nat_connections_refused', 'count', '==', 0, {}],
      ['nat_connections_refused', 'count', '==', 0, { nat: 'nat', destination: 'mail' }],
      ['nat_connections_refused', 'count', '==', 0, { destination: 'nobody goes there' }],
    ].map(([name, aggregate, operator, limit, tags]) => ({
      metric: name,
      name,
      tags,
      expression: '',
      aggregate,
      operator,
      limit,
    })) as never,
  }).end();

  it('the most connections to a destination, and refusals when they happen; none refused is 0', () => {
    expect(run.thresholds.map(({ value, ok, firstBreachAt }) => [value, ok, firstBreachAt])).toEqual([
      [5, false, 10],
      [3, true, null],
      [2, false, 10],
      [0, true, null],
      [null, true, null],
    ]);
  });

  it('without a gateway nothing is measured, not zero', () => {
    const { metrics } = account({ functions: [curveFunction('f', [[0, 1]])] }).end();
    expect(metrics).not.toHaveProperty('nat_connections_refused');
    expect(run.metrics['nat_connections_refused']).toEqual({ count: 2 });
  });
});
