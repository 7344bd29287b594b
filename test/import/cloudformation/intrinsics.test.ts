import { describe, expect, test } from 'vitest';
import { findingsOf, keysOf, openIn, withLists } from '../support.ts';

const subnetsOf = (subnets: string, more = '', parameters: Readonly<Record<string, string>> = {}): string[] =>
  keysOf(withLists(subnets, '[sg-1]', more), parameters).map((key) => key.split('|')[0] ?? '');

const net = `
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.0.0/24 } }
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.1.0/24 } }
  C: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.2.0/24 } }
`;

describe('an intrinsic function in a list of subnets', () => {
  const mappings = `${net}Mappings: { M: { prod: { one: subnet-p, all: [subnet-p, subnet-q] }, dev: { one: subnet-d, all: [subnet-d] } } }\n`;
  const env =
    'Parameters: { Env: { Type: String, Default: prod } }\nConditions: { IsProd: !Equals [!Ref Env, prod] }\n';
  const cases: readonly (readonly [
    written: string,
    expected: readonly string[],
    more: string | undefined,
  ])[] = [
    ['[!Ref A, {Ref: B}]', ['A', 'B'], undefined],
    ['[!GetAtt A.SubnetId, {"Fn::GetAtt": [B, SubnetId]}]', ['A', 'B'], undefined],
    ['[!Ref A, !GetAtt A.SubnetId]', ['A'], undefined],
    ['[!Sub "${A}", !Sub ["${x}", {x: !Ref B}]]', ['A', 'B'], undefined],
    ['!Split [",", !Join [",", [!Ref A, !Ref B]]]', ['A', 'B'], undefined],
    ['!Split [",", !Sub "${A},subnet-9"]', ['A', 'subnet-9'], undefined],
    ['[!Select [1, [!Ref A, !Ref B]]]', ['B'], undefined],
    ['[!Select [0, !Split [",", "subnet-1,subnet-2"]]]', ['subnet-1'], undefined],
    ['[!FindInMap [M, prod, one]]', ['subnet-p'], mappings],
    ['!FindInMap [M, prod, all]', ['subnet-p', 'subnet-q'], mappings],
    ['[!FindInMap [M, test, one, {DefaultValue: subnet-x}]]', ['subnet-x'], mappings],
    ['!If [IsProd, [!Ref A, !Ref B], [!Ref C]]', ['A', 'B'], net + env],
    ['[!Ref A, !If [IsProd, !Ref B, !Ref AWS::NoValue]]', ['A', 'B'], net + env],
    ['[!Ref A, !If [IsProd, !Ref AWS::NoValue, !Ref B]]', ['A'], net + env],
    ['[!Select [!Length [a], [!Ref A, !Ref B]]]', ['B'], undefined],
  ];
  test.each(cases)('%s', (written, expected, more = net) => {
    expect(subnetsOf(written, more)).toEqual(expected);
  });

  test.each([
    ['an attribute', '!GetAtt Picker.Index', 'Picker: { Type: Custom::Picker }'],
    ['a parameter', '!Ref I', 'Parameters: { I: { Type: String } }'],
  ])('an item whose position is %s is one thing wherever it is written', (_, index, section) => {
    const more = section.startsWith('Parameters') ? section : `  ${section}`;
    const picked = `!Select [${index}, [subnet-1, subnet-2]]`;
    const twice = `  G: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: [${picked}], SecurityGroupIds: [sg-1] } } }\n${more}\n`;
    expect(subnetsOf(`[${picked}]`, twice)).toHaveLength(1);
    expect(subnetsOf(`[${picked.replace('subnet-2', 'subnet-3')}]`, twice)).toHaveLength(2);
    const symbolic = `[${picked.replace('subnet-2', '!Ref Z')}, ${picked.replace('subnet-2', '!Ref Y')}]`;
    expect(subnetsOf(symbolic, `${more}\n`)).toHaveLength(2);
  });

  test('items at two positions that only the deploy knows are two', () => {
    const more = '  P: { Type: Custom::Picker }\n  Q: { Type: Custom::Picker }\n';
    const of = (id: string): string => `!Select [!GetAtt ${id}.Index, [subnet-1, subnet-2]]`;
    expect(subnetsOf(`[${of('P')}, ${of('Q')}]`, more)).toHaveLength(2);
  });

  test('a parameter: its default, what the command line says, else a symbol for all of its subnets', () => {
    const declared = (type: string): string => `Parameters: { S: { Type: "${type}" } }\n`;
    const ids = 'List<AWS::EC2::Subnet::Id>';
    expect(subnetsOf('!Ref S', declared(ids).replace('" }', '", Default: "subnet-1, subnet-2" }'))).toEqual([
      'subnet-1',
      'subnet-2',
    ]);
    expect(subnetsOf('!Ref S', declared(ids), { S: 'subnet-7,subnet-8' })).toEqual(['subnet-7', 'subnet-8']);
    expect(subnetsOf('!Ref S', declared(ids))).toEqual(['S']);
    expect(openIn(withLists('!Ref S', '[sg-1]', declared(ids)))).toContain(
      't.yaml:8:20: SubnetIds is the parameter list S (no default); counted as one subnet: keys = 1 × (number of subnets)',
    );
    expect(openIn(withLists('[!Ref S]', '[sg-1]', declared('AWS::EC2::Subnet::Id')))).toContain(
      't.yaml:8:21: a subnet is the parameter S (no default); counted as a subnet of its own',
    );
  });

  test('the default of an SSM parameter is where the value is stored, not the value', () => {
    const stored =
      'Parameters: { S: { Type: "AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>", Default: /net/subnets } }\n';
    expect(subnetsOf('!Ref S', stored)).toEqual(['S']);
    expect(openIn(withLists('!Ref S', '[sg-1]', stored)).join('\n')).toContain(
      'the parameter list S (stored in SSM)',
    );
  });

  test('a placeholder as default is no id', () => {
    const placeholder = 'Parameters: { S: { Type: AWS::EC2::Subnet::Id, Default: YOUR_SUBNET } }\n';
    expect(subnetsOf('[!Ref S]', placeholder)).toEqual(['YOUR_SUBNET']);
    expect(openIn(withLists('[!Ref S]', '[sg-1]', placeholder)).join('\n')).toContain(
      '(its default YOUR_SUBNET is no id)',
    );
  });

  test('imports and dynamic references stay symbolic, and are listed', () => {
    expect(subnetsOf('[!ImportValue net-a, !ImportValue net-b]')).toEqual(['net-a', 'net-b']);
    expect(openIn(withLists('[!ImportValue net-a]'))).toContain(
      't.yaml:8:21: a subnet is the export net-a of another stack; counted as a subnet of its own',
    );
    expect(openIn(withLists('!Split [",", "{{resolve:ssm:/net}}"]')).join('\n')).toContain(
      'SubnetIds is the dynamic reference {{resolve:ssm:/net}}; counted as one subnet',
    );
  });

  test('an import of a stack among the inputs is what that stack exports', () => {
    const network = `Resources: {${net
      .replaceAll(/\n {2}/g, ',')
      .replace(',', '')
      .trimEnd()}}
Outputs: { One: { Value: !Ref A, Export: { Name: net-a } } }`;
    expect(keysOf({ 'net.yaml': network, 't.yaml': withLists('[!ImportValue net-a]') })).toEqual(['A|sg-1']);
  });

  test('an unknown condition: the longer list counts, and of two ids neither is chosen', () => {
    const unknown = `${net}Parameters: { E: { Type: String } }\nConditions: { P: !Equals [!Ref E, x] }\n`;
    expect(subnetsOf('!If [P, [!Ref A], [!Ref B, !Ref C]]', unknown)).toEqual(['B', 'C']);
    expect(subnetsOf('[!If [P, !Ref A, !Ref B]]', unknown)).toEqual(['P ? A : B']);
    expect(openIn(withLists('!If [P, [!Ref A], [!Ref B, !Ref C]]', '[sg-1]', unknown))).toContain(
      't.yaml:8:20: SubnetIds is a choice by the condition P, which depends on the parameter E (no default); counted with the longer list',
    );
    expect(subnetsOf('!If [P, [!Ref A], [!Ref B, !Ref C]]', unknown, { E: 'x' })).toEqual(['A']);
  });

  test('conditions in three values', () => {
    const conditions = (p: string): string =>
      `${net}Parameters: { E: { Type: String } }\nConditions: { U: !Equals [!Ref E, x], T: !Equals [a, a], N: !Equals [a, b], P: ${p} }\n`;
    const both = '!If [P, [!Ref A], [!Ref B, !Ref C]]';
    expect(subnetsOf(both, conditions('!And [!Condition U, !Condition N]'))).toEqual(['B', 'C']);
    expect(
      openIn(withLists(both, '[sg-1]', conditions('!And [!Condition U, !Condition N]'))).join(),
    ).not.toContain('choice');
    expect(subnetsOf(both, conditions('!Or [!Condition U, !Condition T]'))).toEqual(['A']);
    expect(subnetsOf(both, conditions('!Not [!Condition N]'))).toEqual(['A']);
    expect(openIn(withLists(both, '[sg-1]', conditions('!Not [!Condition U]'))).join()).toContain('choice');
  });
});

