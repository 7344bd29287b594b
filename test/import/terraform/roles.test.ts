import { describe, expect, test } from 'vitest';
import { imported, inspected, openIn } from '../support.ts';
import { declared, file, lambda, plan, refers, type Change, type Module } from './support.ts';

const managed = 'arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole';
const arn = 'arn:aws:iam::123456789012:role/app';
const policy = (action: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: action, Resource: '*' },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
    ],
  });
const kept = (address: string, values: object): Change => ({
  address,
  actions: ['no-op'],
  before: values,
  after: values,
});
const role = kept('aws_iam_role.app', { arn, id: 'app', name: 'app' });
const f = kept('aws_lambda_function.f', lambda('f', ['subnet-1'], ['sg-1'], { role: arn }));
const rolesOf = (changes: readonly Change[], root: Module = {}) =>
  imported(file(plan(changes, root))).scenario.roles;

describe('the policies of a role', () => {
  test('a new role that states none has those that are attached, whatever the plan does not know yet', () => {
    const name = { name: { constant_value: 'app' } };
    const created: Change = {
      address: 'aws_iam_role.app',
      after: { name: 'app' },
      unknown: { arn: true, managed_policy_arns: true },
    };
    const text = file(plan([created, f], { resources: [declared('aws_iam_role.app', name)] }));
    expect(imported(text).scenario.roles).toMatchObject([{ name: 'app', policies: [] }]);
    expect(openIn(text).join()).not.toContain('managed_policy_arns');
    const stated = { ...name, managed_policy_arns: { references: ['var.arns'] } };
    const open = file(plan([created, f], { resources: [declared('aws_iam_role.app', stated)] }));
    expect(openIn(open).join()).toContain('managed_policy_arns');
  });

  test.each<[string, readonly Change[], readonly unknown[]]>([
    [
      'attached',
      [role, kept('aws_iam_role_policy_attachment.a', { role: 'app', policy_arn: managed })],
      ['AWSLambdaVPCAccessExecutionRole'],
    ],
    [
      'for many roles',
      [role, kept('aws_iam_policy_attachment.a', { roles: ['x', 'app'], policy_arn: managed })],
      ['AWSLambdaVPCAccessExecutionRole'],
    ],
    [
      'of another role',
      [role, kept('aws_iam_role_policy_attachment.a', { role: 'other', policy_arn: managed })],
      [],
    ],
    [
      'by its own list',
      [kept('aws_iam_role.app', { arn, name: 'app', managed_policy_arns: [managed] })],
      ['AWSLambdaVPCAccessExecutionRole'],
    ],
    [
      'one of AWS that grants nothing of ENIs',
      [
        role,
        kept('aws_iam_role_policy_attachment.a', {
          role: 'app',
          policy_arn: 'arn:aws:iam::aws:policy/AmazonS3FullAccess',
        }),
      ],
      [],
    ],
  ])('%s', (_, changes, policies) => {
    expect(rolesOf([...changes, f])).toMatchObject([{ name: 'app', policies }]);
  });

  test.each<[string, readonly Change[]]>([
    [
      'inline, as a resource',
      [role, kept('aws_iam_role_policy.p', { role: 'app', policy: policy('ec2:*') })],
    ],
    [
      'inline, as a block',
      [
        kept('aws_iam_role.app', {
          arn,
          name: 'app',
          inline_policy: [{ name: 'p', policy: policy('ec2:*') }],
        }),
      ],
    ],
    [
      'of the customer',
      [
        role,
        kept('aws_iam_policy.p', { arn: 'arn:aws:iam::123456789012:policy/p', policy: policy('ec2:*') }),
        kept('aws_iam_role_policy_attachment.a', {
          role: 'app',
          policy_arn: 'arn:aws:iam::123456789012:policy/p',
        }),
      ],
    ],
  ])('%s: the statements about EC2', (_, changes) => {
    const [found] = rolesOf([...changes, f]);
    expect(found?.policies).toEqual([
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }] },
    ]);
  });

  test('to be created: by reference, from role to policy to document', () => {
    const root = {
      resources: [
        declared('aws_iam_role.app', {}),
        declared('aws_iam_policy.p', {
          policy: refers('data.aws_iam_policy_document.d.json', 'data.aws_iam_policy_document.d'),
        }),
        declared('data.aws_iam_policy_document.d', {}),
        declared('aws_iam_role_policy_attachment.a', {
          role: refers('aws_iam_role.app.name', 'aws_iam_role.app'),
          policy_arn: refers('aws_iam_policy.p.arn', 'aws_iam_policy.p'),
        }),
        declared('aws_lambda_function.f', { role: refers('aws_iam_role.app.arn', 'aws_iam_role.app') }),
      ],
    };
    const statement = [{ actions: ['ec2:CreateNetworkInterface'], resources: ['*'], effect: null }];
    const found = rolesOf(
      [
        { address: 'aws_iam_role.app', after: {}, unknown: { arn: true, name: true } },
        { address: 'aws_iam_policy.p', after: {}, unknown: { arn: true, policy: true } },
        {
          address: 'data.aws_iam_policy_document.d',
          actions: ['read'],
          after: { statement },
          unknown: { json: true },
        },
        { address: 'aws_iam_role_policy_attachment.a', after: {}, unknown: { role: true, policy_arn: true } },
        {
          address: 'aws_lambda_function.f',
          after: lambda('f', ['subnet-1'], ['sg-1']),
          unknown: { role: true },
        },
      ],
      root,
    );
    expect(found).toEqual([
      {
        name: 'aws_iam_role.app',
        policies: [
          {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: ['ec2:CreateNetworkInterface'], Resource: ['*'] }],
          },
        ],
      },
    ]);
  });

  test.each<[string, Change, object, readonly unknown[]]>([
    [
      'a document that is not known',
      { address: 'aws_iam_role_policy.p', after: { role: 'app' }, unknown: { policy: true } },
      declared('aws_iam_role_policy.p', { policy: refers('aws_sqs_queue.q.arn', 'aws_sqs_queue.q') }),
      ['AWSLambdaVPCAccessExecutionRole'],
    ],
    [
      'an ARN that is not known',
      { address: 'aws_iam_role_policy_attachment.p', after: { role: 'app' }, unknown: { policy_arn: true } },
      declared('aws_iam_role_policy_attachment.p', { policy_arn: refers('local.policy') }),
      ['AWSLambdaVPCAccessExecutionRole'],
    ],
  ])('%s is no reason to refuse a function', (_, change, declaration, policies) => {
    const text = file(plan([role, f, change], { resources: [declaration] }));
    expect(imported(text).scenario.roles).toMatchObject([{ name: 'app', policies }]);
    expect(openIn(text).join()).toContain('taken to allow what Lambda needs for ENIs, and to deny nothing');
  });

  test('resources of a statement that are not known are taken to be all', () => {
    const statement = [{ actions: ['ec2:DeleteNetworkInterface'] }, { actions: ['sqs:*'] }];
    const text = file(
      plan(
        [
          role,
          f,
          { address: 'aws_iam_role_policy.p', after: { role: 'app' }, unknown: { policy: true } },
          {
            address: 'data.aws_iam_policy_document.d',
            actions: ['read'],
            after: { statement },
            unknown: { json: true, statement: [{ resources: true }, { resources: true }] },
          },
        ],
        {
          resources: [
            declared('aws_iam_role_policy.p', {
              policy: refers('data.aws_iam_policy_document.d.json', 'data.aws_iam_policy_document.d'),
            }),
            declared('data.aws_iam_policy_document.d', {}),
          ],
        },
      ),
    );
    expect(imported(text).scenario.roles[0]?.policies).toEqual([
      {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['ec2:DeleteNetworkInterface'], Resource: ['*'] }],
      },
    ]);
    expect(openIn(text).filter((line) => line.includes('taken to be all'))).toEqual([
      'plan.json:6:1: the resources of statement 1 of data.aws_iam_policy_document.d are known only after the apply; taken to be all',
    ]);
  });

  test('a boundary', () => {
    const bounded = kept('aws_iam_role.app', { arn, name: 'app', permissions_boundary: managed });
    expect(rolesOf([bounded, f])).toMatchObject([{ permissionsBoundary: 'AWSLambdaVPCAccessExecutionRole' }]);
  });

  test.each<[string, string]>([
    ['of AWS', 'arn:aws:iam::aws:policy/AmazonS3FullAccess'],
    ['of the customer', 'arn:aws:iam::123456789012:policy/p'],
  ])('a boundary %s that says nothing of ENIs allows nothing of them', (_, boundary) => {
    const bounded = kept('aws_iam_role.app', { arn, name: 'app', permissions_boundary: boundary });
    const own = kept('aws_iam_policy.p', {
      arn: 'arn:aws:iam::123456789012:policy/p',
      policy: policy('s3:*'),
    });
    expect(rolesOf([bounded, own, f])[0]?.permissionsBoundary).toEqual({
      Version: '2012-10-17',
      Statement: [],
    });
  });

  test.each<[string, object]>([
    ['comes from elsewhere', refers('aws_ssm_parameter.p')],
    ['is only chosen', refers('count.index')],
  ])('a boundary that %s limits nothing, and is open', (_, expression) => {
    const changes = [f, { ...role, actions: ['update'], unknown: { permissions_boundary: true } } as Change];
    const root = { resources: [declared('aws_iam_role.app', { permissions_boundary: expression })] };
    expect(rolesOf(changes, root)[0]).not.toHaveProperty('permissionsBoundary');
    expect(openIn(file(plan(changes, root))).join()).toContain('taken to limit nothing');
  });

  test('what is not in the plan is a gap', () => {
    expect(openIn(file(plan([f])))[0]).toBe(
      'plan.json:3:1: the role app is not among the inputs; taken to allow everything',
    );
    const own = 'arn:aws:iam::123456789012:policy/elsewhere';
    const open = openIn(
      file(plan([role, f, kept('aws_iam_role_policy_attachment.a', { role: 'app', policy_arn: own })])),
    );
    expect(open).toContain(
      'plan.json:5:1: the policy elsewhere is not among the inputs; taken to allow what Lambda needs for ENIs, and to deny nothing',
    );
  });

  test('a policy of AWS of which nobody knows what it says is a gap', () => {
    const theirs = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    const changes = [role, f, kept('aws_iam_role_policy_attachment.a', { role: 'app', policy_arn: theirs })];
    expect(rolesOf(changes)).toMatchObject([{ policies: ['AWSLambdaVPCAccessExecutionRole'] }]);
    expect(openIn(file(plan(changes))).join()).toContain(
      "what AWS's policy ReadOnlyAccess says of EC2 is not known; taken to allow what Lambda needs",
    );
  });

  test('what lacks is found at the role', () => {
    const { findings } = inspected(file(plan([role, f])));
    expect(findings.find(({ code }) => code === 'ENI003')).toMatchObject({ file: 'plan.json', line: 3 });
  });
});

