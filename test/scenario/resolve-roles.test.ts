import { expect, it } from 'vitest';
import { describeBroken } from './broken-file.ts';
import { scenarioOf } from './support.ts';

const policy =
  '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "lambda:*", "Resource": "*" }] }';

describeBroken('resolveRoles', [
  {
    what: 'policies that are not there, broken, unknown or no policies',
    text: `roles:
  - name: a
    policies: [gone.json, broken.json, good.json]
  - name: b
    policies: [AWSLambdaVPCAccesExecutionRole, TeamPolicy, { Version: "2012-10-17", Statment: [] }]
principals: [{ name: c, policies: [broken.json] }]`,
    files: { 'good.json': policy, 'broken.json': '{\n  "Version": "2012-10-17",\n  "Statement": [}\n' },
    expected: [
      '3:16: roles[0].policies[0]: the file "gone.json" cannot be read (SCN011)',
      '5:16: roles[1].policies[0]: "AWSLambdaVPCAccesExecutionRole" is not a managed policy that heni knows; did you mean "AWSLambdaVPCAccessExecutionRole"? (SCN021)',
      '5:48: roles[1].policies[1]: "TeamPolicy" is not a managed policy that heni knows; it allows and denies nothing (SCN021)',
      expect.stringMatching(/^5:\d+: roles\[1\]\.policies\[2\].* \(IAM102\)$/) as string,
      expect.stringMatching(/^5:\d+: roles\[1\]\.policies\[2\].* \(IAM102\)$/) as string,
      expect.stringMatching(/^broken\.json:3:17: .* \(IAM101\)$/) as string,
    ],
  },
]);

const statement = (effect: string, action: string, more: object = {}) => ({
  Effect: effect,
  Action: action,
  Resource: '*',
  ...more,
});
const document = (Statement: unknown) => JSON.stringify({ Version: '2012-10-17', Statement });
const forAllValues = { 'ForAllValues:StringEquals': { 'lambda:SubnetIds': ['subnet-a'] } };
const stopping = document([
  statement('Allow', 'lambda:*'),
  statement('Deny', 'lambda:CreateFunction', { Condition: forAllValues }),
]);
const oneEni = { Resource: 'arn:aws:ec2:us-east-1:123456789012:network-interface/eni-1' };
const narrow = document(statement('Allow', 'ec2:DeleteNetworkInterface', oneEni));
const sourceArn = 'arn:aws:lambda:us-east-1:123456789012:function:a';
const denyA = document(
  statement('Deny', 'ec2:CreateNetworkInterface', {
    Condition: { ArnEquals: { 'lambda:SourceFunctionArn': sourceArn } },
  }),
);
const ending = (place: string, code: string) =>
  expect.stringMatching(new RegExp(`^${place}: .*[^.] \\(${code}\\)$`)) as string;

describeBroken('lintRole, through the loader,', [
  {
    what: 'policies that decide something else than meant, where they stand',
    text: `principals:
  - name: deployer
    policies: [AWSLambda_FullAccess, stopping.json]
  - name: other
    policies:
      - ${stopping}
      - ${narrow}
roles:
  - name: app
    policies:
      - ${narrow}
      - ${denyA}
functions: [{ name: a, role: app }, { name: b, role: app }]
timeline:
  - { at: 1h, do: CreateRole, role: late, policies: [narrow.json, gone.json] }`,
    files: { 'stopping.json': stopping, 'narrow.json': narrow },
    expected: [
      ending(String.raw`3:38: principals\[0\]\.policies\[1\]: stopping\.json, statement 2`, 'IAM003'),
      ending(String.raw`6:\d+: principals\[1\]\.policies\[0\]\.Statement\[1\]`, 'IAM003'),
      ending(String.raw`11:\d+: roles\[0\]\.policies\[0\]\.Statement`, 'IAM010'),
      ending(String.raw`12:\d+: roles\[0\]\.policies\[1\]\.Statement`, 'IAM011'),
      ending(String.raw`15:\d+: timeline\[0\]\.policies\[0\]: narrow\.json, statement 1`, 'IAM010'),
      '15:67: timeline[0].policies[1]: the file "gone.json" cannot be read (SCN011)',
    ],
  },
]);

