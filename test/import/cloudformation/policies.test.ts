import { describe, expect, it } from 'vitest';
import { imported, inspected, openIn, withLists } from '../support.ts';

/** A function in a VPC with the role `R`, whose properties are given, and more resources. */
const text = (properties: string, more = ''): string =>
  withLists(
    '[subnet-1]',
    '[sg-1]',
    `  R: { Type: AWS::IAM::Role, Properties: { ${properties} } }\n${more}`,
  ).replace('arn:aws:iam::123456789012:role/r', '!GetAtt R.Arn');
const roleOf = (properties: string, more = '') => imported(text(properties, more)).scenario.roles[0];
const policyAbout = (action: string): string =>
  `  P: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: "${action}", Resource: "*" } } } }\n`;
const vpcAccess = 'arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole';

describe('a permissions boundary', () => {
  const bounded = (boundary: string) =>
    `ManagedPolicyArns: ["${vpcAccess}"], PermissionsBoundary: ${boundary}`;

  it('that says nothing of ENIs allows nothing of them', () => {
    const nothing = { Version: '2012-10-17', Statement: [] };
    expect(roleOf(bounded('!Ref P'), policyAbout('s3:*'))?.permissionsBoundary).toEqual(nothing);
    expect(roleOf(bounded('arn:aws:iam::aws:policy/AmazonS3FullAccess'))?.permissionsBoundary).toEqual(
      nothing,
    );
    const { findings } = inspected(text(bounded('!Ref P'), policyAbout('s3:*')));
    expect(findings.map(({ code }) => code)).toContain('IAM301');
  });

  it('that is known limits', () => {
    expect(roleOf(bounded('!Ref P'), policyAbout('ec2:*'))?.permissionsBoundary).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }],
    });
    expect(roleOf(bounded(vpcAccess))?.permissionsBoundary).toBe('AWSLambdaVPCAccessExecutionRole');
  });

  it('that is not known limits nothing, and is open', () => {
    const elsewhere = bounded('arn:aws:iam::123456789012:policy/b');
    expect(roleOf(elsewhere)).not.toHaveProperty('permissionsBoundary');
    expect(openIn(text(elsewhere)).join()).toContain(
      'the policy arn:aws:iam::123456789012:policy/b is not among the inputs; taken to limit nothing',
    );
  });

  it('that is left out is none', () => {
    expect(roleOf(bounded('!Ref AWS::NoValue'))).not.toHaveProperty('permissionsBoundary');
    expect(openIn(text(bounded('!Ref AWS::NoValue'))).join()).not.toContain('policy');
  });
});

describe('a policy that is not known', () => {
  const granted = 'taken to allow what Lambda needs for ENIs, and to deny nothing';
  const parameters = 'Parameters: { VpcPolicy: { Type: String }, Action: { Type: String } }\n';
  const statement = (action: string) =>
    `Policies: [{ PolicyName: p, PolicyDocument: { Statement: { Effect: Allow, Action: ${action}, Resource: "*" } } }]`;

  it.each<[string, string, string]>([
    ['a parameter', 'ManagedPolicyArns: [!Ref VpcPolicy]', 'VpcPolicy'],
    ['a list that is a parameter', 'ManagedPolicyArns: !Ref VpcPolicy', 'VpcPolicy'],
    [
      'the customer’s elsewhere',
      'ManagedPolicyArns: ["arn:aws:iam::123456789012:policy/p"]',
      'the policy arn:aws:iam::123456789012:policy/p is not among the inputs',
    ],
    [
      'of AWS',
      'ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]',
      "what AWS's policy ReadOnlyAccess says of EC2 is not known",
    ],
    ['inline', 'Policies: [!Ref VpcPolicy]', 'a policy document is the parameter VpcPolicy'],
    [
      'a document',
      'Policies: [{ PolicyName: p, PolicyDocument: !Ref VpcPolicy }]',
      'a policy document is the parameter VpcPolicy',
    ],
    [
      'a statement',
      'Policies: [{ PolicyName: p, PolicyDocument: { Statement: [!Ref VpcPolicy] } }]',
      'a statement of a policy is the parameter VpcPolicy',
    ],
    ['an action', statement('!Ref Action'), 'an action of a policy is the parameter Action'],
    ['an action of EC2', statement('!Sub "ec2:${Action}"'), 'an action of a policy is the parameter Action'],
  ])('%s: no reason to refuse a function', (_, properties, what) => {
    const template = parameters + text(properties);
    expect(imported(template).scenario.roles[0]?.policies).toEqual(['AWSLambdaVPCAccessExecutionRole']);
    expect(openIn(template).find((line) => line.includes(granted))).toContain(what);
    expect(inspected(template).findings.map(({ code }) => code)).not.toContain('ENI003');
  });

  it('is not one that is about others', () => {
    const s3 = '"arn:aws:iam::aws:policy/AmazonS3FullAccess"';
    for (const properties of [`ManagedPolicyArns: [${s3}]`, statement('!Sub "sqs:${Action}"')]) {
      const template = parameters + text(properties);
      expect(imported(template).scenario.roles[0]?.policies).toEqual([]);
      expect(openIn(template).join()).not.toContain('policy');
    }
  });

  it('keeps the statements beside one that is not known', () => {
    const known = '{ Effect: Deny, Action: "ec2:*", Resource: "*" }';
    const both = `Policies: [{ PolicyName: p, PolicyDocument: { Statement: [${known}, !Ref VpcPolicy] } }]`;
    expect(imported(parameters + text(both)).scenario.roles[0]?.policies).toEqual([
      { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'ec2:*', Resource: '*' }] },
      'AWSLambdaVPCAccessExecutionRole',
    ]);
  });
});
