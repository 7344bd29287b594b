import { describe, expect, test } from 'vitest';
import { kindOf } from '../../../src/import/kinds.ts';
import { readTerms } from '../../../src/import/read-terms.ts';
import { findingsOf, imported, keysOf, openIn, outcomeOf } from '../support.ts';
import { attached, declared, file, lambda, plan, refers, type Change } from './support.ts';

const f = 'aws_lambda_function.f';
const existing = (more: object = {}): Change => {
  const values = lambda('f', ['subnet-1'], ['sg-1'], more);
  return { address: f, actions: ['no-op'], before: values, after: values };
};

describe('recognised by content', () => {
  test.each([
    ['a plan', plan([existing()]), 'terraform'],
    ['planned values only', '{"format_version":"1.0","planned_values":{}}', 'terraform'],
    ['a state', '{"format_version":"1.0","values":{"root_module":{}}}', 'terraform'],
    ['an empty state', '{"format_version":"1.0"}', undefined],
    ['a template', '{"Resources":{"F":{"Type":"AWS::Lambda::Function"}}}', 'cloudformation'],
  ])('%s', (_, text, kind) => {
    const { term } = readTerms(text, 'x.json');
    expect(term === null ? undefined : kindOf(term)?.kind).toBe(kind);
  });

  test('a format of the future is refused', () => {
    const text = plan([existing()]).replace('"1.2"', '"2.0"');
    expect(findingsOf(file(text))).toEqual([
      'plan.json:1:19: format_version is 2.0; understood are 0.1 to 1.x (IMP002)',
    ]);
  });
});

test('a change without an address is refused: it would pass for another one', () => {
  const text = plan([
    { address: 'aws_lambda_function.f', after: lambda('f', ['subnet-1'], ['sg-1']) },
    { address: 'aws_lambda_function.f', after: lambda('g', ['subnet-1'], ['sg-1']) },
  ]);
  const at = text.lastIndexOf('"address"');
  const broken = `${text.slice(0, at)}"adress"${text.slice(at + '"address"'.length)}`;
  expect(findingsOf(file(broken))).toEqual(['plan.json:4:1: a change of a resource has no address (IMP002)']);
});

test('only functions count: other resources have a vpc_config too', () => {
  const others = [
    'aws_codebuild_project.b',
    'aws_eks_cluster.c',
    'aws_lambda_alias.d',
    'aws_lambda_provisioned_concurrency_config.e',
  ];
  const vpc_config = [{ subnet_ids: ['subnet-9'], security_group_ids: ['sg-9'], subnets: ['subnet-9'] }];
  const changes = others.map((address): Change => ({ address, after: { function_name: 'f', vpc_config } }));
  expect(keysOf(file(plan([existing(), ...changes])))).toEqual(['subnet-1|sg-1']);
});

describe('a function of the Cloud Control provider', () => {
  const address = 'awscc_lambda_function.c';
  const values = (subnet: string) => ({
    function_name: 'c',
    memory_size: 256,
    vpc_config: { subnet_ids: [subnet], security_group_ids: ['sg-1'], ipv6_allowed_for_dual_stack: false },
  });

  test('counts like any other, created and updated', () => {
    const created = imported(file(plan([{ address, after: values('subnet-1') }]))).scenario;
    expect(created.functions).toMatchObject([
      { name: 'c', create: 0, vpcConfig: { subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] } },
    ]);
    const update = { address, actions: ['update'], before: values('subnet-1'), after: values('subnet-2') };
    expect(imported(file(plan([update]))).scenario.timeline).toMatchObject([
      { do: 'UpdateFunctionConfiguration', function: 'c', vpcConfig: { subnetIds: ['subnet-2'] } },
    ]);
  });

  test.each([
    ['the lists', { subnet_ids: true, security_group_ids: true }],
    ['the whole attachment', true],
  ])('of which the apply alone knows %s is open', (_, vpc_config) => {
    const change = { address, after: { function_name: 'c' }, unknown: { vpc_config } };
    const given = vpc_config === true ? {} : { vpc_config: {} };
    const text = plan([{ ...change, after: { ...change.after, ...given } }]);
    expect(keysOf(file(text))).toHaveLength(1);
    expect(openIn(file(text)).join()).toContain('vpc_config.subnet_ids of awscc_lambda_function.c');
  });

  test('without marks, an attachment that refers to something is there', () => {
    const root = {
      resources: [declared(address, { vpc_config: refers('aws_subnet.a.id', 'aws_subnet.a') })],
    };
    const resources = [{ address, mode: 'managed', type: 'awscc_lambda_function', name: 'c', values: {} }];
    const text = plan([], root, { planned_values: { root_module: { resources } } });
    expect(keysOf(file(text))).toHaveLength(1);
  });
});

test.each([
  'aws_cloudformation_stack',
  'aws_cloudformation_stack_set_instance',
  'awscc_cloudformation_stack',
])('a stack of CloudFormation may have functions: %s', (type) => {
  const stack = (address: string): Change => ({ address, actions: ['no-op'], before: {}, after: {} });
  expect(openIn(file(plan([existing(), stack(`${type}.s`)]))).join('\n')).toContain(
    `${type}.s deploys a template of CloudFormation; functions in it are not counted`,
  );
  expect(openIn(file(plan([existing(), stack(`data.${type}.s`)]))).join('\n')).not.toContain(
    'CloudFormation',
  );
});

