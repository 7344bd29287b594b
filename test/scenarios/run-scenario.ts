/** Runs a scenario of the folder scenarios/, as the command line would. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { simulate } from '../../src/engine/simulation.ts';
import type { RunResult } from '../../src/engine/result.ts';
import { formatFinding } from '../../src/scenario/finding.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

export const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'scenarios');

export const scenarioNames = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length))
  .sort();

export const loadByName = (name: string, options: { readonly seed?: number } = {}): Scenario => {
  const file = join(folder, `${name}.yaml`);
  const readFile = (path: string): string => readFileSync(path, 'utf8');
  const { scenario, findings } = loadScenario(readFile(file), file, { readFile, ...options });
  if (scenario === null) throw new Error(findings.map(formatFinding).join('\n'));
  return scenario;
};

export const runByName = (name: string): RunResult => simulate(loadByName(name));
