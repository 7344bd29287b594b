import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../src/engine/scenario-error.ts';
import { SECOND } from '../../src/kernel/time.ts';
import { account, invokedFunction } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const onA = vpcConfig(['a']);
const existing = { name: 'f', create: 'existing' as const, vpcConfig: onA };
/** What makes the existing functions impossible, a line each. */
const problemsOf = (parts: Parameters<typeof account>[0]): string => {
  try {
    account(parts);
  } catch (problem) {
    if (problem instanceof ScenarioError) return problem.message;
    throw problem;
  }
  return 'none';
};

describe('existing functions', () => {
  it('are Active at 0 with their ENIs in use, counted as created', () => {
    const run = account({ functions: [{ ...existing, vpcConfig: vpcConfig(['a', 'b']) }] });
    expect([run.phases('a'), run.phases('b')]).toEqual([['inUse'], ['inUse']]);
    expect(run.version('f')).toMatchObject({ state: 'Active', lastUpdateStatus: 'Successful' });
    expect(run.end()).toMatchObject({
      enis: { created: 2, peak: 2 },
      functions: [{ pendingSeconds: 0 }],
      operations: [],
    });
  });

  it('share keys among themselves', () => {
    const run = account({ functions: [existing, { ...existing, name: 'g' }] });
    expect(run.key('a')).toMatchObject({ made: 1, holdings: { size: 2 } });
  });

  it('may have published versions with configurations of their own', () => {
    const run = account({
      functions: [
        {
          ...existing,
          versions: [
            { version: '3', vpcConfig: vpcConfig(['b']) },
            { version: '5', vpcConfig: null },
          ],
        },
      ],
    });
    expect(run.phases('b')).toEqual(['inUse']);
    expect([run.version('f', '3').state, run.version('f', '5').state]).toEqual(['Active', 'Active']);
    expect(run.publish('f').body).toMatchObject({ Version: '6' });
  });

  it('are idle since 0', () => {
    const run = account({ parameters: { idleReclaimAfter: 600 * SECOND }, functions: [existing] });
    expect(run.at(599.999).version('f').state).toBe('Active');
    expect(run.at(600).version('f').state).toBe('Inactive');
  });

  it('that do not fit are bad input, named with the reason, all at once', () => {
    const text = problemsOf({
      quotas: { enisPerVpc: 1 },
      functions: [
        existing,
        { ...existing, name: 'g', vpcConfig: vpcConfig(['b']) },
        { ...existing, name: 'h', versions: [{ version: '1', vpcConfig: vpcConfig(['b']) }] },
      ],
    });
    expect(text.split('\n')).toEqual([
      'the ENIs of existing function g do not fit at the start: EniLimitExceeded',
      'the ENIs of existing function h:1 do not fit at the start: EniLimitExceeded',
    ]);
  });

  it('that AWS would not have accepted are bad input too', () => {
    expect(problemsOf({ functions: [{ ...existing, vpcConfig: vpcConfig(['a'], []) }] })).toMatch(
      /^existing function f cannot exist: .*empty list/,
    );
  });

  it('fit beside what others use at the start', () => {
    const others = (ips: number) => ({
      subnets: [{ id: 'a', usedIps: [{ atMs: 0, ips }] }],
      functions: [existing],
    });
    expect(problemsOf(others(250))).toBe('none');
    expect(problemsOf(others(251))).toMatch(/SubnetOutOfIPAddresses/);
  });
});

describe('functions that are created', () => {
  it('at their time, by CreateFunction, whose answer is in the result', () => {
    const run = account({ functions: [{ name: 'f', vpcConfig: onA, create: 90 * SECOND }] });
    expect(run.at(89.999).world.functions.size).toBe(0);
    expect(run.at(90).version('f').state).toBe('Pending');
    expect(run.end().operations).toMatchObject([{ at: 90, operation: 'CreateFunction', status: 201 }]);
  });

  it('only by the timeline, where that is said', () => {
    const run = account({ functions: [{ name: 'f', vpcConfig: onA, create: null }] });
    expect(run.end().functions).toEqual([]);
  });

  it('in one instant: in the order of the file, so that the first ones get what there is', () => {
    const names = ['z', 'y', 'x'];
    const run = account({
      quotas: { enisPerVpc: 2 },
      securityGroups: names.map((id) => ({ id, vpc: 'vpc' })),
      functions: names.map((name) => ({ name, vpcConfig: vpcConfig(['a'], [name]) })),
    });
    expect(names.map((name) => run.version(name).state)).toEqual(['Pending', 'Pending', 'Failed']);
  });
});

