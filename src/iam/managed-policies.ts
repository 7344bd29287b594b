/**
 * The AWS managed policies that heni knows by name.
 * Source: AWS Managed Policy Reference Guide, in the versions named in each row.
 */
import { parsePolicyDocument } from './parse-policy.ts';
import type { PolicyJson, StatementJson } from './policy-schema.ts';
import type { NamedPolicy } from './policy.ts';

interface ManagedPolicyRow {
  /** After `arn:aws:iam::aws:policy/`. */
  readonly path: string;
  readonly version: string;
  readonly statements: readonly StatementJson[];
}

const allow = (actions: readonly string[], resource = '*'): StatementJson => ({
  Effect: 'Allow',
  Action: [...actions],
  Resource: resource,
});

const writeLogs = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

/** Path, version and statements of each policy, by its name. */
export const managedPolicyRows: Readonly<Record<string, ManagedPolicyRow>> = {
  AWSLambdaVPCAccessExecutionRole: {
    path: 'service-role/AWSLambdaVPCAccessExecutionRole',
    version: 'v3, 2024-01-05',
    statements: [
      {
        Sid: 'AWSLambdaVPCAccessExecutionPermissions',
        ...allow([
          ...writeLogs,
          'ec2:CreateNetworkInterface',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeSubnets',
          'ec2:DeleteNetworkInterface',
          'ec2:AssignPrivateIpAddresses',
          'ec2:UnassignPrivateIpAddresses',
        ]),
      },
    ],
  },
  /** Lacks ec2:DescribeSubnets, so it does not suffice alone. */
  AWSLambdaENIManagementAccess: {
    path: 'service-role/AWSLambdaENIManagementAccess',
    version: 'v2, 2020-10-01',
    statements: [
      allow([
        'ec2:CreateNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DeleteNetworkInterface',
        'ec2:AssignPrivateIpAddresses',
        'ec2:UnassignPrivateIpAddresses',
      ]),
    ],
  },
  AWSLambdaBasicExecutionRole: {
    path: 'service-role/AWSLambdaBasicExecutionRole',
    version: 'v1, 2015-04-09',
    statements: [allow(writeLogs)],
  },
  AdministratorAccess: { path: 'AdministratorAccess', version: 'v1, 2015-02-06', statements: [allow(['*'])] },
  PowerUserAccess: {
    path: 'PowerUserAccess',
    version: 'v12, 2026-02-12',
    statements: [
      { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
      allow([
        'account:GetAccountInformation',
        'account:GetGovCloudAccountInformation',
        'account:GetPrimaryEmail',
        'account:ListRegions',
        'iam:CreateServiceLinkedRole',
        'iam:DeleteServiceLinkedRole',
        'iam:ListRoles',
        'organizations:DescribeEffectivePolicy',
        'organizations:DescribeOrganization',
      ]),
    ],
  },
  AmazonEC2FullAccess: {
    path: 'AmazonEC2FullAccess',
    version: 'v5, 2018-11-27',
    statements: [
      allow(['ec2:*']),
      allow(['elasticloadbalancing:*']),
      allow(['cloudwatch:*']),
      allow(['autoscaling:*']),
      {
        ...allow(['iam:CreateServiceLinkedRole']),
        Condition: {
          StringEquals: {
            'iam:AWSServiceName': [
              'autoscaling.amazonaws.com',
              'ec2scheduled.amazonaws.com',
              'elasticloadbalancing.amazonaws.com',
              'spot.amazonaws.com',
              'spotfleet.amazonaws.com',
              'transitgateway.amazonaws.com',
            ],
          },
        },
      },
    ],
  },
  AWSLambda_FullAccess: {
    path: 'AWSLambda_FullAccess',
    version: 'v2, 2025-03-17',
    statements: [
      allow([
        'cloudformation:DescribeStacks',
        'cloudformation:ListStackResources',
        'cloudwatch:ListMetrics',
        'cloudwatch:GetMetricData',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
        'kms:ListAliases',
        'iam:GetPolicy',
        'iam:GetPolicyVersion',
        'iam:GetRole',
        'iam:GetRolePolicy',
        'iam:ListAttachedRolePolicies',
        'iam:ListRolePolicies',
        'iam:ListRoles',
        'lambda:*',
        'logs:DescribeLogGroups',
        'states:DescribeStateMachine',
        'states:ListStateMachines',
        'tag:GetResources',
        'xray:GetTraceSummaries',
        'xray:BatchGetTraces',
      ]),
      {
        ...allow(['iam:PassRole']),
        Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      },
      allow(
        [
          'logs:DescribeLogStreams',
          'logs:GetLogEvents',
          'logs:FilterLogEvents',
          'logs:StartLiveTail',
          'logs:StopLiveTail',
        ],
        'arn:aws:logs:*:*:log-group:/aws/lambda/*',
      ),
    ],
  },
  /** The service control policy that AWS Organizations attaches everywhere by default. */
  FullAWSAccess: { path: 'FullAWSAccess', version: 'AWS Organizations', statements: [allow(['*'])] },
};

/** The names by which a scenario may refer to a managed policy. */
export const managedPolicyNames: readonly string[] = Object.keys(managedPolicyRows);

/** A managed policy's document as JSON, by name or ARN; null for a name that heni does not know. */
export const managedPolicyJson = (nameOrArn: string): PolicyJson | null => {
  const name = nameOf(nameOrArn);
  const row = name === null ? undefined : managedPolicyRows[name];
  return row === undefined ? null : { Version: '2012-10-17', Statement: [...row.statements] };
};

/** A managed policy ready to be asked, by name or ARN; null for a name that heni does not know. */
export const managedPolicy = (nameOrArn: string): NamedPolicy | null => {
  const name = nameOf(nameOrArn);
  const json = managedPolicyJson(nameOrArn);
  const document = json === null ? null : parsePolicyDocument(json).document;
  return name === null || document === null ? null : { name, document };
};

const nameOf = (nameOrArn: string): string | null => {
  const path = /^arn:[^:]+:(?:iam|organizations)::aws:policy\/(?:service_control_policy\/)?(.+)$/u.exec(
    nameOrArn,
  )?.[1];
  const found = managedPolicyNames.find((name) =>
    path === undefined
      ? name === nameOrArn
      : managedPolicyRows[name]?.path === path || (name === 'FullAWSAccess' && path === 'p-FullAWSAccess'),
  );
  return found ?? null;
};
