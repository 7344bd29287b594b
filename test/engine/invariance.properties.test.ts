import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorRows } from '../../src/control/errors.ts';
import { simulate } from '../../src/engine/simulation.ts';
import type { RunResult } from '../../src/engine/result.ts';
import { HOUR } from '../../src/kernel/time.ts';
import type { Fact } from '../../src/model/facts.ts';
import type { Command, FunctionSpec, Scenario } from '../../src/scenario/scenario.ts';
import { arbitraryScenario } from '../support/arbitrary-scenario.ts';
import { numRuns, seeded } from '../support/num-runs.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';

const runs = seeded({ numRuns: numRuns(30, 50) });

/** Every VpcConfig of a scenario, changed. */
const mapVpcConfigs = (one: Scenario, change: (groups: readonly string[]) => readonly string[]): Scenario => {
  const changed = <C extends { readonly securityGroupIds?: readonly string[] }>(
    config: C | null,
  ): C | null =>
    config?.securityGroupIds === undefined
      ? config
      : { ...config, securityGroupIds: change(config.securityGroupIds) };
  return {
    ...one,
    functions: one.functions.map((spec) => ({ ...spec, vpcConfig: changed(spec.vpcConfig) })),
    timeline: one.timeline.map((entry) =>
      'vpcConfig' in entry ? { ...entry, vpcConfig: changed(entry.vpcConfig) } : entry,
    ),
  };
};

const factsOf = (one: Scenario): Fact[] => {
  const facts: Fact[] = [];
  simulate(one, { onFact: (fact) => facts.push(fact) });
  return facts;
};

/** A scenario as the engine sees it without what binds all functions of an account together. */
const withoutSharedLimits = (one: Scenario): Scenario => ({
  ...one,
  deploy: null,
  account: {
    ...one.account,
    quotas: { ...one.account.quotas, enisPerRegion: 1e6, concurrentExecutions: 1e6 },
  },
  timeline: one.timeline.filter((entry) => entry.do !== 'SetQuota' || entry.quota === 'enisPerVpc'),
});

describe('what the order of things does not change', () => {
  it('the order of the security groups in a VpcConfig: they are a set', () => {
    fc.assert(
      fc.property(arbitraryScenario, fc.infiniteStream(fc.boolean()), (one, turns) => {
        const turned = mapVpcConfigs(one, (groups) =>
          turns.next().value === true ? groups.toReversed() : groups,
        );
        expect(simulate(turned)).toEqual(simulate(one));
      }),
      runs,
    );
  });

  it('a security group named twice is named once', () => {
    fc.assert(
      fc.property(arbitraryScenario, (one) => {
        const doubled = mapVpcConfigs(one, (groups) => [...groups, ...groups.slice(0, 1)]);
        expect(simulate(doubled)).toEqual(simulate(one));
      }),
      runs,
    );
  });

  it('the order in which groups, subnets and VPCs are declared', () => {
    fc.assert(
      fc.property(arbitraryScenario, (one) => {
        const vpc = (id: string) => ({
          id,
          cidr: '10.9.0.0/16',
          ipv6Cidr: null,
          tenancy: 'default' as const,
          otherEnis: 0,
        });
        // What changes in several subnets at one instant changes in the order of their declaration.
        const more: Scenario = {
          ...one,
          vpcs: [...one.vpcs, vpc('another'), vpc('zeta')],
          subnets: one.subnets.map((subnet) => ({ ...subnet, usedIps: [{ atMs: 0, ips: 0 }] })),
        };
        const turned: Scenario = {
          ...more,
          vpcs: more.vpcs.toReversed(),
          subnets: more.subnets.toReversed(),
          securityGroups: more.securityGroups.toReversed(),
        };
        expect(JSON.stringify(simulate(turned))).toBe(JSON.stringify(simulate(more)));
      }),
      runs,
    );
  });
});

