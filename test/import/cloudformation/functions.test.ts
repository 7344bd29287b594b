import { describe, expect, test } from 'vitest';
import { imported, inspected, keysOf, openIn, withLists } from '../support.ts';

const sam = (globals: string, properties: string, more = ''): string => `
Transform: AWS::Serverless-2016-10-31
Globals: { Function: { ${globals} } }
Resources:
  F: { Type: AWS::Serverless::Function, ${more} Properties: { ${properties} } }
`;
const global = 'VpcConfig: { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] }';

describe('Globals', () => {
  test.each([
    ['a function without a VpcConfig has that of Globals', '', ['subnet-1|sg-1']],
    ['lists are put one after the other', 'VpcConfig: { SecurityGroupIds: [sg-2] }', ['subnet-1|sg-1,sg-2']],
    [
      'an intrinsic function replaces',
      'VpcConfig: { SecurityGroupIds: !Split [",", "sg-3,sg-4"] }',
      ['subnet-1|sg-3,sg-4'],
    ],
    ['AWS::NoValue takes the VPC away', 'VpcConfig: !Ref AWS::NoValue', []],
  ])('%s', (_, properties, keys) => {
    expect(keysOf(sam(global, properties))).toEqual(keys);
  });

  test('a function can ignore them', () => {
    expect(keysOf(sam(global, '', 'IgnoreGlobals: "*",'))).toEqual([]);
    expect(keysOf(sam(global, '', 'IgnoreGlobals: [VpcConfig],'))).toEqual([]);
    expect(keysOf(sam(global, '', 'IgnoreGlobals: [Timeout],'))).toEqual(['subnet-1|sg-1']);
  });
});

describe('roles', () => {
  const policiesOf = (text: string): unknown =>
    imported(text).scenario.roles.map(({ name, policies }) => ({ name, policies }));

  test('SAM makes one, with what a VpcConfig needs', () => {
    expect(policiesOf(sam(global, ''))).toEqual([
      { name: 'FRole', policies: ['AWSLambdaVPCAccessExecutionRole', 'AWSLambdaBasicExecutionRole'] },
    ]);
    expect(policiesOf(sam('Timeout: 3', ''))).toEqual([
      { name: 'FRole', policies: ['AWSLambdaBasicExecutionRole'] },
    ]);
  });

  test('a policy template that reaches into EC2 grants its actions; the others nothing of ENIs', () => {
    const policies = 'Policies: [{ VPCAccessPolicy: {} }, { SQSPollerPolicy: { QueueName: q } }]';
    expect(JSON.stringify(policiesOf(sam('Timeout: 3', policies)))).toContain('ec2:DetachNetworkInterface');
    expect(JSON.stringify(policiesOf(sam('Timeout: 3', policies)))).not.toContain('sqs');
  });

  test('a declared role: managed, inline and attached policies; what lacks is found', () => {
    const role = `
  R:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: [!Sub "arn:\${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"]
      Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: "ec2:CreateNetworkInterface", Resource: "*" }, { Effect: Allow, Action: "s3:*", Resource: "*" }] } }]
  P: { Type: AWS::IAM::Policy, Properties: { Roles: [!Ref R], PolicyDocument: { Statement: { Effect: Allow, Action: ["ec2:DescribeSubnets"], Resource: "*" } } } }
`;
    const text = withLists('[subnet-1]', '[sg-1]', role).replace(
      'arn:aws:iam::123456789012:role/r',
      '!GetAtt R.Arn',
    );
    const { scenario } = imported(text);
    expect(scenario.functions[0]?.role).toBe('R');
    expect(JSON.stringify(scenario.roles[0]?.policies)).not.toContain('s3:');
    const lacks = inspected(text).findings.find(({ code }) => code === 'ENI003');
    expect(lacks?.message).toContain('role R does not allow ec2:DescribeNetworkInterfaces');
    expect(lacks).toMatchObject({ file: 't.yaml', line: 11 });
  });

  test('an ARN that is put together leads to its role', () => {
    const text = withLists('[subnet-1]', '[sg-1]', '  R: { Type: AWS::IAM::Role }\n');
    const role = '!Sub "arn:aws:iam::${AWS::AccountId}:role/${R}"';
    expect(imported(text.replace('arn:aws:iam::123456789012:role/r', role)).scenario.functions[0]?.role).toBe(
      'R',
    );
  });

  test('a role that is elsewhere is open', () => {
    expect(openIn(withLists('[subnet-1]'))).toContain(
      't.yaml:6:13: the role arn:aws:iam::123456789012:role/r is not among the inputs; taken to allow everything',
    );
  });
});

