import { describe, expect, it } from 'vitest';
import { operationNames, operations } from '../../src/scenario/operations.ts';
import type { TimelineEntry } from '../../src/scenario/scenario.ts';
import { network, scenarioOf } from './support.ts';

const entryOf = (entry: string, functions = '{ name: a }'): TimelineEntry | undefined =>
  scenarioOf(`${network}roles: [{ name: r }, { name: q }]
principals: [{ name: deployer }]
functions: [${functions}]
timeline: [{ at: 1s, ${entry} }]`).timeline[0];

const at = { atMs: 1000, principal: null };

describe('every operation', () => {
  it.each<[string, TimelineEntry]>([
    [
      'do: CreateFunction, function: new, role: r, vpcConfig: { subnetIds: [subnet-a], securityGroupIds: [sg-app] }, memory: 256, publish: true',
      {
        ...at,
        do: 'CreateFunction',
        function: 'new',
        role: 'r',
        vpcConfig: { subnetIds: ['subnet-a'], securityGroupIds: ['sg-app'] },
        memory: 256,
        publish: true,
      },
    ],
    [
      'do: CreateFunction, function: new',
      {
        ...at,
        do: 'CreateFunction',
        function: 'new',
        role: null,
        vpcConfig: null,
        memory: 128,
        publish: false,
      },
    ],
    [
      'do: UpdateFunctionConfiguration, function: a, vpcConfig: { subnetIds: [], securityGroupIds: [] }, as: deployer',
      {
        atMs: 1000,
        principal: 'deployer',
        do: 'UpdateFunctionConfiguration',
        function: 'a',
        vpcConfig: { subnetIds: [], securityGroupIds: [] },
        memory: null,
      },
    ],
    [
      'do: UpdateFunctionConfiguration, function: a, memory: 512',
      { ...at, do: 'UpdateFunctionConfiguration', function: 'a', vpcConfig: null, memory: 512 },
    ],
    ['do: DeleteFunction, function: a', { ...at, do: 'DeleteFunction', function: 'a', qualifier: null }],
    [
      'do: DeleteFunction, function: a, qualifier: 1',
      { ...at, do: 'DeleteFunction', function: 'a', qualifier: '1' },
    ],
    ['do: PublishVersion, function: a', { ...at, do: 'PublishVersion', function: 'a' }],
    [
      'do: Invoke, function: a, qualifier: $LATEST',
      { ...at, do: 'Invoke', function: 'a', qualifier: '$LATEST' },
    ],
    ['do: SetUsedIps, subnet: subnet-a, ips: 40', { ...at, do: 'SetUsedIps', subnet: 'subnet-a', ips: 40 }],
    [
      'do: SetQuota, quota: enisPerVpc, value: 500',
      { ...at, do: 'SetQuota', quota: 'enisPerVpc', value: 500, vpc: null },
    ],
    [
      'do: SetQuota, quota: enisPerVpc, value: 500, vpc: vpc-main',
      { ...at, do: 'SetQuota', quota: 'enisPerVpc', value: 500, vpc: 'vpc-main' },
    ],
  ])('%s', (written, expected) => {
    expect(entryOf(written)).toEqual(expected);
  });

  it('is described', () => {
    for (const name of operationNames) expect(operations[name].schema.description).toMatch(/\.$/);
  });
});

describe('CreateFunction', () => {
  it('takes what it leaves out from the definition', () => {
    const definition =
      '{ name: a, role: q, memory: 512, vpcConfig: { subnetIds: [subnet-a], securityGroupIds: [sg-app] } }';
    expect(entryOf('do: CreateFunction, function: a, role: r', definition)).toMatchObject({
      role: 'r',
      memory: 512,
      vpcConfig: { subnetIds: ['subnet-a'], securityGroupIds: ['sg-app'], ipv6AllowedForDualStack: false },
    });
  });
});
