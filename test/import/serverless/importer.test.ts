import { describe, expect, it, test } from 'vitest';
import { findingsOf, imported, inspected, keysOf, openIn, outcomeOf } from '../support.ts';
import { inVpc, service } from './support.ts';

const functionsOf = (text: string, parameters = {}) => imported(text, parameters).scenario.functions;
const namesOf = (text: string, parameters = {}): string[] =>
  functionsOf(text, parameters).map(({ name }) => name);

describe('a service', () => {
  it('is recognised by service, provider and aws', () => {
    expect(namesOf('service: s\nprovider: aws\nfunctions: { f: { handler: h } }')).toEqual(['s-dev-f']);
    expect(() => imported('service: s\nprovider: { name: google }\nfunctions: { f: {} }')).not.toThrow();
    expect(namesOf('service: s\nprovider: { name: google }\nfunctions: { f: {} }')).toEqual([]);
  });

  it('names functions by service, stage and key, or as they say', () => {
    const text = service('  a: { handler: h }\n  b: { name: "${self:service}-x", handler: h }');
    expect(namesOf(text)).toEqual(['shop-dev-a', 'shop-x']);
    expect(namesOf(text, { 'opt:stage': 'prod' })).toEqual(['shop-prod-a', 'shop-x']);
    expect(namesOf(service('  a: {}', '  stage: ${opt:stage, "qa"}'))).toEqual(['shop-qa-a']);
  });

  it('takes functions as a list of mappings, and leaves out what is null', () => {
    expect(namesOf(service('  - a: { handler: h }\n    n: ~\n  - b: { handler: h }'))).toEqual([
      'shop-dev-a',
      'shop-dev-b',
    ]);
  });

  it('gives memory, reserved concurrency and a version to be published', () => {
    const [a, b] = functionsOf(
      service('  a: { reservedConcurrency: 0 }\n  b: { memorySize: 256 }', '  memorySize: 512'),
    );
    expect([a?.memory, a?.reservedConcurrency, b?.memory]).toEqual([512, 0, 256]);
    const published = (functions: string, provider = '') =>
      imported(service(functions, provider)).scenario.timeline.map((one) =>
        'function' in one ? one.function : '',
      );
    expect(published('  a: {}\n  b: { versionFunction: false }')).toEqual(['shop-dev-a']);
    expect(published('  a: {}\n  b: { provisionedConcurrency: 1 }', '  versionFunctions: false')).toEqual([
      'shop-dev-b',
    ]);
  });

  it('is in its Region, which it may be told', () => {
    expect(imported(service('  a: {}')).scenario.account.region).toBe('eu-west-1');
    expect(imported('service: s\nprovider: aws\nfunctions: { f: {} }').scenario.account.region).toBe(
      'us-east-1',
    );
    expect(imported(service('  a: {}'), { 'opt:region': 'eu-north-1' }).scenario.account.region).toBe(
      'eu-north-1',
    );
  });
});

describe('vpc', () => {
  test.each([
    ['of the provider', '  a: {}', ['subnet-1|sg-1', 'subnet-2|sg-1']],
    ['of the function, list by list', '  a: { vpc: { subnetIds: [subnet-3] } }', ['subnet-3|sg-1']],
    ['null detaches', '  a: { vpc: ~ }', []],
    ['false detaches', '  a: { vpc: false }', []],
    ['a capacity provider has its own', '  a: { capacityProvider: c }', []],
    [
      'of other things is none',
      '  a: { vpc: ~, events: [{ stream: { vpc: { subnetIds: [subnet-9] } } }] }',
      [],
    ],
  ])('%s', (_, functions, keys) => {
    expect(keysOf(service(functions, inVpc))).toEqual(keys);
  });

  it('allows IPv6 where it says so', () => {
    const vpc = '{ ipv6AllowedForDualStack: true, securityGroupIds: [sg-1], subnetIds: [subnet-1] }';
    expect(functionsOf(service(`  a: { vpc: ${vpc} }`))[0]?.vpcConfig?.ipv6AllowedForDualStack).toBe(true);
  });

  it('with a key that is not known is refused, with the nearest spelling', () => {
    expect(
      findingsOf(service('  a:\n    vpc: { subnetsIds: [subnet-1], securityGroupIds: [sg-1] }')),
    ).toEqual([
      't.yaml:9:5: vpc has no subnetIds: the Framework leaves the VPC out (IMP022)',
      't.yaml:9:12: vpc takes securityGroupIds, subnetIds, ipv6AllowedForDualStack; found "subnetsIds"; did you mean "subnetIds"? (IMP020)',
    ]);
    expect(findingsOf(service('  a: { vpc: { SubnetIds: [subnet-1] } }')).join()).toContain(
      'did you mean "subnetIds"?',
    );
  });

  it('with one list alone is none, and said to be', () => {
    const text = service('  a: { vpc: { subnetIds: [subnet-1] } }');
    expect(keysOf(text)).toEqual([]);
    expect(findingsOf(text)).toEqual([
      't.yaml:8:8: vpc has no securityGroupIds: the Framework leaves the VPC out (IMP022)',
    ]);
  });

  it('with literals that are no ids is refused', () => {
    expect(
      findingsOf(service('  a: { vpc: { subnetIds: [app], securityGroupIds: [sg-1] } }')).join(),
    ).toContain('(IMP003)');
  });
});