describe('functions', () => {
  test('memory, reserved concurrency, name, and a version to be published', () => {
    const text = sam(
      'MemorySize: 512',
      `FunctionName: shop, ReservedConcurrentExecutions: 7, AutoPublishAlias: live, ${global}`,
    );
    const { scenario } = imported(text);
    expect(scenario.functions).toMatchObject([
      { name: 'shop', memory: 512, reservedConcurrency: 7, create: 0 },
    ]);
    expect(scenario.timeline).toMatchObject([{ do: 'PublishVersion', function: 'shop', atMs: 1_800_000 }]);
    const plain = withLists(
      '[subnet-1]',
      '[sg-1]',
      '  W: { Type: AWS::Lambda::Version, Properties: { FunctionName: !Ref F } }\n',
    );
    expect(imported(plain).scenario.timeline).toHaveLength(1);
  });

  test('a condition that is false leaves it out, one that is unknown does not', () => {
    const under = (condition: string): string =>
      `${withLists('[subnet-1]').replace('AWS::Lambda::Function', 'AWS::Lambda::Function\n    Condition: P')}Parameters: { E: { Type: String } }\nConditions: { P: ${condition} }\n`;
    expect(keysOf(under('!Equals [a, b]'))).toEqual([]);
    expect(keysOf(under('!Equals [!Ref E, b]'))).toEqual(['subnet-1|sg-1']);
    expect(openIn(under('!Equals [!Ref E, b]')).join('\n')).toContain(
      'whether F exists is the condition P, which depends on the parameter E (no default); counted',
    );
    expect(inspected(under('!Equals [!Ref E, b]')).coverage).toEqual({ functions: 1, resolved: 0 });
  });

  test('a VpcConfig that hangs on an unknown condition counts', () => {
    const text = `${sam('Timeout: 3', 'VpcConfig: !If [P, { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] }, !Ref AWS::NoValue]')}
Parameters: { E: { Type: String } }
Conditions: { P: !Equals [!Ref E, b] }
`;
    expect(keysOf(text)).toEqual(['subnet-1|sg-1']);
    expect(openIn(text).join()).toContain(
      'VpcConfig is a choice by the condition P, which depends on the parameter E (no default); counted as in a VPC',
    );
    expect(keysOf(text, { E: 'a' })).toEqual([]);
  });

  test.each([
    ['a', ['subnet-1|sg-1']],
    ['b', []],
  ])('a VpcConfig that hangs on a known condition: %s', (stage, keys) => {
    const vpc = '!If [P, { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] }, !Ref AWS::NoValue]';
    const text = `${sam('Timeout: 3', `VpcConfig: ${vpc}`)}Conditions: { P: !Equals [${stage}, a] }\n`;
    expect(keysOf(text)).toEqual(keys);
    const { scenario } = imported(text);
    expect(scenario.roles[0]?.policies.includes('AWSLambdaVPCAccessExecutionRole')).toBe(keys.length > 0);
  });

  test('two functions of one name are told', () => {
    const one = sam(global, 'FunctionName: shop');
    expect(openIn({ 'a.yaml': one, 'b.yaml': one }).join()).toContain(
      'another function is called shop too; counted as two',
    );
    expect(imported({ 'a.yaml': one, 'b.yaml': one }).scenario.functions.map(({ name }) => name)).toEqual([
      'a-shop',
      'b-shop',
    ]);
  });

  test('other resources with a VpcConfig are no functions', () => {
    const others = ['AWS::CodeBuild::Project', 'AWS::Lambda::CapacityProvider', 'Custom::Thing']
      .map(
        (type, i) =>
          `  X${i}: { Type: "${type}", Properties: { VpcConfig: { SubnetIds: [subnet-9], SecurityGroupIds: [sg-9] } } }\n`,
      )
      .join('');
    expect(inspected(withLists('[subnet-1]', '[sg-1]', others)).inventory.functions).toHaveLength(1);
  });

  test('secrets stay where they are', () => {
    const text = `${sam(global, 'Environment: { Variables: { KEY: hush-hush } }, FunctionName: !Ref Token')}
Parameters: { Token: { Type: String, NoEcho: true, Default: hush-hush } }`;
    const { yaml, gaps } = imported(text);
    expect(yaml + JSON.stringify(gaps)).not.toContain('hush');
    const given = imported(text, { Token: 'hush-2' });
    expect(given.yaml + JSON.stringify(given.gaps)).not.toContain('hush');
  });

  test('modules are told', () => {
    expect(
      openIn(withLists('[subnet-1]', '[sg-1]', '  M: { Type: "Org::App::Api::MODULE" }\n')).join(),
    ).toContain(
      't.yaml:10:3: the module Org::App::Api::MODULE makes resources; functions among them are not counted',
    );
    expect(
      openIn(withLists('[subnet-1]', '[sg-1]', '  M: { Type: "Org::App::Api" }\n')).join(),
    ).not.toContain('Org::');
  });

  test('macros and loops are told', () => {
    expect(openIn(withLists('[subnet-1]', '[sg-1]', 'Transform: Shout\n')).join()).toContain(
      'the macro Shout may change the template',
    );
    expect(openIn(withLists('[subnet-1]', '[sg-1]', '  Fn::ForEach::X: [I, !Ref U, {}]\n')).join()).toContain(
      'Fn::ForEach::X makes resources; functions among them are not counted',
    );
  });
});