describe('roles and policies that go', () => {
  const gone = (address: string, values: object): Change => ({
    address,
    actions: ['delete'],
    before: values,
  });

  test('a policy is detached, an inline one deleted, when all updates are through', () => {
    const { scenario } = imported(
      file(
        plan([
          role,
          gone('aws_iam_role_policy_attachment.a', { role: 'app', policy_arn: managed }),
          gone('aws_iam_role_policy.p', { role: 'app', policy: policy('ec2:*') }),
          f,
        ]),
      ),
    );
    expect(scenario.timeline).toMatchObject([
      { atMs: 0, do: 'DeleteRolePolicy', role: 'app', name: 'policy-1' },
      { atMs: 0, do: 'DetachRolePolicy', role: 'app', policy: 'AWSLambdaVPCAccessExecutionRole' },
    ]);
  });

  test('a role goes after its functions', () => {
    const { scenario } = imported(
      file(
        plan([
          gone('aws_iam_role.app', { arn, name: 'app' }),
          gone('aws_iam_role_policy_attachment.a', { role: 'app', policy_arn: managed }),
          { ...f, actions: ['delete'], after: null },
        ]),
      ),
    );
    expect(scenario.timeline.map(({ do: call }) => call)).toEqual(['DeleteFunction', 'DeleteRole']);
  });
});