describe('a function with a VPC, subnet and group of its own', () => {
  /** What may be done to it. */
  const arbitraryCommand: fc.Arbitrary<Command> = fc.constantFrom<Command>(
    { do: 'DeleteFunction', function: 'own', qualifier: null },
    { do: 'PublishVersion', function: 'own' },
    { do: 'Invoke', function: 'own', qualifier: null },
    { do: 'UpdateFunctionConfiguration', function: 'own', vpcConfig: null, memory: 256 },
    {
      do: 'UpdateFunctionConfiguration',
      function: 'own',
      vpcConfig: { subnetIds: [], securityGroupIds: [] },
      memory: null,
    },
  );
  const addOwn = (one: Scenario, entries: readonly [number, Command][], create: FunctionSpec['create']) => ({
    ...one,
    vpcs: [
      ...one.vpcs,
      { id: 'own', cidr: '10.9.0.0/16', ipv6Cidr: null, tenancy: 'default' as const, otherEnis: 0 },
    ],
    subnets: [
      ...one.subnets,
      {
        id: 'own',
        vpc: 'own',
        az: 'z',
        cidr: '10.9.0.0/28',
        ipv6Cidr: null,
        route: 'none' as const,
        usedIps: [],
      },
    ],
    securityGroups: [...one.securityGroups, { id: 'own', vpc: 'own' }],
    functions: [
      ...one.functions,
      {
        name: 'own',
        role: null,
        vpcConfig: vpcConfig(['own'], ['own']),
        memory: 128,
        reservedConcurrency: null,
        create,
        versions: [],
        traffic: {
          form: 'rate' as const,
          qualifier: '$LATEST',
          rate: { interpolate: 'step' as const, points: [{ atMs: HOUR, value: 0.05 }] },
          duration: { exponential: { mean: 20_000 } },
        },
        connections: { perEnvironment: 2, perInvocation: 1 },
      },
    ],
    timeline: [
      ...one.timeline,
      ...entries.map(([atMs, command]) => ({ atMs, principal: null, ...command })),
    ].toSorted((a, b) => a.atMs - b.atMs),
  });
  const others = ({ functions, keys, subnets, vpcs, operations }: RunResult) => ({
    functions: functions.filter(({ name }) => name !== 'own'),
    keys: keys.filter(({ subnetId }) => subnetId !== 'own'),
    subnets: subnets.filter(({ id }) => id !== 'own'),
    vpcs: vpcs.filter(({ id }) => id !== 'own'),
    operations: operations.filter(({ function: name }) => name !== 'own'),
  });

  it('changes no row of another one, whatever happens to it', () => {
    fc.assert(
      fc.property(
        arbitraryScenario,
        fc.array(fc.tuple(fc.integer({ min: 0, max: 6 * HOUR - 1 }), arbitraryCommand), { maxLength: 8 }),
        fc.constantFrom(0, HOUR, 'existing' as const),
        (one, entries, create) => {
          const alone = withoutSharedLimits(one);
          expect(others(simulate(addOwn(alone, entries, create)))).toEqual(others(simulate(alone)));
        },
      ),
      runs,
    );
  });
});

describe('the length of a run', () => {
  it('changes nothing before its end: the shorter run is the beginning of the longer one', () => {
    fc.assert(
      fc.property(arbitraryScenario, fc.integer({ min: 1, max: 6 * HOUR }), (one, durationMs) => {
        const before = factsOf(one).filter(({ at }) => at < durationMs);
        expect(factsOf({ ...one, durationMs })).toEqual(before);
      }),
      runs,
    );
  });

  it('has nothing to do with entries of the timeline beyond its end', () => {
    fc.assert(
      fc.property(arbitraryScenario, fc.integer({ min: 1, max: 6 * HOUR }), (one, durationMs) => {
        const timelineBefore = one.timeline.filter(({ atMs }) => atMs < durationMs);
        expect(simulate({ ...one, durationMs, timeline: timelineBefore })).toEqual(
          simulate({ ...one, durationMs }),
        );
      }),
      runs,
    );
  });
});

/**
 * More quota is not always better: with 2 units a function that needs 3 fails and leaves room for the next; with 3 it
 * takes them all, and the next one fails. What holds is this: quota that was never wanted changes nothing. (With
 * `exhaustionMode: sync`, more may be wanted at once than is ever used.)
 */
describe('a quota that was never reached', () => {
  it('can be raised without any effect', () => {
    fc.assert(
      fc.property(arbitraryScenario, fc.integer({ min: 1, max: 100 }), (one, more) => {
        const timeline = one.timeline.filter((entry) => entry.do !== 'SetQuota');
        const withQuota = (enisPerVpc: number): Scenario => ({
          ...one,
          timeline,
          parameters: { ...one.parameters, exhaustionMode: 'async' },
          account: { ...one.account, quotas: { ...one.account.quotas, enisPerVpc } },
        });
        const quota = 10 + one.account.quotas.enisPerVpc;
        const facts = factsOf(withQuota(quota));
        const peak = Math.max(...simulate(withQuota(quota)).vpcs.map(({ enisPeak }) => enisPeak));
        // A call that is refused for what it would take never shows in the peak.
        const isRefusedForIt = facts.some(
          (fact) => fact.fact === 'operation.answered' && fact.message === errorRows.eniLimit.text,
        );
        fc.pre(peak < quota && !isRefusedForIt);
        expect(factsOf(withQuota(quota + more))).toEqual(facts);
      }),
      runs,
    );
  });

  it('more of it can make another function fail', () => {
    const groups = ['f', 'g'];
    const failing = (enisPerVpc: number): string[] => {
      const spec = (name: string, create: number, subnets: readonly string[]) => ({
        name,
        create,
        vpcConfig: vpcConfig(subnets, [name]),
      });
      return simulate(
        scenario({
          quotas: { enisPerVpc },
          subnets: ['a', 'b', 'c'].map((id) => ({ id })),
          securityGroups: groups.map((id) => ({ id, vpc: 'vpc' })),
          functions: [spec('f', 0, ['a', 'b', 'c']), spec('g', HOUR / 2, ['a'])],
        }),
      )
        .functions.filter(({ state }) => state === 'Failed')
        .map(({ name }) => name);
    };
    expect([failing(2), failing(3)]).toEqual([['f'], ['g']]);
  });
});