describe('variables', () => {
  it('that stand for a whole list are one key, and open', () => {
    const text = service(
      '  a: { vpc: { subnetIds: "${ssm:/net/${sls:stage}/subnets}", securityGroupIds: [sg-1] } }',
    );
    expect(keysOf(text)).toEqual(['ssm:/net/dev/subnets|sg-1']);
    expect(openIn(text)[0]).toBe(
      't.yaml:8:26: SubnetIds is the variable ${ssm:/net/dev/subnets} (no value given); counted as one subnet: keys = 1 × (number of subnets)',
    );
    expect(inspected(text).coverage).toEqual({ functions: 1, resolved: 0 });
    expect(keysOf(text, { 'ssm:/net/dev/subnets': 'subnet-1, subnet-2' })).toEqual([
      'subnet-1|sg-1',
      'subnet-2|sg-1',
    ]);
  });

  it('that stand for one id are a key of their own, the same wherever they stand', () => {
    const vpc = '{ vpc: { subnetIds: ["${env:S}"], securityGroupIds: [sg-1] } }';
    expect(keysOf(service(`  a: ${vpc}\n  b: ${vpc}`))).toEqual(['env:S|sg-1']);
    expect(keysOf(service(`  a: ${vpc}`), { 'env:S': 'subnet-1' })).toEqual(['subnet-1|sg-1']);
  });

  test.each([
    [
      "${self:custom.ids.${opt:stage, 'dev'}}",
      'custom: { ids: { dev: [subnet-d], prod: [subnet-p] } }',
      'subnet-d',
    ],
    [
      '${param:ids}',
      'stages: { default: { params: { ids: [subnet-x] } }, dev: { params: { ids: [subnet-d] } } }',
      'subnet-d',
    ],
    ['${param:ids}', 'params: { default: { ids: [subnet-x] } }', 'subnet-x'],
    ['${env:IDS, self:custom.ids}', 'custom: { ids: [subnet-e] }', 'subnet-e'],
    [
      '${self:custom.a}',
      'custom: { a: "${self:custom.b}", b: ["${self:custom.c}"], c: subnet-c }',
      'subnet-c',
    ],
    ['${self:custom.${self:provider.stage}}', 'custom: { dev: subnet-d }', 'subnet-d'],
    ['${self:custom.list.1}', 'custom: { list: [[subnet-0], [subnet-1]] }', 'subnet-1'],
  ])('%s', (subnets, more, id) => {
    const text = service(`  a: { vpc: { subnetIds: "${subnets}", securityGroupIds: [sg-1] } }`, '', more);
    expect(keysOf(text)).toEqual([`${id}|sg-1`]);
  });

  it('of the whole vpc', () => {
    const vpc = {
      provider: '  vpc: ${self:custom.vpc.${sls:stage}}',
      more: 'custom: { vpc: { dev: { securityGroupIds: [sg-1], subnetIds: [subnet-1] } } }',
    };
    expect(keysOf(service('  a: {}', vpc.provider, vpc.more))).toEqual(['subnet-1|sg-1']);
    const open = service('  a: {}\n  b: { vpc: { subnetIds: [subnet-1] } }', '  vpc: ${file(./vpc.yml)}');
    expect(keysOf(open)).toHaveLength(2);
    expect(openIn(open).join('\n')).toContain(
      'VpcConfig is the variable ${file(./vpc.yml)} (its file is not among the inputs)',
    );
    expect(openIn(open).join('\n')).toContain(
      'SecurityGroupIds is the variable ${file(./vpc.yml):securityGroupIds}',
    );
  });

  it('of other files, when they are among the inputs', () => {
    const files = {
      'app/serverless.yml': service(
        '  - ${file(functions.yml)}\n  - b: ${file(more/b.${sls:stage}.yml):b}',
        '  vpc: ${file(../net/vpc.json):vpc}',
        'resources:\n  - ${file(resources.yml)}',
      ),
      'app/functions.yml': 'a: { handler: h }',
      'app/more/b.dev.yml': 'b: { handler: h, memorySize: "${self:custom.none, 768}" }',
      'net/vpc.json': '{"vpc": {"securityGroupIds": [{"Ref": "G"}], "subnetIds": ["subnet-1"]}}',
      'app/resources.yml':
        'Resources: { G: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: vpc-1 } } }',
    };
    const { scenario, gaps } = imported(files);
    expect(scenario.functions.map(({ name, memory }) => [name, memory])).toEqual([
      ['shop-dev-a', 1024],
      ['shop-dev-b', 768],
    ]);
    expect(keysOf(files)).toEqual(['subnet-1|G']);
    expect(gaps.unresolved.map(({ what }) => what)).toEqual([
      'the addresses of subnet subnet-1 are not known',
    ]);
    const { 'app/functions.yml': _, ...rest } = files;
    expect(openIn(rest)).toContain(
      'app/serverless.yml:8:5: functions: ${file(functions.yml)}, which is not among the inputs; functions among them are not counted',
    );
  });

  test.each([
    [
      '${self:custom.subnts.a}',
      'cannot resolve ${self:custom.subnts.a}; did you mean "custom.subnets"? (IMP021)',
    ],
    ['${self:custom.loop}', '${self:custom.loop} refers to itself (IMP004)'],
    ['${self:custom.deep}', 'refers to itself (IMP004)'],
    ['${self:custom.big0}', 'its variables stand for more than 1,000,000 parts (IMP001)'],
  ])('%s is refused', (subnets, message) => {
    const big = Array.from(
      { length: 40 },
      (_, i) => `big${i}: "\${self:custom.big${i + 1}}\${self:custom.big${i + 1}}"`,
    );
    const more = `custom: { subnets: {}, loop: "\${self:custom.loop}", deep: { a: "\${self:custom.deep}" }, ${big.join(', ')}, big40: x }`;
    const text = service(`  a: { vpc: { subnetIds: "${subnets}", securityGroupIds: [sg-1] } }`, '', more);
    expect(findingsOf(text).join('\n')).toContain(message);
  });

  it('that nobody needs are not asked for, and never told', () => {
    const text = service(
      '  a: { environment: { K: "${self:custom.none}" } }',
      '  environment: { P: "${env:PASSWORD}" }',
    );
    const { yaml } = imported(text, { 'env:PASSWORD': 'hush' });
    expect(yaml).not.toContain('hush');
  });

  it('--param names what a service asks for', () => {
    expect(findingsOf(service('  a: {}'), { 'opt:stge': 'x' })).toEqual([
      't.yaml:1:1: --param opt:stge: no input has this parameter; did you mean "opt:stage"? (IMP006)',
    ]);
  });
});

