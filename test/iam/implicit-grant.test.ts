/** What the code of a function may do with its role. */
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../src/iam/arn.ts';
import { decideForCode, denyForCode, implicitGrant } from '../../src/iam/implicit-grant.ts';
import { lackingEniAction } from '../../src/iam/execution-role.ts';
import { policySetOf } from './fixtures.ts';

const context = {
  place: placeOf('123456789012', 'us-west-2'),
  role: 'lambda-role',
  functionName: 'my_function',
};
const role = policySetOf({ policies: ['AWSLambdaVPCAccessExecutionRole'] });

const asked = (action: string, resource?: string): string =>
  decideForCode(role, context, action, resource).request.resource;

it('asks Describe actions on everything, others on any ENI, or on what is given', () => {
  expect(asked('ec2:DescribeSubnets')).toBe('*');
  expect(asked('ec2:DeleteNetworkInterface')).toBe('arn:aws:ec2:us-west-2:123456789012:network-interface/*');
  expect(asked('ec2:DeleteNetworkInterface', 'arn:x')).toBe('arn:x');
});

describe('implicitGrant', () => {
  it('allows the code what the role allows', () => {
    expect(decideForCode(role, context, 'ec2:DeleteNetworkInterface').allowed).toBe(true);
    expect(implicitGrant(role, context)).toMatchObject({
      code: 'IAM301',
      severity: 'warning',
      where: 'role lambda-role',
    });
    expect(implicitGrant(role, context)?.message).toContain(
      'ec2:CreateNetworkInterface, ec2:DeleteNetworkInterface',
    );
  });

  it('proposes a Deny that stops the code and not Lambda', () => {
    const repaired = policySetOf({
      policies: ['AWSLambdaVPCAccessExecutionRole', denyForCode(context.place, [context.functionName])],
    });
    expect(decideForCode(repaired, context, 'ec2:DeleteNetworkInterface').outcome).toBe('explicitDeny');
    expect(implicitGrant(repaired, context)).toBeNull();
    expect(lackingEniAction(repaired, context)).toBeNull();
  });

  it('prints that Deny for the very function', () => {
    expect(implicitGrant(role, { ...context, functionName: 'other' })?.fix).toContain('function:other"');
  });

  it('leaves DescribeSubnets to the code, as the page does', () => {
    const repaired = policySetOf({
      policies: ['AWSLambdaVPCAccessExecutionRole', denyForCode(context.place, [context.functionName])],
    });
    expect(decideForCode(repaired, context, 'ec2:DescribeSubnets').allowed).toBe(true);
  });

  it('does not stop another function with the same role', () => {
    const repaired = policySetOf({
      policies: ['AWSLambdaVPCAccessExecutionRole', denyForCode(context.place, [context.functionName])],
    });
    expect(implicitGrant(repaired, { ...context, functionName: 'other' })).not.toBeNull();
  });

  it('is silent for a role that grants none of it', () => {
    expect(implicitGrant(policySetOf({ policies: ['AWSLambdaBasicExecutionRole'] }), context)).toBeNull();
  });
});