describe('others’ addresses', () => {
  it('follow their series: from 0, and at each of its times', () => {
    const usedIps = [
      { atMs: 0, ips: 40 },
      { atMs: 60 * SECOND, ips: 90 },
    ];
    const run = account({ subnets: [{ id: 'a', usedIps }] });
    const subnet = run.world.network.subnets.get('a');
    expect(subnet?.usedByOthers).toBe(40);
    expect(run.at(59.999) && subnet?.usedByOthers).toBe(40);
    expect(run.at(60) && subnet?.usedByOthers).toBe(90);
  });

  it('that are too many at the start are clipped before any function exists', () => {
    const run = account({ subnets: [{ id: 'a', cidr: '10.0.0.0/28', usedIps: [{ atMs: 0, ips: 14 }] }] });
    const { findings, subnets } = run.end();
    expect(subnets[0]).toMatchObject({ usable: 11, usedPeak: 11, freeMin: 0 });
    expect(findings).toHaveLength(1);
  });
});

describe('the order of one instant', () => {
  it('usedIps before create, create before the timeline, the timeline before arrivals', () => {
    const run = account({
      subnets: [
        {
          id: 'a',
          usedIps: [
            { atMs: 0, ips: 0 },
            { atMs: 100 * SECOND, ips: 251 },
          ],
        },
      ],
      functions: [
        invokedFunction('f', [100], { create: 100 * SECOND }),
        invokedFunction('g', [100], { create: null, vpc: null }),
      ],
      timeline: [
        { atMs: 100 * SECOND, do: 'DeleteFunction', function: 'f', qualifier: null },
        {
          atMs: 100 * SECOND,
          do: 'CreateFunction',
          function: 'g',
          role: null,
          vpcConfig: null,
          memory: 128,
          publish: false,
        },
      ],
    });
    const { operations, functions } = run.end();
    expect(run.facts.filter(({ at }) => at === 100 * SECOND).map(({ fact }) => fact)).toEqual([
      'subnet.usageChanged',
      'operation.answered',
      'function.created',
      'function.failed', // others took the last address before
      'operation.answered',
      'function.deleted',
      'operation.answered',
      'function.created',
    ]);
    expect(operations.map(({ operation }) => operation)).toEqual([
      'CreateFunction',
      'DeleteFunction',
      'CreateFunction',
    ]);
    expect(functions.map(({ invocations }) => invocations.failed)).toMatchObject([
      { NotFound: 1 },
      { Pending: 1 },
    ]);
  });

  it('SetUsedIps of the timeline goes with the changes of usedIps: before creates', () => {
    const at0 = { atMs: 0, do: 'SetUsedIps' as const, subnet: 'a', ips: 251 };
    const run = account({ functions: [{ name: 'f', vpcConfig: onA }], timeline: [at0] });
    expect(run.version('f').state).toBe('Failed');
  });

  it('SetQuota is an entry of the timeline like any other: after creates', () => {
    const at0 = { atMs: 0, do: 'SetQuota' as const, quota: 'enisPerVpc' as const, vpc: null, value: 0 };
    const run = account({ functions: [{ name: 'f', vpcConfig: onA }], timeline: [at0] });
    expect(run.version('f').state).toBe('Pending');
  });

  it('control-plane timers before usedIps: the address of an ENI deleted now is free for others', () => {
    const run = account({
      subnets: [
        {
          id: 'a',
          usedIps: [
            { atMs: 0, ips: 250 },
            { atMs: 1000 * SECOND, ips: 251 },
          ],
        },
      ],
      functions: [existing],
      timeline: [{ atMs: 100 * SECOND, do: 'DeleteFunction', function: 'f', qualifier: null }],
    });
    expect(run.end().findings).toEqual([]);
    expect(run.times('eni.deleted')).toEqual([1000]);
  });
});

describe('an invocation', () => {
  it('lasts 100 ms where no traffic says how long', () => {
    const run = account({ functions: [{ name: 'f', create: 'existing' }] });
    run.invoke('f');
    expect(run.at(0.099).simulation.result().invocations.inFlight).toBe(1);
    expect(run.at(0.1).simulation.result().invocations.succeeded).toBe(1);
  });

  it('draws its length from its function’s own stream: other functions do not change it', () => {
    const endOf = (names: readonly string[]): number => {
      const run = account({
        functions: names.map((name) => ({
          ...existing,
          name,
          traffic: {
            form: 'invocations',
            qualifier: '$LATEST',
            atMs: [0],
            duration: { uniform: { min: 1000, max: 900_000 } },
          },
        })),
      });
      const last = run.version(names.at(-1) ?? '').workload;
      let second = 0;
      while (last.succeeded === 0) run.at((second += 1));
      return second;
    };
    expect(endOf(['g', 'f'])).toBe(endOf(['f']));
  });
});