describe('networks', () => {
  const net = `
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, InstanceTenancy: dedicated } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: !Select [1, !Cidr [!GetAtt V.CidrBlock, 4, 8]], AvailabilityZone: eu-west-1a, Ipv6CidrBlock: !Select [0, !Cidr [!Select [0, !GetAtt V.Ipv6CidrBlocks], 2, 64]] } }
  T: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref V } }
  S: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref A, RouteTableId: !Ref T } }
  D: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref T, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref N } }
  N: { Type: AWS::EC2::NatGateway }
  G: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V } }
`;

  test('blocks, zones, routes and tenancy', () => {
    const { scenario } = imported(withLists('[!Ref A]', '[!GetAtt G.GroupId]', net));
    expect(scenario.vpcs).toMatchObject([{ id: 'V', cidr: '10.0.0.0/16', tenancy: 'dedicated' }]);
    expect(scenario.subnets).toMatchObject([
      { id: 'A', vpc: 'V', az: 'eu-west-1a', cidr: '10.0.1.0/24', route: 'nat' },
    ]);
    expect(scenario.subnets[0]?.ipv6Cidr).toMatch(/^2001:db8:/);
    expect(scenario.securityGroups).toEqual([{ id: 'G', vpc: 'V' }]);
  });

  describe('a block of IPv6 that is a resource of its own', () => {
    const plain = net.replace(/, Ipv6CidrBlock: .*\]\]/, '');
    const block = (id: string, more = '') =>
      `  X: { Type: AWS::EC2::SubnetCidrBlock, ${more} Properties: { SubnetId: ${id}, Ipv6CidrBlock: "2001:db8::/64" } }\n`;
    const ipv6Of = (subnetId: string, more: string) =>
      imported(withLists(`[${subnetId}]`, '[!Ref G]', plain + more)).scenario.subnets.find(
        ({ id }) => id === subnetId.replace('!Ref ', ''),
      )?.ipv6Cidr;

    test.each([
      ['of a declared subnet', '!Ref A', '!Ref A'],
      ['by an attribute', '!Ref A', '!GetAtt A.SubnetId'],
      ['of a subnet of another stack', 'subnet-1', 'subnet-1'],
    ])('is one of its subnet: %s', (_, used, named) => {
      expect(ipv6Of(used, block(named))).toMatch(/^2001:db8:/);
    });

    test('is not one of another subnet, nor of one by a condition that is false', () => {
      expect(plain).not.toContain('Ipv6');
      const never = 'Conditions: { Never: !Equals [a, b] }\n';
      expect(ipv6Of('!Ref A', block('subnet-1'))).toBeNull();
      expect(ipv6Of('!Ref A', block('!Ref A', 'Condition: Never,') + never)).toBeNull();
    });
  });

  test.each([
    ['GatewayId: !Ref N', 'igw'],
    ['EgressOnlyInternetGatewayId: !Ref N', 'egress-only'],
    ['TransitGatewayId: tgw-1', 'none'],
  ])('a default route by %s', (target, route) => {
    const text = withLists('[!Ref A]', '[!Ref G]', net.replace('NatGatewayId: !Ref N', target));
    expect(imported(text).scenario.subnets[0]?.route).toBe(route);
  });

  test.each([
    ['TransitGatewayId: tgw-1', 'the default route of A leads to tgw-1, not followed'],
    ['GatewayId: !Ref W', 'the default route of A leads to W, not followed'],
    ['VpcEndpointId: vpce-1', 'the default route of A leads to vpce-1, not followed'],
  ])('a default route by %s is not followed', (target, gap) => {
    const vpn = '  W: { Type: AWS::EC2::VPNGateway }\n';
    const text = withLists('[!Ref A]', '[!Ref G]', net.replace('NatGatewayId: !Ref N', target) + vpn);
    expect(openIn(text).join()).toContain(`${gap}; taken to lead nowhere`);
    expect(inspected(text).inventory.reach).toMatchObject([{ ipv4: 'unknown' }]);
  });

  test('a table that is not beside the subnet: where it leads is not known', () => {
    const text = withLists(
      '[!Ref A]',
      '[!Ref G]',
      net.replace('RouteTableId: !Ref T }', 'RouteTableId: rtb-1 }'),
    );
    expect(openIn(text).join()).toContain('where the default route of A leads is not known');
    const { findings } = inspected(text);
    expect(findings.map(({ code }) => code)).not.toContain('ENI032');
  });

  test('a table without a default route leads nowhere', () => {
    const text = withLists('[!Ref A]', '[!Ref G]', net.replace('0.0.0.0/0', '10.9.0.0/16'));
    expect(openIn(text).join()).not.toContain('default route');
    expect(inspected(text).findings.map(({ code }) => code)).toContain('ENI032');
  });

  test('bits beyond the prefix are cleared, as EC2 does', () => {
    const text = withLists(
      '[!Ref A]',
      '[!Ref G]',
      net.replace('!Select [1, !Cidr [!GetAtt V.CidrBlock, 4, 8]]', '10.0.1.0/23'),
    );
    expect(imported(text).scenario.subnets[0]?.cidr).toBe('10.0.0.0/23');
  });

  test('a subnet in a further block of its VPC keeps its size', () => {
    const text = withLists(
      '[!Ref A]',
      '[!Ref G]',
      net.replace('!Select [1, !Cidr [!GetAtt V.CidrBlock, 4, 8]]', '100.64.0.0/22'),
    );
    expect(imported(text).scenario.subnets[0]?.cidr).toBe('10.0.0.0/22');
  });

  test('the default group of a VPC is one of it', () => {
    expect(
      imported(withLists('[!Ref A]', '[!GetAtt V.DefaultSecurityGroup]', net)).scenario.securityGroups,
    ).toContainEqual({ id: 'V.DefaultSecurityGroup', vpc: 'V' });
  });

  test('what functions use together is in one VPC; its size is said to be assumed', () => {
    const text = withLists('[!ImportValue a]', '[!Ref G]', net);
    expect(imported(text).scenario.subnets.find(({ id }) => id === 'a')?.vpc).toBe('V');
    expect(openIn(text)).toContain(
      't.yaml:8:21: the addresses of subnet a are not known; its block is taken to be 10.0.0.0/24, with none in use and no route to the internet',
    );
  });
});

