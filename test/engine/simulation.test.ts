import { describe, expect, it } from 'vitest';
import { Simulation, simulate } from '../../src/engine/simulation.ts';
import { ScenarioError } from '../../src/engine/scenario-error.ts';
import { DAY, SECOND } from '../../src/kernel/time.ts';
import type { Fact } from '../../src/model/facts.ts';
import { account, invokedFunction } from '../support/account.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';

const onA = vpcConfig(['a']);
const oneFunction = { functions: [{ name: 'f', vpcConfig: onA }] };

describe('a run', () => {
  it('covers [0, duration): what would happen at its end does not', () => {
    const endsAt = (seconds: number) => simulate(scenario({ durationMs: seconds * SECOND, ...oneFunction }));
    expect(endsAt(210).functions[0]).toMatchObject({ state: 'Pending', pendingSeconds: 210 });
    expect(endsAt(210.001).functions[0]).toMatchObject({ state: 'Active', pendingSeconds: 210 });
  });

  it('counts its events: timers, ends and arrivals', () => {
    // Create and ready; an arrival, its end, the end of its environment; the idle timer lies beyond the run.
    const functions = [invokedFunction('f', [300], { create: 0 })];
    expect(simulate(scenario({ functions })).events).toBe(5);
  });

  it('can be had in portions, and is the same', () => {
    const parts = { functions: [invokedFunction('f', [1, 2, 3, 300], { create: 0 })] };
    const simulation = new Simulation(scenario(parts));
    let portions = 0;
    while (!simulation.advance(1)) portions += 1;
    expect(portions).toBe(simulation.events);
    expect(simulation.advance(1)).toBe(true);
    expect(JSON.stringify(simulation.result())).toBe(JSON.stringify(simulate(scenario(parts))));
  });

  it('can be stopped at an instant, all of which has happened then', () => {
    const simulation = new Simulation(scenario(oneFunction));
    simulation.advanceTo(210 * SECOND);
    expect([simulation.now, simulation.world.functions.get('f')?.latest.state]).toEqual([
      210 * SECOND,
      'Active',
    ]);
  });

  it('does not go back, and stops at its end', () => {
    const simulation = new Simulation(scenario(oneFunction));
    simulation.advanceTo(100 * SECOND);
    expect(() => simulation.advanceTo(99 * SECOND)).toThrow('time-never-goes-back');
    simulation.advanceTo(100_000 * SECOND);
    expect(simulation.result()).toMatchObject({ simulatedSeconds: 3600 });
    expect(simulation.result()).not.toHaveProperty('partial');
    expect(simulation.advance(1)).toBe(true);
  });

  it('with time standing still between two events has the same time', () => {
    const simulation = new Simulation(scenario(oneFunction));
    simulation.advanceTo(100 * SECOND);
    expect([simulation.now, simulation.result().simulatedSeconds]).toEqual([100 * SECOND, 100]);
  });

  it('of a world that cannot be does not begin', () => {
    const impossible = scenario({
      quotas: { enisPerVpc: 0 },
      functions: [{ name: 'f', create: 'existing', vpcConfig: onA }],
    });
    expect(() => new Simulation(impossible)).toThrow(ScenarioError);
  });

  it('verifies the laws after every event where that is asked for', () => {
    const simulation = new Simulation(scenario(oneFunction), { check: true });
    simulation.world.network.regionEnis = 1;
    expect(() => simulation.advance(1)).toThrow('vpcs-and-region-sum-up-subnets');
  });

  it('and otherwise does not: that would cost more than the run', () => {
    const simulation = new Simulation(scenario(oneFunction));
    simulation.world.network.regionEnis = 1;
    expect(simulation.advance(1)).toBe(false);
  });

  it('tells its facts in order, and is not changed by who listens', () => {
    const facts: Fact[] = [];
    const heard = simulate(scenario(oneFunction), { onFact: (fact) => facts.push(fact) });
    expect(facts.map(({ at, fact }) => [at, fact])).toEqual([
      [0, 'operation.answered'],
      [0, 'function.created'],
      [0, 'eni.requested'],
      [0, 'key.joined'],
      [210_000, 'eni.attached'],
      [210_000, 'function.activated'],
    ]);
    expect(heard).toEqual(simulate(scenario(oneFunction)));
  });

  it('depends on the seed where delays are drawn, and on it alone', () => {
    const run = (seed: number) =>
      simulate(
        scenario({
          seed,
          parameters: { eniCreateDelay: { uniform: { min: 1, max: 900_000 } } },
          ...oneFunction,
        }),
      ).functions[0]?.pendingSeconds;
    expect(run(1)).toBe(run(1));
    expect(new Set([1, 2, 3, 4, 5].map(run)).size).toBe(5);
  });
});

