/** A NAT gateway against what is known to be right: alone before a key, it is to it what a fixed ENI is. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulation.ts';
import { MINUTE, SECOND } from '../../src/kernel/time.ts';
import type { FunctionSpec, Scenario, TrafficSpec } from '../../src/scenario/scenario.ts';
import { numRuns, seeded } from '../support/num-runs.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';

const runs = seeded({ numRuns: numRuns(100, 1000) });
const DURATION = 20 * MINUTE;
const qualifier = '$LATEST';
const at = fc.integer({ min: 0, max: DURATION });

const traffic: fc.Arbitrary<TrafficSpec> = fc.oneof(
  fc.record({
    form: fc.constant('invocations' as const),
    qualifier: fc.constant(qualifier),
    atMs: fc.array(at, { minLength: 1, maxLength: 40 }).map((times) => times.toSorted((a, b) => a - b)),
    duration: fc.constantFrom({ fixed: 20 * SECOND }, { exponential: { mean: MINUTE } }),
  }),
  fc
    .array(fc.record({ atMs: at, value: fc.integer({ min: 0, max: 8 }) }), { maxLength: 8 })
    .map((points) => ({
      form: 'concurrency' as const,
      qualifier,
      environments: { interpolate: 'step' as const, points: points.toSorted((a, b) => a.atMs - b.atMs) },
    })),
);
const functions: fc.Arbitrary<FunctionSpec[]> = fc
  .array(
    fc.record({
      traffic,
      perEnvironment: fc.integer({ min: 0, max: 4 }),
      perInvocation: fc.integer({ min: 0, max: 4 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drawn) =>
    drawn.map((one, index) => ({
      name: `f${index}`,
      role: null,
      vpcConfig: vpcConfig(['a']),
      memory: 128,
      reservedConcurrency: null,
      create: 'existing',
      versions: [],
      traffic: one.traffic,
      connections: { perEnvironment: one.perEnvironment, perInvocation: one.perInvocation },
    })),
  );

const common = (
  specs: readonly FunctionSpec[],
  seed: number,
  parameters: Partial<Scenario['parameters']>,
) => ({
  seed,
  durationMs: DURATION,
  functions: specs,
  parameters: { scaleOut: false, environmentKeepAlive: MINUTE, ...parameters },
});

it('refuses, keeps waiting and fails what an ENI of as many connections does, at the same instants', () => {
  fc.assert(
    fc.property(functions, fc.integer({ min: 1, max: 20 }), fc.nat(), (specs, limit, seed) => {
      const eni = simulate(scenario(common(specs, seed, { maxConnectionsPerEni: limit })), { check: true });
      const nat = simulate(
        scenario({
          ...common(
            specs.map((spec) => ({ ...spec, connections: { ...spec.connections, destination: 'api' } })),
            seed,
            { natConnectionsPerDestination: limit },
          ),
          natGateways: [{ id: 'nat', addresses: 1 }],
          subnets: [{ id: 'a', route: 'nat', nat: 'nat' }],
        }),
        { check: true },
      );
      const [key] = eni.keys;
      expect(nat.functions.map(({ invocations }) => invocations)).toEqual(
        eni.functions.map(({ invocations }) => invocations),
      );
      expect(nat.natGateways?.[0]?.destinations[0]).toMatchObject({
        connectionsPeak: key?.connectionsPeak,
        connectionsRefused: key?.connectionsRefused,
        shortageSeconds: key?.shortageSeconds,
        shortageFrom: key?.shortageFrom,
        shortageTo: key?.shortageTo,
      });
    }),
    runs,
  );
});

it('that never fills changes nothing but what is said of it', () => {
  fc.assert(
    fc.property(functions, fc.integer({ min: 1, max: 20 }), fc.nat(), (specs, perEni, seed) => {
      const parts = common(specs, seed, { maxConnectionsPerEni: perEni, scaleOut: true });
      const {
        natGateways: _,
        metrics: __,
        ...passed
      } = simulate(
        scenario({
          ...parts,
          functions: specs.map((spec) => ({
            ...spec,
            connections: { ...spec.connections, destination: 'api' },
          })),
          natGateways: [{ id: 'nat', addresses: 1 }],
          subnets: [{ id: 'a', route: 'nat', nat: 'nat' }],
        }),
        { check: true },
      );
      const { metrics: ___, ...without } = simulate(scenario({ ...parts, subnets: [{ id: 'a' }] }));
      expect(passed).toEqual(without);
    }),
    runs,
  );
});
