import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/inspect/inspect.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { root, scenarioNames } from './run-scenario.ts';

const inspected = (name: string) => {
  const file = join(root, 'scenarios', `${name}.yaml`);
  const readFile = (path: string): string => readFileSync(path, 'utf8');
  const loaded = loadScenario(readFile(file), file, { readFile });
  if (loaded.scenario === null) throw new Error(`${name} has errors`);
  const { inventory, findings } = inspect(loaded, file);
  const grave = findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code);
  return `${inventory.attached} in a VPC, ${inventory.enis} ENIs: ${grave.join(' ') || 'sound'}`;
};

/** Functions in a VPC, their ENIs at rest, and the findings that are more than remarks. */
const wanted: Readonly<Record<string, string>> = {
  'az-add': '90 in a VPC, 180 ENIs: ENI012',
  'black-friday-burst': '1 in a VPC, 2 ENIs: sound',
  'cdk-default-sgs': '46 in a VPC, 138 ENIs: ENI012',
  'cdk-shared-sg': '46 in a VPC, 3 ENIs: sound',
  'deploy-130-functions': '130 in a VPC, 390 ENIs: ENI012 ENI015 ENI015 ENI015',
  'first-function': '1 in a VPC, 2 ENIs: sound',
  'monthly-report-job': '1 in a VPC, 2 ENIs: sound',
  'monthly-report-job-14d': '1 in a VPC, 2 ENIs: sound',
  'monthly-report-job-ping': '1 in a VPC, 2 ENIs: sound',
  'nat-55k': '2 in a VPC, 4 ENIs: ENI040',
  'organization-subnets': '3 in a VPC, 3 ENIs: IAM301 ENI005 ENI005 ENI005 ENI030 ENI030',
  'quota-sg-per-function': '84 in a VPC, 252 ENIs: ENI010',
  'role-deleted-first': '30 in a VPC, 90 ENIs: ENI006 IAM301',
  'shared-key': '22 in a VPC, 4 ENIs: ENI020',
  'small-subnets-shared-eks-09': '9 in a VPC, 18 ENIs: ENI016 ENI016',
  'small-subnets-shared-eks-12': '9 in a VPC, 18 ENIs: ENI016 ENI016',
  'thirty-days-idle': '1 in a VPC, 1 ENIs: ENI030',
  'trace-day-2021': '2 in a VPC, 2 ENIs: sound',
  'trace-day-cloudwatch': '1 in a VPC, 2 ENIs: sound',
  'trace-day-containers': '4 in a VPC, 3 ENIs: sound',
  'trace-day-invocations': '3 in a VPC, 3 ENIs: sound',
  'trace-day-table': '2 in a VPC, 2 ENIs: sound',
  'versions-pin-keys': '50 in a VPC, 150 ENIs: sound',
  'vpc-teardown': '1 in a VPC, 2 ENIs: sound',
};

describe('the scenarios', () => {
  it('are all inspected here', () => {
    expect(Object.keys(wanted).sort()).toEqual(scenarioNames);
  });

  it.each(scenarioNames)('%s', (name) => {
    expect(inspected(name)).toBe(wanted[name]);
  });
});