describe('roles', () => {
  const rolesOf = (text: string) =>
    Object.fromEntries(
      imported(text).scenario.roles.map(({ name, policies }) => [
        name,
        policies.map((one) => (typeof one === 'string' ? one : 'document')),
      ]),
    );

  it('are one for all, which the Framework lets into the VPC', () => {
    expect(rolesOf(service('  a: {}'))).toEqual({ IamRoleLambdaExecution: [] });
    const statements = '  iam: { role: { statements: [{ Effect: Allow, Action: "ec2:*", Resource: "*" }] } }';
    expect(rolesOf(service('  a: {}', `${inVpc}\n${statements}`))).toEqual({
      IamRoleLambdaExecution: ['AWSLambdaVPCAccessExecutionRole', 'document'],
    });
    expect(rolesOf(service('  a: { vpc: ~ }'))).toEqual({
      IamRoleLambdaExecution: ['AWSLambdaVPCAccessExecutionRole'],
    });
    expect(inspected(service('  a: {}', inVpc)).findings.filter(({ code }) => code === 'ENI003')).toEqual([]);
  });

  it('with statements that only the deploy knows are open', () => {
    const text = service('  a: {}', '  iam: { role: { statements: ["${ssm:/statement}"] } }');
    expect(openIn(text)).toEqual([
      't.yaml:6:31: a statement of a policy is the variable ${ssm:/statement} (no value given); taken to grant nothing of ENIs and to deny nothing',
    ]);
  });

  it('that exist get nothing', () => {
    const resources = 'resources: { Resources: { R: { Type: AWS::IAM::Role } } }';
    const text = service('  a: { role: R }\n  b: { role: !GetAtt R.Arn }', inVpc, resources);
    expect(functionsOf(text).map(({ role }) => role)).toEqual(['R', 'R']);
    expect(inspected(text).findings.map(({ code }) => code)).toContain('ENI003');
    expect(
      openIn(service('  a: {}', `${inVpc}\n  iam: { role: "arn:aws:iam::123456789012:role/r" }`)).join(),
    ).toContain('the role arn:aws:iam::123456789012:role/r is not among the inputs');
  });

  it('are one for each function where these have statements of their own', () => {
    const text = service('  a: { iamRoleStatements: [] }\n  b: {}', inVpc);
    expect(functionsOf(text).map(({ role }) => role)).toEqual([
      'AIamRoleLambdaExecution',
      'IamRoleLambdaExecution',
    ]);
    const each = service('  a: {}\n  b: {}', `${inVpc}\n  iam: { role: { mode: perFunction } }`);
    expect(functionsOf(each).map(({ role }) => role)).toEqual([
      'AIamRoleLambdaExecution',
      'BIamRoleLambdaExecution',
    ]);
  });
});

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

test('two services and a template are one account', () => {
  const template =
    'Resources: { F: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] } } } }';
  const files = {
    'a/serverless.yml': service('  a: {}', inVpc),
    'b/serverless.yml': service('  b: {}', inVpc),
    't.yaml': template,
  };
  expect(imported(files).scenario.functions.map(({ name }) => name)).toEqual([
    'F',
    'shop-dev-a',
    'shop-dev-b',
  ]);
  expect(keysOf(files)).toEqual(['subnet-1|sg-1', 'subnet-2|sg-1']);
});
