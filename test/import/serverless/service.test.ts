import { describe, expect, it, test } from 'vitest';
import { imported, keysOf, openIn, outcomeOf } from '../support.ts';
import { service } from './support.ts';

const functionsOf = (text: string, parameters = {}) => imported(text, parameters).scenario.functions;

describe('resources', () => {
  it('are a template, in which functions are resources too', () => {
    const text = service(
      '  hello-world: { vpc: { subnetIds: [!Ref S], securityGroupIds: [!GetAtt G.GroupId] } }',
      '',
      `resources:
  Resources:
    V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
    S: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.1.0/24 } }
    G: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: "\${self:service}" } }
    P: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !Ref HelloDashworldLambdaFunction } }
  extensions:
    HelloDashworldLambdaFunction: { Properties: { MemorySize: 2048 } }`,
    );
    expect(keysOf(text)).toEqual(['S|G']);
    expect(functionsOf(text)[0]?.memory).toBe(2048);
    expect(imported(text).scenario.subnets).toMatchObject([{ id: 'S', cidr: '10.0.1.0/24', vpc: 'V' }]);
  });
});

test.each(['~', '{}', '[]', 'x'])('resources: { Resources: %s } takes no function away', (written) => {
  const outcome = outcomeOf(service('  a: {}', '', `resources: { Resources: ${written} }`));
  const isWrong = outcome.findings.map(({ code }) => code).includes('IMP020');
  expect(isWrong || outcome.scenario?.functions.length).toBe(written === '~' || written === '{}' ? 1 : true);
});

describe('plugins', () => {
  const toldOf = (lines: string): string[] =>
    openIn(service('  a: {}', '', lines)).filter((gap) => gap.includes('plugin'));

  it.each([
    ['a list', 'plugins: [serverless-x, "${self:custom.y}"]\ncustom: { y: ./own }', 'serverless-x, ./own'],
    ['with the folder that they are in', 'plugins: { localPath: p, modules: [x] }', 'x'],
    ['that the deploy names', 'plugins: ["${env:PLUGIN}"]', '${env:PLUGIN}'],
  ])('may add functions: %s', (_, lines, names) => {
    expect(toldOf(lines)).toEqual([
      `t.yaml:9:1: the plugins ${names} may add functions; functions among them are not counted`,
    ]);
  });

  it.each(['plugins: []', 'plugins: ~', 'plugins: { modules: [] }', ''])('none: "%s"', (lines) => {
    expect(toldOf(lines)).toEqual([]);
  });
});