describe('several files', () => {
  const child = withLists(
    '!Ref Subnets',
    '[!Ref G]',
    '  G: { Type: AWS::EC2::SecurityGroup }\nParameters: { Subnets: { Type: "List<AWS::EC2::Subnet::Id>" } }\nOutputs: { Group: { Value: !Ref G } }\n',
  );
  const parent = `
Resources:
  One: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: nested/child.yaml, Parameters: { Subnets: !Join [",", [subnet-1, subnet-2]] } } }
  Two: { Type: AWS::Serverless::Application, Properties: { Location: ./nested/child.yaml, Parameters: { Subnets: subnet-1 } } }
`;

  test('a nested stack on the network is the one input whose path ends as its address does, and that is told', () => {
    const remote = parent.replaceAll(
      /(\.\/)?nested\/child\.yaml/g,
      'https://s3.amazonaws.com/bucket/v1/nested/child.yaml',
    );
    const texts = { 'a/parent.yaml': remote, 'a/nested/child.yaml': child };
    expect(imported(texts).scenario.functions).toHaveLength(
      imported({ 'parent.yaml': parent, 'nested/child.yaml': child }).scenario.functions.length,
    );
    expect(imported(texts).gaps.unresolved.map(({ consequence }) => consequence)).toContain(
      'taken to be a/nested/child.yaml',
    );
    const twice = { ...texts, 'b/nested/child.yaml': child };
    expect(imported(twice).gaps.unresolved.map(({ consequence }) => consequence)).not.toContain(
      'taken to be a/nested/child.yaml',
    );
  });

  test('nested stacks with their parameters; equal names are told apart', () => {
    expect(keysOf({ 'parent.yaml': parent, 'nested/child.yaml': child })).toEqual([
      'subnet-1|One-G',
      'subnet-1|Two-G',
      'subnet-2|One-G',
    ]);
  });

  test('one that is not among the inputs is open', () => {
    expect(openIn(parent)).toEqual([
      't.yaml:3:3: the template of the nested stack One is not among the inputs; functions in it are not counted',
      't.yaml:4:3: the template of the nested stack Two is not among the inputs; functions in it are not counted',
    ]);
  });

  test('one that contains itself', () => {
    const self = parent.replaceAll(/nested\/child|\.\/nested\/child/g, 't');
    expect(() => imported(self)).toThrow(/the nested stack \w+ contains itself \(IMP004\)/);
  });

  test('parts of a template share what one of them declares', () => {
    const part = withLists('[subnet-1]', '[!Ref Shared]');
    const other = part.replace('  F:', '  H:');
    const base = 'Resources: { Shared: { Type: AWS::EC2::SecurityGroup } }';
    expect(keysOf({ 'a.yaml': part, 'b.yaml': other, 'c.yaml': base })).toEqual(['subnet-1|Shared']);
  });
});
