/** From the text of a file to a checked scenario. */
import { loadScenario } from '../../src/scenario/load.ts';
import { sized, timed, type Case } from '../case.ts';

/** A scenario file with so many functions, each written out, with what people write. */
export const scenarioText = (functions: number): string => `version: 1
name: many-functions
duration: 1h
vpcs: [{ id: vpc-main, cidr: 10.0.0.0/16 }]
subnets:
  - { id: subnet-a, vpc: vpc-main, cidr: 10.0.0.0/20 }
  - { id: subnet-b, vpc: vpc-main, cidr: 10.0.16.0/20 }
securityGroups: [{ id: sg-app, vpc: vpc-main }]
functions:
${Array.from({ length: functions }, (_, index) => functionText(index)).join('')}`;

const functionText = (index: number): string => `  - name: service-${index}
    memory: 256
    vpcConfig: { subnetIds: [subnet-a, subnet-b], securityGroupIds: [sg-app] }
    traffic:
      rate: { perSecond: 0.01 }
      duration: { lognormal: { median: 120ms, sigma: 0.6 } }
    connections: { perEnvironment: 2 }
`;

export const loadingCases: readonly Case[] = [
  {
    name: 'parse and validate a scenario of 1,000 functions',
    unit: 'functions',
    clock: 'CPU',
    run: (share) => {
      const units = sized(1_000, share);
      const text = scenarioText(units);
      const { value, seconds } = timed(() => loadScenario(text, 'many.yaml', { readFile: () => undefined }));
      if (value.scenario?.functions.length !== units)
        throw new Error(value.findings[0]?.message ?? 'no scenario');
      return { units, seconds };
    },
  },
];