it('reads the policies of a role that the timeline creates', () => {
  const { timeline } = scenarioOf(
    'timeline: [{ at: 1h, do: CreateRole, role: r, policies: [p.json, AdministratorAccess] }]',
    { files: { 'p.json': policy } },
  );
  expect(timeline[0]).toMatchObject({ policies: [JSON.parse(policy), 'AdministratorAccess'] });
});

describeBroken('what limits, through the loader,', [
  {
    what: 'boundaries and service control policies that cannot be read, or decide something else than meant',
    text: `account:
  serviceControlPolicies: [FullAWSAcess, gone.json, stopping.json, ${stopping}]
principals:
  - { name: a, permissionsBoundary: broken.json }
  - { name: b, permissionsBoundary: ${stopping} }
roles:
  - { name: c, permissionsBoundary: Nobodys }
  - { name: d, permissionsBoundary: { Version: "2012-10-17", Statment: [] } }`,
    files: { 'stopping.json': stopping, 'broken.json': '{\n  "Version": "2012-10-17",\n  "Statement": [}\n' },
    expected: [
      '2:28: account.serviceControlPolicies[0]: "FullAWSAcess" is not a managed policy that heni knows; did you mean "FullAWSAccess"? (SCN021)',
      '2:42: account.serviceControlPolicies[1]: the file "gone.json" cannot be read (SCN011)',
      ending(String.raw`2:53: account\.serviceControlPolicies\[2\]: stopping\.json, statement 2`, 'IAM003'),
      ending(String.raw`2:\d+: account\.serviceControlPolicies\[3\]\.Statement\[1\]`, 'IAM003'),
      ending(String.raw`5:\d+: principals\[1\]\.permissionsBoundary\.Statement\[1\]`, 'IAM003'),
      '7:37: roles[0].permissionsBoundary: "Nobodys" is not a managed policy that heni knows; it allows and denies nothing (SCN021)',
      expect.stringMatching(/^8:\d+: roles\[1\]\.permissionsBoundary.* \(IAM102\)$/) as string,
      expect.stringMatching(/^8:\d+: roles\[1\]\.permissionsBoundary.* \(IAM102\)$/) as string,
      expect.stringMatching(/^broken\.json:3:17: .* \(IAM101\)$/) as string,
    ],
  },
  {
    what: 'service control policies that allow nothing, once for all roles',
    text: `account: { serviceControlPolicies: [${denyA}] }
roles: [{ name: a }, { name: b }]
principals: [{ name: c }]`,
    expected: [ending(String.raw`1:\d+: account\.serviceControlPolicies\[0\]\.Statement`, 'IAM005')],
  },
]);

it('reads boundaries and service control policies from their files', () => {
  const { account, roles, principals } = scenarioOf(
    `account: { serviceControlPolicies: [FullAWSAccess, p.json] }
roles: [{ name: r, permissionsBoundary: p.json }]
principals: [{ name: q, permissionsBoundary: AdministratorAccess }, { name: s }]`,
    { files: { 'p.json': policy } },
  );
  expect(account.serviceControlPolicies).toEqual(['FullAWSAccess', JSON.parse(policy)]);
  expect(roles).toEqual([{ name: 'r', policies: [], permissionsBoundary: JSON.parse(policy) as object }]);
  expect(principals).toEqual([
    { name: 'q', policies: [], permissionsBoundary: 'AdministratorAccess' },
    { name: 's', policies: [] },
  ]);
});

it('a scenario without service control policies says nothing of them', () => {
  expect(scenarioOf('')).not.toHaveProperty('account.serviceControlPolicies');
});
