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
