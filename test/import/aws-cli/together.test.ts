/** An inventory together with a template: today's account, and what is to be deployed into it. */
import { describe, expect, it } from 'vitest';
import { imported, keysOf, openIn, withLists } from '../support.ts';
import { files, hyperplane, lambda, network } from './account.ts';

const inventory = files({
  ...network(250),
  'functions.json': { Functions: [lambda('checkout', ['subnet-a'], ['sg-1'])] },
  'enis.json': { NetworkInterfaces: [hyperplane(1, 'subnet-a', ['sg-1'])] },
});
const roles = {
  'roles.json': JSON.stringify({
    RoleDetailList: ['app', 'r'].map((RoleName) => ({
      RoleName,
      AttachedManagedPolicies: [
        { PolicyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole' },
      ],
    })),
  }),
};
const template = { 't.yaml': withLists('[subnet-b, subnet-a]', '[sg-2]') };

describe('an inventory and a template', () => {
  it('are one account: the ids of the template are those of the inventory', () => {
    const { scenario, yaml } = imported({ ...inventory, ...template });
    expect(scenario.functions.map(({ name, create }) => [name, create])).toEqual([
      ['F', 0],
      ['checkout', 'existing'],
    ]);
    expect(scenario.subnets.map(({ id, cidr, route }) => [id, cidr, route])).toEqual([
      ['subnet-b', '10.0.2.0/24', 'nat'],
      ['subnet-a', '10.0.1.0/24', 'nat'],
    ]);
    expect(yaml).not.toContain('not among the inputs\n');
    expect(yaml).toContain('what exists is there at 0s, and the rest is created then');
    expect(keysOf({ ...inventory, ...template })).toEqual([
      'subnet-a|sg-1',
      'subnet-a|sg-2',
      'subnet-b|sg-2',
    ]);
  });

  it('close each other’s gaps: the addresses of subnets, and roles', () => {
    expect(openIn(template).join()).toContain('the addresses of subnet subnet-a are not known');
    expect(openIn({ ...inventory, ...template })).toEqual([
      expect.stringContaining('the role app is not among the inputs'),
      expect.stringContaining('the role arn:aws:iam::123456789012:role/r is not among the inputs'),
    ]);
    const all = { ...inventory, ...roles, ...template };
    expect(openIn(all)).toEqual([]);
    expect(imported(all).scenario.functions.map(({ role }) => role)).toEqual(['r', 'app']);
  });

  it('of one function are an update of it', () => {
    const named = template['t.yaml'].replace('Properties:\n', 'Properties:\n      FunctionName: checkout\n');
    const { scenario } = imported({ ...inventory, 't.yaml': named });
    expect(scenario.functions).toMatchObject([
      {
        name: 'checkout',
        create: 'existing',
        vpcConfig: { subnetIds: ['subnet-a'], securityGroupIds: ['sg-1'] },
      },
    ]);
    expect(scenario.timeline).toMatchObject([
      {
        do: 'UpdateFunctionConfiguration',
        atMs: 0,
        function: 'checkout',
        vpcConfig: { subnetIds: ['subnet-b', 'subnet-a'], securityGroupIds: ['sg-2'] },
      },
    ]);
  });

  it.each([
    ['without a VPC', lambda('checkout', [], []), 1],
    ['that failed', lambda('checkout', ['subnet-a'], ['sg-1'], { State: 'Failed' }), 0],
  ])('of a function %s today do not attach it before the deploy does', (_, row, updates) => {
    const named = template['t.yaml'].replace('Properties:\n', 'Properties:\n      FunctionName: checkout\n');
    const functions = JSON.stringify({ Functions: [row] });
    const { scenario } = imported({ ...inventory, 'functions.json': functions, 't.yaml': named });
    expect(scenario.functions).toMatchObject([{ name: 'checkout', create: 'existing', vpcConfig: null }]);
    expect(scenario.timeline).toHaveLength(updates);
  });

  it('a role that the template only names is not the one that it declares under that logical id', () => {
    const declaring = withLists('[subnet-a]', '[sg-1]', '  r: { Type: AWS::IAM::Role, Properties: {} }\n');
    expect(imported(declaring).scenario.functions[0]?.role).toBeNull();
    expect(openIn(declaring).join()).toContain(
      'the role arn:aws:iam::123456789012:role/r is not among the inputs',
    );
  });

  it('metrics and a template: the template says where the function runs', () => {
    const Timestamps = ['2026-01-01T00:00:00Z', '2026-01-01T00:05:00Z'];
    const metrics = {
      'm.json': JSON.stringify({
        MetricDataResults: [{ Id: 'a', Label: 'F Invocations', Timestamps, Values: [1, 2] }],
      }),
    };
    expect(openIn(metrics).join()).toContain('where F runs is not known');
    expect(openIn({ ...metrics, ...template }).join()).not.toContain('where F runs');
    expect(imported({ ...metrics, ...template }).scenario.functions).toMatchObject([
      { name: 'F', create: 'existing', vpcConfig: { securityGroupIds: ['sg-2'] }, traffic: { form: 'rate' } },
    ]);
  });
});
