import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulation.ts';
import { inspect } from '../../src/inspect/inspect.ts';
import { takeInventory } from '../../src/inspect/inventory.ts';
import type { FunctionSpec, Scenario, VpcConfig } from '../../src/scenario/scenario.ts';
import { HOUR } from '../../src/kernel/time.ts';
import { arbitraryScenario } from '../support/arbitrary-scenario.ts';
import { numRuns } from '../support/num-runs.ts';
import { vpcConfig } from '../support/scenarios.ts';

const arbitraryVersions = fc
  .array(
    fc.tuple(fc.subarray(['a', 'b', 'c'], { minLength: 1 }), fc.subarray(['g', 'h', 'i'], { minLength: 1 })),
    { maxLength: 2 },
  )
  .map((some) =>
    some.map(([subnets, groups], index) => ({
      version: String(index + 1),
      vpcConfig: vpcConfig(subnets, groups),
    })),
  );

/** A random scenario whose functions have published versions too. */
const withVersions: fc.Arbitrary<Scenario> = arbitraryScenario.chain((one) =>
  fc
    .array(arbitraryVersions, { minLength: one.functions.length, maxLength: one.functions.length })
    .map((versions) => ({
      ...one,
      functions: one.functions.map((spec, index) => ({ ...spec, versions: versions[index] ?? [] })),
    })),
);

const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length });

const reversed = (config: VpcConfig | null): VpcConfig | null =>
  config && {
    ...config,
    subnetIds: config.subnetIds.toReversed(),
    securityGroupIds: config.securityGroupIds.toReversed(),
  };

const place = { line: 1, col: 1 };
const inspected = (scenario: Scenario) =>
  inspect(
    {
      scenario,
      findings: [],
      locate: () => place,
      locateFunction: () => place,
      policySource: () => ({ name: '', locate: () => ({ file: 'x.yaml', ...place }) }),
    },
    'x.yaml',
  );

/** Everything deployed at the start, room for all of it, nobody calls, nobody changes anything. */
const atRest = (one: Scenario): Scenario => ({
  ...one,
  account: { ...one.account, quotas: { ...one.account.quotas, enisPerVpc: 1000, enisPerRegion: 5000 } },
  parameters: { ...one.parameters, idleReclaimAfter: 2000 * HOUR, eniRecycleRate: 0 },
  subnets: one.subnets.map((subnet) => ({ ...subnet, usedIps: [] })),
  timeline: [],
  deploy: null,
  durationMs: 1000 * HOUR,
  functions: one.functions.map((spec): FunctionSpec => ({
    ...spec,
    traffic: null,
    // What AWS refuses is not there to be counted: roles without permissions, IPv6 where a subnet has none.
    role: null,
    vpcConfig: spec.vpcConfig && { ...spec.vpcConfig, ipv6AllowedForDualStack: false },
    create: spec.versions.length > 0 ? 'existing' : 0,
  })),
});

describe('an inventory', () => {
  it('does not depend on the order of functions, subnets and groups, and neither do its findings', () => {
    const twice = withVersions.chain((one) =>
      fc.tuple(
        fc.constant(one),
        fc.record({
          functions: shuffled(
            one.functions.map((spec) => ({ ...spec, vpcConfig: reversed(spec.vpcConfig) })),
          ),
          subnets: shuffled(one.subnets),
          securityGroups: shuffled(one.securityGroups),
        }),
      ),
    );
    fc.assert(
      fc.property(twice, ([one, parts]) => {
        const [first, second] = [inspected(one), inspected({ ...one, ...parts })];
        const figures = ({ keys, enis, attached, subnets, vpcs, region, reach }: typeof first.inventory) => {
          return { keys, enis, attached, subnets, vpcs, region, reach };
        };
        expect(figures(second.inventory)).toEqual(figures(first.inventory));
        const messages = ({ findings }: typeof first): string[] =>
          findings.map(({ message }) => message).sort();
        expect(messages(second)).toEqual(messages(first));
      }),
      { numRuns: numRuns(50, 500) },
    );
  });

  it('has the keys, holders and ENIs of a simulated account at rest', () => {
    fc.assert(
      fc.property(withVersions.map(atRest), (one) => {
        const { keys, enis } = takeInventory(one);
        const result = simulate(one);
        expect(result.enis.end).toBe(enis);
        expect(
          result.keys.map(({ subnetId, securityGroupIds, holdersEnd, enisEnd }) =>
            [subnetId, securityGroupIds, holdersEnd, enisEnd].join(' '),
          ),
        ).toEqual(
          keys.map(({ subnetId, securityGroupIds, functions, versions }) =>
            [subnetId, securityGroupIds, functions.length + versions.length, 1].join(' '),
          ),
        );
        for (const subnet of result.subnets)
          expect(takeInventory(one).subnets.find(({ id }) => id === subnet.id)?.enis).toBe(subnet.usedEnd);
      }),
      { numRuns: numRuns(50, 500) },
    );
  });
});
