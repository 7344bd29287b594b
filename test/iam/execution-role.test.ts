/** What the execution role must allow, at the call and at the release. */
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../src/iam/arn.ts';
import {
  decideEniAction,
  decideEniDeletion,
  eniActions,
  lackingEniAction,
  lackingEniMessage,
} from '../../src/iam/execution-role.ts';
import { policySetOf, statement, type PolicyRef } from './fixtures.ts';

const place = placeOf('123456789012', 'us-west-2');
const context = { place, role: 'lambda-role', subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] };
const arn = (resource: string): string => `arn:aws:ec2:us-west-2:123456789012:${resource}`;
const all = eniActions.map(({ action }) => action);
const allow = (Action: readonly string[] | string, Resource: readonly string[] | string = '*'): object =>
  statement('Allow', { Action, Resource });
const lacking = (...policies: readonly PolicyRef[]): string | null =>
  lackingEniAction(policySetOf({ policies }), context);
const deletes = (eniId: string, ...policies: readonly PolicyRef[]): boolean =>
  decideEniDeletion(policySetOf({ policies }), { ...context, eniId }).allowed;

describe('lackingEniAction', () => {
  it('is null for the managed policy that has all six', () => {
    expect(lacking('AWSLambdaVPCAccessExecutionRole')).toBeNull();
  });

  it('is DescribeSubnets for the one that has five', () => {
    expect(lacking('AWSLambdaENIManagementAccess')).toBe('ec2:DescribeSubnets');
    expect(lacking('AWSLambdaENIManagementAccess', allow('ec2:DescribeSubnets'))).toBeNull();
  });

  it('is the first for a role without any of them', () => {
    expect(lacking()).toBe('ec2:CreateNetworkInterface');
    expect(lacking('AWSLambdaBasicExecutionRole')).toBe('ec2:CreateNetworkInterface');
  });

  it.each(all)('is %s when only that one is missing', (missing) => {
    expect(lacking(allow(all.filter((action) => action !== missing)))).toBe(missing);
  });

  it.each(all)('is %s when that one is denied', (denied) => {
    expect(lacking('AdministratorAccess', statement('Deny', { Action: denied }))).toBe(denied);
  });

  it('is the first in the order of the page', () => {
    expect(lacking(allow(all.filter((_, index) => index % 2 === 0)))).toBe('ec2:DescribeNetworkInterfaces');
  });

  it('counts a boundary and service control policies', () => {
    const set = { policies: ['AWSLambdaVPCAccessExecutionRole'] };
    const boundary = policySetOf({ ...set, boundary: allow('logs:*') });
    expect(lackingEniAction(boundary, context)).toBe('ec2:CreateNetworkInterface');
    const scp = policySetOf({ ...set, scp: ['FullAWSAccess', statement('Deny', { Action: 'ec2:Delete*' })] });
    expect(lackingEniAction(scp, context)).toBe('ec2:DeleteNetworkInterface');
  });

  it('needs DescribeNetworkInterfaces on all resources', () => {
    const rest = all.filter((action) => action !== 'ec2:DescribeNetworkInterfaces');
    const narrowed = allow('ec2:DescribeNetworkInterfaces', arn('*/*'));
    expect(lacking(allow(rest), narrowed)).toBe('ec2:DescribeNetworkInterfaces');
  });

  it('needs CreateNetworkInterface on the interface, the subnets and the groups', () => {
    const rest = allow(all.filter((action) => action !== 'ec2:CreateNetworkInterface'));
    const create = (...resources: readonly string[]): object =>
      allow('ec2:CreateNetworkInterface', resources.map(arn));
    expect(lacking(rest, create('network-interface/*', 'subnet/*', 'security-group/*'))).toBeNull();
    expect(lacking(rest, create('*/*'))).toBeNull();
    expect(lacking(rest, create('network-interface/*', 'subnet/subnet-1', 'security-group/sg-1'))).toBeNull();
    expect(lacking(rest, create('network-interface/*', 'subnet/*'))).toBe('ec2:CreateNetworkInterface');
    expect(lacking(rest, create('network-interface/*', 'security-group/*'))).toBe(
      'ec2:CreateNetworkInterface',
    );
    expect(lacking(rest, create('network-interface/*', 'subnet/subnet-2', 'security-group/*'))).toBe(
      'ec2:CreateNetworkInterface',
    );
    expect(lacking(rest, create('network-interface/eni-1', 'subnet/*', 'security-group/*'))).toBe(
      'ec2:CreateNetworkInterface',
    );
  });

  it('is asked by Lambda, which the page’s Deny of function code does not stop', () => {
    expect(lacking('AWSLambdaVPCAccessExecutionRole', 'no-eni-calls-from-code')).toBeNull();
  });
});

describe('DeleteNetworkInterface', () => {
  const rest = allow(all.filter((action) => action !== 'ec2:DeleteNetworkInterface'));
  const only = (resource: string): object => allow('ec2:DeleteNetworkInterface', resource);

  it.each([
    ['on everything', '*', true, true],
    ['in the form of the page', arn('*/*'), true, true],
    ['on all ENIs', arn('network-interface/*'), true, true],
    ['on ENIs by a prefix', arn('network-interface/eni-*'), true, true],
    ['on the ENI’s own id', arn('network-interface/eni-1'), true, true],
    ['on another id', arn('network-interface/eni-2'), true, false],
    ['on subnets', arn('subnet/*'), false, false],
    ['in another Region', 'arn:aws:ec2:eu-west-1:123456789012:network-interface/*', false, false],
  ])('%s', (_, resource, atTheCall, atTheRelease) => {
    expect(lacking(rest, only(resource)) === null).toBe(atTheCall);
    expect(deletes('eni-1', rest, only(resource))).toBe(atTheRelease);
  });

  it('may be denied on all ENIs but one', () => {
    const deny = statement('Deny', {
      Action: 'ec2:DeleteNetworkInterface',
      Resource: undefined,
      NotResource: arn('network-interface/eni-1'),
    });
    expect(lacking('AWSLambdaVPCAccessExecutionRole', deny)).toBeNull();
    expect(deletes('eni-1', 'AWSLambdaVPCAccessExecutionRole', deny)).toBe(true);
    expect(deletes('eni-2', 'AWSLambdaVPCAccessExecutionRole', deny)).toBe(false);
  });

  it('fails at the release once the role has lost its policies', () => {
    expect(deletes('eni-1')).toBe(false);
  });
});

it('decideEniAction explains itself', () => {
  const decision = decideEniAction(
    policySetOf({ policies: ['AWSLambdaENIManagementAccess'] }),
    'ec2:DescribeSubnets',
    context,
  );
  expect(decision).toMatchObject({ outcome: 'implicitDeny', request: { resource: '*' } });
});

it('lackingEniMessage is AWS’s', () => {
  expect(lackingEniMessage('ec2:CreateNetworkInterface')).toBe(
    'The provided execution role does not have permissions to call CreateNetworkInterface on EC2',
  );
});
