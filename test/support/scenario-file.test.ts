import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Simulation } from '../../src/engine/simulation.ts';
import type { Fact } from '../../src/model/facts.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { arbitraryScenario } from './arbitrary-scenario.ts';
import { numRuns } from './num-runs.ts';
import { scenarioFile } from './scenario-file.ts';

const load = (text: string): Scenario => {
  const { scenario, findings } = loadScenario(text, 's.yaml', { readFile: () => undefined });
  if (scenario === null) throw new Error(JSON.stringify(findings));
  return scenario;
};

const factsOf = (one: Scenario): Fact[] => {
  const facts: Fact[] = [];
  const simulation = new Simulation(one, { onFact: (fact) => facts.push(fact) });
  while (!simulation.advance(1000));
  return facts;
};

test('the file of a scenario means that scenario: everything happens alike', () => {
  fc.assert(
    fc.property(arbitraryScenario, (one) => {
      expect(factsOf(load(scenarioFile(one)))).toEqual(factsOf(one));
    }),
    { numRuns: numRuns(50, 150) },
  );
});