test('dual stack, memory, reserved concurrency, account and Region', () => {
  const values = {
    arn: 'arn:aws:lambda:eu-west-1:210987654321:function:f',
    memory_size: 512,
    reserved_concurrent_executions: 5,
    vpc_config: [
      { subnet_ids: ['subnet-1'], security_group_ids: ['sg-1'], ipv6_allowed_for_dual_stack: true },
    ],
  };
  const subnet = {
    id: 'subnet-1',
    vpc_id: 'vpc-1',
    cidr_block: '10.0.1.0/24',
    ipv6_cidr_block: '2001:db8::/64',
  };
  const { scenario } = imported(
    file(
      plan([
        existing(values),
        { address: 'aws_subnet.s', actions: ['no-op'], before: subnet, after: subnet },
      ]),
    ),
  );
  expect(scenario.functions).toMatchObject([
    { memory: 512, reservedConcurrency: 5, vpcConfig: { ipv6AllowedForDualStack: true } },
  ]);
  expect(scenario.account).toMatchObject({ id: '210987654321', region: 'eu-west-1' });
});

test('a plan that is not whole says so', () => {
  const text = plan([existing()], {}, { errored: true, deferred_changes: [{}, {}] });
  expect(openIn(file(text)).slice(0, 2)).toEqual([
    'plan.json:1:1: the plan defers 2 changes; functions among them are not counted',
    'plan.json:1:1: planning ended with an error; counted as far as it came',
  ]);
});

describe('secrets', () => {
  const secret = 'hunter2-hunter2';
  const told = (text: string): string => {
    const outcome = outcomeOf(file(text));
    return JSON.stringify([outcome, outcome.scenario === null ? '' : outcome.yaml]);
  };

  test('environment variables, variables and outputs are never copied', () => {
    const values = {
      environment: [{ variables: { PASSWORD: secret } }],
      description: secret,
      tags: { x: secret },
    };
    const after = {
      ...lambda('f', ['subnet-1'], ['sg-1'], values),
      environment: [{ variables: { PASSWORD: `${secret}!` } }],
    };
    const text = plan(
      [{ address: f, actions: ['update'], before: lambda('f', ['subnet-1'], ['sg-1'], values), after }],
      {},
      { variables: { password: { value: secret } }, planned_values: { outputs: { o: { value: secret } } } },
    );
    expect(told(text)).not.toContain(secret);
    expect(told(text)).toContain('UpdateFunctionConfiguration');
  });

  test.each([
    ['a function name', { function_name: true }, { function_name: secret }],
    ['a role', { role: true }, { role: `arn:aws:iam::123456789012:role/${secret}` }],
    [
      'a list of ids',
      { vpc_config: true },
      { vpc_config: [{ subnet_ids: [`subnet-${secret}`], security_group_ids: ['sg-1'] }] },
    ],
    [
      'an id',
      { vpc_config: [{ subnet_ids: [true] }] },
      { vpc_config: [{ subnet_ids: ['subnet-5ec2e7'], security_group_ids: ['sg-1'] }] },
    ],
  ])('%s that is marked as sensitive goes by the address', (_, sensitive, values) => {
    const after = lambda('f', ['subnet-1'], ['sg-1'], values);
    const text = told(plan([{ address: f, after, sensitive }]));
    expect(text).not.toContain(secret);
    expect(text).not.toContain('subnet-5ec2e7');
    expect(text).toContain(f);
  });

  test('a sensitive variable is no id, and a text in the place of one is not shown', () => {
    const root = {
      resources: [attached('f', refers('var.s', 'var.t'), refers('var.t'))],
      variables: { s: { sensitive: true } },
    };
    const more = { variables: { s: { value: ['subnet-5ec2e7'] }, t: { value: secret } } };
    const unknown = { vpc_config: [{ subnet_ids: true, security_group_ids: true }] };
    const text = told(plan([{ address: f, after: { vpc_config: [{}] }, unknown }], root, more));
    expect(text).not.toContain('subnet-5ec2e7');
    expect(text).not.toContain(secret);
    const literal = told(plan([{ address: f, after: lambda('f', [secret], ['sg-1']) }]));
    expect(literal).not.toContain(secret);
    expect(literal).toContain('has a text that is no id of a subnet');
  });

  test('a policy that is sensitive is not read', () => {
    const arn = 'arn:aws:iam::123456789012:role/app';
    const document = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: secret }] });
    const changes: Change[] = [
      existing({ role: arn }),
      { address: 'aws_iam_role.r', after: { arn, name: 'app' } },
      {
        address: 'aws_iam_role_policy.p',
        after: { role: 'app', policy: document },
        sensitive: { policy: true },
      },
    ];
    expect(told(plan(changes, { resources: [declared('aws_iam_role_policy.p', {})] }))).not.toContain(secret);
  });
});

describe('a change without marks of what is not known', () => {
  const text = (after: object): string =>
    JSON.stringify({
      format_version: '1.0',
      resource_changes: [
        { address: f, type: 'aws_lambda_function', change: { actions: ['create'], before: null, after } },
      ],
    });

  test('a block without its lists is one of which nothing is known', () => {
    expect(keysOf(file(text({ function_name: 'f', vpc_config: [{}] })))).toEqual([
      'aws_lambda_function.f.vpc_config.subnet_ids|aws_lambda_function.f.vpc_config.security_group_ids',
    ]);
  });

  test.each([[{}], [{ vpc_config: [] }], [{ vpc_config: [{ subnet_ids: [], security_group_ids: [] }] }]])(
    'no VPC: %j',
    (more) => expect(keysOf(file(text({ function_name: 'f', ...more })))).toEqual([]),
  );
});
