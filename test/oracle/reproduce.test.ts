import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Simulation } from '../../src/engine/simulation.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { numRuns } from '../support/num-runs.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';
import { commands } from './commands.ts';
import { Pair } from './pair.ts';
import { reproduce } from './reproduce.ts';
import { alike, answersOf, resultOfModel } from './slow-result.ts';
import { world } from './worlds.ts';

const load = (text: string): Scenario => {
  const readFile = () => {
    throw new Error('a reproduction reads no files');
  };
  const loaded = loadScenario(text, 'reproduction.yaml', { readFile });
  if (loaded.scenario === null) throw new Error(JSON.stringify(loaded.findings));
  return loaded.scenario;
};

describe('a run as a scenario file', () => {
  test('is readable', () => {
    const pair = new Pair(
      scenario({
        functions: [{ name: 'f', create: null, connections: { perEnvironment: 3, perInvocation: 0 } }],
        subnets: [{ id: 'subnet-a', usedIps: [{ atMs: 0, ips: 7 }] }],
        quotas: { enisPerVpc: 4 },
        parameters: { environmentKeepAlive: 1500, scaleOut: false },
      }),
    );
    pair.execute({
      do: 'CreateFunction',
      function: 'f',
      role: null,
      vpcConfig: vpcConfig(['subnet-a']),
      memory: 128,
      publish: true,
    });
    pair.advanceTo(210_001);
    pair.execute({
      do: 'UpdateFunctionConfiguration',
      function: 'f',
      vpcConfig: { subnetIds: ['subnet-z'] },
      memory: null,
    });
    expect(reproduce(pair.scenario, pair.entries, pair.model.now)).toMatchInlineSnapshot(`
      "version: 1
      name: test
      preset: docs-2024
      seed: 1
      duration: 211001ms
      model: { eniCreateDelay: 210s, eniDeleteDelay: 900s, scaleOut: off, environmentKeepAlive: 1500ms }
      account: { id: "123456789012", region: eu-west-1, quotas: { enisPerVpc: 4, enisPerRegion: 5000, concurrentExecutions: 1000 } }
      vpcs:
        - { id: vpc, cidr: 10.0.0.0/16, tenancy: default, otherEnis: 0 }
      subnets:
        - { vpc: vpc, az: zone-0, cidr: 10.0.0.0/24, route: none, usedIps: [{ at: 0s, ips: 7 }], id: subnet-a }
      securityGroups:
        - { id: g, vpc: vpc }
        - { id: h, vpc: vpc }
      functions:
        - { name: f, memory: 128, connections: { perEnvironment: 3, perInvocation: 0 } }
      timeline:
        - { at: 0s, do: CreateFunction, function: f, vpcConfig: { subnetIds: [subnet-a], securityGroupIds: [g], ipv6AllowedForDualStack: false }, memory: 128, publish: true }
        - { at: 210001ms, do: UpdateFunctionConfiguration, function: f, vpcConfig: { subnetIds: [], securityGroupIds: [g] } }
      "
    `);
  });

  test('loads, and every operation is answered as before', () => {
    fc.assert(
      fc.property(world, fc.commands([...commands], { maxCommands: 25, size: 'max' }), (one, steps) => {
        const pair = new Pair(one);
        fc.modelRun(() => ({ model: {}, real: pair }), steps);
        const { now, state } = pair.model;
        const text = reproduce(one, pair.entries, now);
        const again = new Simulation(load(text));
        again.advanceTo(now);
        // Reads are no entries of a timeline.
        const answered = state.answered.filter(({ operation }) => operation !== 'GetFunctionConfiguration');
        const expected = { ...resultOfModel(state), operations: answersOf(answered) };
        expect(alike(again.result(), expected)).toEqual(expected);
      }),
      { numRuns: numRuns(50, 500), seed: 3 },
    );
  });
});
