import { expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulation.ts';
import { inspect } from '../../src/inspect/inspect.ts';
import { renderInspectionJson } from '../../src/report/inspect/json.ts';
import { renderJson } from '../../src/report/json.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { resultFormatPage } from './result-format.ts';

const text = `version: 1
name: small
duration: 1h
vpcs: [{ id: vpc-main, cidr: 10.0.0.0/16 }]
subnets: [{ id: subnet-a, vpc: vpc-main, cidr: 10.0.1.0/24 }]
securityGroups: [{ id: sg-app, vpc: vpc-main }]
functions: [{ name: f, existing: true, vpcConfig: { subnetIds: [subnet-a], securityGroupIds: [sg-app] } }]
timeline: [{ at: 1m, do: DeleteSubnet, subnet: subnet-a }]
thresholds: { enis: ["max<9"] }
`;
const loaded = loadScenario(text, 'small.yaml', { readFile: () => undefined });
const { scenario } = loaded;
if (scenario === null) throw new Error(JSON.stringify(loaded.findings));

const namesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [name, ...namesIn(member)]);
};
const documented = (page: string): Set<string> => new Set(page.match(/\w+/g));

it('docs/result-format.md is what the types say (`npx vitest run test/docs/result-format -u` writes it)', async () => {
  await expect(resultFormatPage()).toMatchFileSnapshot('../../docs/result-format.md');
});

it('names every field of a result', () => {
  const {
    timeSeries: _,
    metrics: __,
    ...result
  } = JSON.parse(renderJson(simulate(scenario))) as Record<string, unknown>;
  const known = documented(resultFormatPage());
  expect(namesIn(result).filter((name) => !known.has(name))).toEqual([]);
});

it('names every field of an inspection', () => {
  const { enisPerSubnet: _, ...inspection } = JSON.parse(
    renderInspectionJson(inspect({ ...loaded, scenario }, 'small.yaml')),
  ) as Record<string, unknown>;
  const known = documented(resultFormatPage());
  expect(namesIn(inspection).filter((name) => !known.has(name))).toEqual([]);
});
