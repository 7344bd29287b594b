import { expect, test } from 'vitest';
import { renderInspectionJson } from '../../../src/report/inspect/json.ts';
import { vpcConfig } from '../../support/scenarios.ts';
import { inspection } from './inspection.ts';

const versions = [{ version: '2', vpcConfig: vpcConfig(['a'], ['g', 'h']) }];
const text = renderInspectionJson(
  inspection({
    functions: [{ name: 'login', vpcConfig: vpcConfig(['a', 'b']), versions }, { name: 'cron' }],
  }),
);

test('the keys are in a fixed order', () => {
  expect(Object.keys(JSON.parse(text) as object)).toEqual([
    'schemaVersion',
    'heni',
    'scenario',
    'preset',
    'functions',
    'attached',
    'keys',
    'enisPerSubnet',
    'enis',
    'subnets',
    'vpcs',
    'region',
    'reach',
    'unresolved',
    'coverage',
    'findings',
  ]);
});

test('holders are functions and published versions', () => {
  expect(JSON.parse(text)).toMatchObject({
    functions: 2,
    attached: 1,
    keys: [
      { subnetId: 'a', securityGroupIds: ['g'], holders: ['login'] },
      { subnetId: 'a', securityGroupIds: ['g', 'h'], holders: ['login:2'] },
      { subnetId: 'b', securityGroupIds: ['g'], holders: ['login'] },
    ],
    enisPerSubnet: { a: 2, b: 1 },
    enis: 3,
    reach: [
      { function: 'cron', ipv4: 'yes' },
      { function: 'login', ipv4: 'no' },
    ],
    coverage: { functions: 2, resolved: 2 },
  });
});

test('a finding is one row, with its place as text', () => {
  expect(text).toMatch(
    /^ {4}\{"code":"ENI022","severity":"warning","where":"x\.yaml:3:5","message":.*"fix":.*\},?$/m,
  );
});