describe('mistakes', () => {
  test('a literal where a reference was meant gets the error of AWS', () => {
    expect(findingsOf(withLists('[A]', '[sg-1]', net))).toEqual([
      `t.yaml:8:21: Value '[A]' at 'vpcConfig.subnetIds' failed to satisfy constraint: Member must satisfy regular expression pattern: subnet-[0-9a-z]*; did you mean "!Ref A"? (IMP003)`,
    ]);
    expect(findingsOf(withLists('[subnet-1]', '[MyGroup]')).join()).toContain(
      "at 'vpcConfig.securityGroupIds'",
    );
  });

  test.each([
    ['!Select [0]', 'Fn::Select takes a list of an index and a list'],
    ['[!Select [3, [a]]]', 'Fn::Select takes item 3 of a list of 1'],
    ['[!GetAtt A]', 'Fn::GetAtt takes the name of a resource and of its attribute'],
    ['!Split [","]', 'Fn::Split takes a list of a delimiter and a text'],
    ['!If [P]', 'Fn::If takes a list of the name of a condition and two values'],
  ])('%s', (written, message) => {
    expect(findingsOf(withLists(written)).join()).toContain(`${message} (IMP005)`);
  });

  test('circles', () => {
    expect(
      findingsOf(
        withLists(
          '!If [P, [subnet-1], [subnet-2]]',
          '[sg-1]',
          'Conditions: { P: !Condition Q, Q: !Not [!Condition P] }\n',
        ),
      ).join(),
    ).toContain('the condition P refers to itself (IMP004)');
    const circle =
      '  G: { Type: AWS::EC2::SecurityGroup, DependsOn: H }\n  H: { Type: AWS::EC2::SecurityGroup, DependsOn: G }\n';
    expect(findingsOf(withLists('[subnet-1]', '[!Ref G]', circle)).join()).toContain(
      'Circular dependency between resources: [G, H] (IMP004)',
    );
  });

  test('a parameter that no template has, and never its value', () => {
    const [finding] = findingsOf(
      withLists('[subnet-1]', '[sg-1]', 'Parameters: { Environment: { Type: String } }'),
      { Enviroment: 's3cret' },
    );
    expect(finding).toBe(
      't.yaml:1:1: --param Enviroment: no input has this parameter; did you mean "Environment"? (IMP006)',
    );
  });
});
