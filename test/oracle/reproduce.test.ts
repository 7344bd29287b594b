import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Simulation } from '../../src/engine/simulation.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { numRuns } from '../support/num-runs.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';
import { commands } from './commands.ts';
import { Pair } from './pair.ts';
import { isDeclared, reproduce } from './reproduce.ts';
import type { SlowEntry } from './slow-model.ts';
import { answersOf, resultOfModel, toldOf } from './slow-result.ts';
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
    expect(reproduce(pair.scenario, pair.entries, pair.model.now)).toMatchInlineSnapshot();
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
        const inFile = pair.entries.filter((entry) => 'function' in entry);
        const answered = state.answered.filter((_, index) => isDeclared(one, inFile[index] as SlowEntry));
        expect(toldOf(again.result()), text).toEqual({
          ...resultOfModel(state),
          operations: answersOf(answered),
        });
      }),
      { numRuns: numRuns(30, 300) },
    );
  });
});