describe('at one instant', () => {
  it('an end goes before a timer, a timer before an arrival', () => {
    // The only place is free when the second call arrives; the function is Active when the third one does.
    const run = account({
      quotas: { concurrentExecutions: 1 },
      functions: [
        invokedFunction('f', [209, 210], { vpc: null }),
        invokedFunction('new', [210, 211], { create: 0 }),
      ],
    });
    const { functions } = run.end();
    expect(functions.map(({ invocations }) => [invocations.succeeded, invocations.failed.Throttled])).toEqual(
      [
        [2, 0],
        [1, 1],
      ],
    );
  });

  it('the connection of an invocation that ends is free for the one that arrives', () => {
    const run = account({
      parameters: { maxConnectionsPerEni: 1, scaleOut: false },
      functions: [invokedFunction('f', [0, 1, 2], { perInvocation: 1 })],
    });
    expect(run.end().invocations).toMatchObject({ succeeded: 3, failed: { ConnectTimeout: 0 } });
  });

  it('arrivals of different functions are served in the order of the file', () => {
    const order = (names: readonly string[]) => {
      const run = account({
        quotas: { concurrentExecutions: 1 },
        functions: names.map((name) => invokedFunction(name, [5], { vpc: null })),
      });
      return run.end().functions.find(({ invocations }) => invocations.succeeded === 1)?.name;
    };
    expect([order(['f', 'g']), order(['g', 'f'])]).toEqual(['f', 'g']);
  });

  it('entries of the timeline are done in the order of the file', () => {
    const update = (memory: number) => ({
      atMs: 300 * SECOND,
      do: 'UpdateFunctionConfiguration' as const,
      function: 'f',
      vpcConfig: null,
      memory,
    });
    const run = account({ ...oneFunction, timeline: [update(256), update(512)] });
    expect(run.end().operations.map(({ status }) => status)).toEqual([201, 200, 409]);
    expect(run.version('f').settings.memory).toBe(256);
  });
});

describe('a year of a monthly report at 06:00 on day 1', () => {
  const year = (idleReclaimAfter: number, cron: string) =>
    simulate(
      scenario({
        startEpochMs: Date.UTC(2027, 0, 1),
        durationMs: 365 * DAY,
        parameters: { idleReclaimAfter },
        functions: [
          {
            name: 'report',
            vpcConfig: vpcConfig(['a', 'b']),
            traffic: { form: 'cron', qualifier: '$LATEST', cron, duration: { fixed: 90 * SECOND } },
          },
        ],
      }),
      { check: true },
    );
  const outcome = (result: ReturnType<typeof year>) => [
    result.invocations.failed.Inactive,
    result.functions[0]?.becameInactive,
    result.enis.created,
  ];

  it('with 30 days half of the runs fail: those after a month of 31 days that began well', () => {
    expect(outcome(year(30 * DAY, '0 6 1 * *'))).toEqual([6, 7, 2 * 7]);
  });

  it('with 14 days all but the first', () => {
    expect(outcome(year(14 * DAY, '0 6 1 * *')).slice(0, 2)).toEqual([11, 12]);
  });

  it('with a ping in between none', () => {
    expect(outcome(year(30 * DAY, '0 6 */10 * *'))).toEqual([0, 0, 2]);
  });
});

describe('functions with a key each against a quota of 250', () => {
  it('84 functions × 3 subnets: the last gets one of its three ENIs and fails', () => {
    const groups = Array.from({ length: 84 }, (_, index) => `g${index}`);
    const result = (enisPerVpc: number) =>
      simulate(
        scenario({
          quotas: { enisPerVpc },
          subnets: ['a', 'b', 'c'].map((id) => ({ id })),
          securityGroups: groups.map((id) => ({ id, vpc: 'vpc' })),
          functions: groups.map((group) => ({ name: group, vpcConfig: vpcConfig(['a', 'b', 'c'], [group]) })),
        }),
      );
    const tight = result(250);
    const failed = tight.functions.filter(({ state }) => state === 'Failed');
    expect(failed).toMatchObject([{ name: 'g83', stateReasonCode: 'EniLimitExceeded' }]);
    expect(tight.vpcs[0]).toMatchObject({ enisPeak: 250, usedRatioPeak: 1 });
    expect(tight.keys.filter(({ enisPeak }) => enisPeak > 0)).toHaveLength(250);
    const wide = result(500);
    expect(wide.functions.every(({ state }) => state === 'Active')).toBe(true);
    expect(wide.vpcs[0]?.usedRatioPeak).toBeCloseTo(0.504, 10);
  });
});
