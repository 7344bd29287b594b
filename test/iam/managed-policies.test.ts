/** The managed policies, by name and by ARN. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/iam/evaluate.ts';
import { managedPolicy, managedPolicyJson, managedPolicyNames } from '../../src/iam/managed-policies.ts';
import { parsePolicyDocument } from '../../src/iam/parse-policy.ts';

const ec2ActionsOf = (name: string): readonly string[] =>
  (managedPolicy(name)?.document.statements ?? [])
    .flatMap(({ action }) => action.patterns.map(({ text }) => text))
    .filter((action) => action.startsWith('ec2:'));

describe('managedPolicy', () => {
  it.each(managedPolicyNames)('%s is a policy without remarks', (name) => {
    expect(parsePolicyDocument(managedPolicyJson(name)).problems).toEqual([]);
    expect(managedPolicy(name)?.name).toBe(name);
  });

  it('knows ARNs', () => {
    const arn = 'arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess';
    expect(managedPolicy(arn)?.name).toBe('AWSLambdaENIManagementAccess');
    expect(managedPolicy('arn:aws-cn:iam::aws:policy/AdministratorAccess')?.name).toBe('AdministratorAccess');
    expect(
      managedPolicy('arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess')?.name,
    ).toBe('FullAWSAccess');
  });

  it('does not know others, nor a wrong path', () => {
    expect(managedPolicy('AWSLambdaVpcAccessExecutionRole')).toBeNull();
    expect(managedPolicy('arn:aws:iam::aws:policy/AWSLambdaVPCAccessExecutionRole')).toBeNull();
    expect(managedPolicy('toString')).toBeNull();
  });

  it.each([
    ['AdministratorAccess', 'allowed'],
    ['AmazonEC2FullAccess', 'allowed'],
    ['PowerUserAccess', 'allowed'],
    ['AWSLambdaBasicExecutionRole', 'implicitDeny'],
  ])('%s: the creation of an ENI is %s', (name, outcome) => {
    const policy = managedPolicy(
      `arn:aws:iam::aws:policy/${name.startsWith('AWSLambda') ? 'service-role/' : ''}${name}`,
    );
    const identity = policy === null ? [] : [policy];
    const request = {
      action: 'ec2:CreateNetworkInterface',
      resource: '*',
      principal: 'arn:aws:iam::123456789012:role/app',
      context: {},
    };
    expect(evaluate({ identity, boundary: null, scp: [] }, request).outcome).toBe(outcome);
  });

  it('tells the two policies for ENIs apart by one action', () => {
    const five = ec2ActionsOf('AWSLambdaENIManagementAccess');
    const six = ec2ActionsOf('AWSLambdaVPCAccessExecutionRole');
    expect([five.length, six.length]).toEqual([5, 6]);
    expect(six.filter((action) => !five.includes(action))).toEqual(['ec2:DescribeSubnets']);
  });
});
