/** Every remark: where it is made, and where it is not. */
import { describe, expect, it } from 'vitest';
import { functionArn, placeOf } from '../../src/iam/arn.ts';
import { lintPolicies, lintRows } from '../../src/iam/lint.ts';
import { policySetOf, statement, type PolicyRef } from './fixtures.ts';

const place = placeOf('123456789012', 'us-west-2');
const eni = (resource: string): string => `arn:aws:ec2:us-west-2:123456789012:${resource}`;
const vpcActions = ['lambda:CreateFunction', 'lambda:UpdateFunctionConfiguration'];

interface Row {
  readonly name: string;
  readonly policies: readonly PolicyRef[];
  readonly scp?: readonly PolicyRef[];
  readonly functions?: readonly string[];
  /** The code and the place of every remark. */
  readonly expected: readonly string[];
}

const condition = (effect: 'Allow' | 'Deny', Condition: object, Action: unknown = vpcActions): object =>
  statement(effect, { Action, Condition });
const inSubnets = { 'ForAllValues:StringEquals': { 'lambda:SubnetIds': ['subnet-1'] } };

const rows: readonly Row[] = [
  {
    name: 'the page’s "stay in these subnets" lets a function without a VPC through',
    policies: ['only-these-subnets'],
    expected: ['IAM001 policy only-these-subnets, statement 1 (OnlyTheseSubnets)'],
  },
  {
    name: '… not when the statement demands a VPC',
    policies: [condition('Allow', { ...inSubnets, Null: { 'lambda:VpcIds': 'false' } })],
    expected: [],
  },
  {
    name: '… not when a Deny demands a VPC',
    policies: ['only-these-subnets', 'only-in-a-vpc'],
    expected: [],
  },
  {
    name: '… not when a service control policy demands a VPC',
    policies: ['only-these-subnets'],
    scp: ['FullAWSAccess', 'only-in-a-vpc'],
    expected: [],
  },
  {
    name: 'the page’s three Allows in one document are ORed',
    policies: ['only-these-all'],
    expected: [
      'IAM001 policy only-these-all, statement 2 (OnlyTheseSubnets)',
      'IAM001 policy only-these-all, statement 3 (OnlyTheseGroups)',
      'IAM002 policy only-these-all, statement 2 (OnlyTheseSubnets)',
      'IAM002 policy only-these-all, statement 3 (OnlyTheseGroups)',
    ],
  },
  {
    name: '… the three Denys are as meant',
    policies: ['AdministratorAccess', 'not-these-all'],
    expected: [],
  },
  {
    name: '… one Allow with all conditions is as meant',
    policies: [
      condition('Allow', {
        StringEquals: { 'lambda:VpcIds': 'vpc-1' },
        'ForAllValues:StringEquals': { 'lambda:SubnetIds': ['subnet-1'] },
      }),
    ],
    expected: [],
  },
  {
    name: 'a Deny with ForAllValues stops functions outside a VPC',
    policies: ['AdministratorAccess', condition('Deny', inSubnets)],
    expected: ['IAM003 policy policy-2, statement 1'],
  },
  {
    name: '… not when the statement demands a VPC, whatever else is allowed',
    policies: [
      'AdministratorAccess',
      condition('Allow', { ...inSubnets, Null: { 'lambda:VpcIds': 'false' } }),
      condition('Deny', { ...inSubnets, Null: { 'lambda:SubnetIds': 'false' } }),
    ],
    expected: [],
  },
  {
    name: 'a Deny of all Lambda actions without a VPC stops the reads too',
    policies: ['AdministratorAccess', condition('Deny', { Null: { 'lambda:VpcIds': 'true' } }, 'lambda:*')],
    expected: ['IAM004 policy policy-2, statement 1'],
  },
  {
    name: 'service control policies that only deny',
    policies: ['AdministratorAccess'],
    scp: ['only-in-a-vpc'],
    expected: ['IAM005 policy only-in-a-vpc, statement 1 (OnlyInAVpc)'],
  },
  {
    name: 'several subnets and no set operator',
    policies: [condition('Allow', { StringEquals: { 'lambda:SubnetIds': 'subnet-1' } })],
    expected: ['IAM006 policy policy-1, statement 1'],
  },
  {
    name: '… Null needs none',
    policies: [condition('Allow', { Null: { 'lambda:SubnetIds': 'false' } })],
    expected: [],
  },
  {
    name: 'a misspelt key, and a key that heni does not know',
    policies: [condition('Allow', { StringEquals: { 'lambda:VpcId': 'vpc-1', 'aws:SourceVpc': 'vpc-1' } })],
    expected: ['IAM007 policy policy-1, statement 1', 'IAM007 policy policy-1, statement 1'],
  },
  {
    name: '… the key of an action that heni never asks is no matter',
    policies: [
      condition('Allow', { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } }, 'iam:PassRole'),
    ],
    expected: [],
  },
  {
    name: '… names of keys ignore case',
    policies: [condition('Allow', { StringEquals: { 'LAMBDA:vpcids': 'vpc-1' } })],
    expected: [],
  },
  {
    name: 'ForAnyValue with IfExists',
    policies: [
      condition('Allow', { 'ForAnyValue:StringEqualsIfExists': { 'lambda:SubnetIds': 'subnet-1' } }),
    ],
    expected: ['IAM008 policy policy-1, statement 1'],
  },
  {
    name: 'DescribeNetworkInterfaces narrowed',
    policies: [statement('Allow', { Action: 'ec2:DescribeNetworkInterfaces', Resource: eni('*/*') })],
    expected: ['IAM009 policy policy-1, statement 1'],
  },
  {
    name: '… under FullAWSAccess, which grants nothing to the role',
    policies: [statement('Allow', { Action: 'ec2:DescribeNetworkInterfaces', Resource: eni('*/*') })],
    scp: ['FullAWSAccess'],
    expected: ['IAM009 policy policy-1, statement 1'],
  },
  {
    name: '… and granted on everything elsewhere',
    policies: [
      'AWSLambdaVPCAccessExecutionRole',
      statement('Allow', { Action: 'ec2:*', Resource: eni('*/*') }),
    ],
    expected: [],
  },
  {
    name: 'DeleteNetworkInterface on one ENI',
    policies: [
      statement('Allow', { Action: 'ec2:DeleteNetworkInterface', Resource: eni('network-interface/eni-1') }),
    ],
    expected: ['IAM010 policy policy-1, statement 1'],
  },
  {
    name: '… on subnets',
    policies: [statement('Allow', { Action: 'ec2:DeleteNetworkInterface', Resource: eni('subnet/*') })],
    expected: ['IAM010 policy policy-1, statement 1'],
  },
  {
    name: '… in the form of the page',
    policies: [statement('Allow', { Action: 'ec2:DeleteNetworkInterface', Resource: eni('*/*') })],
    expected: [],
  },
  {
    name: 'the page’s Deny of function code, for a role of two functions',
    policies: ['AWSLambdaVPCAccessExecutionRole', 'no-eni-calls-from-code'],
    functions: ['my_function', 'other'],
    expected: ['IAM011 policy no-eni-calls-from-code, statement 1 (NoEniCallsFromCode)'],
  },
  {
    name: '… for a role of that function alone',
    policies: ['AWSLambdaVPCAccessExecutionRole', 'no-eni-calls-from-code'],
    functions: ['my_function'],
    expected: [],
  },
  {
    name: '… when nothing is known of the functions',
    policies: ['AWSLambdaVPCAccessExecutionRole', 'no-eni-calls-from-code'],
    expected: [],
  },
];

describe('lintPolicies', () => {
  it.each(rows)('$name', ({ policies, scp, functions, expected }) => {
    const found = lintPolicies({
      policies: policySetOf(scp === undefined ? { policies } : { policies, scp }),
      place,
      functionArns: functions?.map((name) => functionArn(place, name)),
    });
    expect(found.map(({ code, where }) => `${code} ${where}`)).toEqual(expected);
    for (const { message, fix } of found)
      expect([message.length > 20, fix.length > 10]).toEqual([true, true]);
  });

  it('has a case for every row', () => {
    const made = new Set(rows.flatMap(({ expected }) => expected.map((text) => text.split(' ')[0])));
    expect(lintRows.map(({ code }) => code).filter((code) => !made.has(code))).toEqual([]);
  });
});
