/** Which keys a request carries, and when. */
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../src/iam/arn.ts';
import { knownKey } from '../../src/iam/context-keys.ts';
import {
  asFunctionCode,
  asLambda,
  asUser,
  callerRequests,
  functionRequest,
  requestOf,
} from '../../src/iam/requests.ts';

const place = placeOf('123456789012', 'us-west-2');
const dev = asUser(place, 'dev');
const vpc = { vpcId: 'vpc-1', subnetIds: ['subnet-1', 'subnet-2'], securityGroupIds: ['sg-1'] };
const vpcContext = {
  'lambda:VpcIds': 'vpc-1',
  'lambda:SubnetIds': ['subnet-1', 'subnet-2'],
  'lambda:SecurityGroupIds': ['sg-1'],
};
const vpcPart = (context: object): object =>
  Object.fromEntries(Object.entries(context).filter(([key]) => key.startsWith('lambda:')));

describe('functionRequest', () => {
  it.each([
    ['lambda:CreateFunction', vpc, vpcContext],
    ['lambda:UpdateFunctionConfiguration', vpc, vpcContext],
    ['lambda:CreateFunction', null, {}],
    ['lambda:UpdateFunctionConfiguration', null, {}],
    ['lambda:UpdateFunctionCode', vpc, {}],
    ['lambda:InvokeFunction', vpc, {}],
  ])('%s of a function with %j', (action, attached, expected) => {
    const request = functionRequest(dev, place, { action, functionName: 'f', vpc: attached });
    expect(request).toMatchObject({
      principal: 'arn:aws:iam::123456789012:user/dev',
      action,
      resource: 'arn:aws:lambda:us-west-2:123456789012:function:f',
    });
    expect(vpcPart(request.context)).toEqual(expected);
  });

  it('asks on the version', () => {
    const call = { action: 'lambda:InvokeFunction', functionName: 'f', qualifier: '3', vpc: null };
    expect(functionRequest(dev, place, call).resource).toMatch(/:function:f:3$/u);
  });
});

describe('callers', () => {
  it('of Lambda itself carry no lambda:SourceFunctionArn', () => {
    const { principal, context } = requestOf(asLambda(place, 'r'), place, 'ec2:CreateNetworkInterface', '*');
    expect(principal).toBe('arn:aws:sts::123456789012:assumed-role/r/lambda');
    expect(context).toEqual({
      'aws:PrincipalAccount': '123456789012',
      'aws:RequestedRegion': 'us-west-2',
      'aws:SecureTransport': 'true',
      'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/r',
      'aws:PrincipalType': 'AssumedRole',
      'ec2:Region': 'us-west-2',
    });
  });

  it('that are a function’s own code carry it', () => {
    const { principal, context } = requestOf(
      asFunctionCode(place, 'r', 'f'),
      place,
      'ec2:DescribeSubnets',
      '*',
    );
    expect(principal).toBe('arn:aws:sts::123456789012:assumed-role/r/f');
    expect(context['lambda:SourceFunctionArn']).toBe('arn:aws:lambda:us-west-2:123456789012:function:f');
  });

  it('carry known keys only', () => {
    const call = { action: 'lambda:CreateFunction', functionName: 'f', vpc };
    for (const identity of [dev, asLambda(place, 'r'), asFunctionCode(place, 'r', 'f')]) {
      const { context } = functionRequest(identity, place, call);
      expect(Object.keys(context).filter((key) => knownKey(key) === null)).toEqual([]);
    }
  });
});

describe('callerRequests', () => {
  const call = { action: 'lambda:CreateFunction', functionName: 'f', vpc, vpcConfigGiven: true };
  const asked = (given: boolean, reads: number): readonly (readonly [string, string])[] =>
    callerRequests(dev, place, { ...call, vpcConfigGiven: given }, reads).map(({ action, resource }) => [
      action,
      resource,
    ]);
  const create = ['lambda:CreateFunction', 'arn:aws:lambda:us-west-2:123456789012:function:f'];
  const three = [
    ['ec2:DescribeSecurityGroups', '*'],
    ['ec2:DescribeSubnets', '*'],
    ['ec2:DescribeVpcs', '*'],
  ];

  it('asks for the reads of EC2 only when a VpcConfig is given', () => {
    expect(asked(false, 3)).toEqual([create]);
    expect(asked(true, 3)).toEqual([create, ...three]);
  });

  it('asks for GetSecurityGroupsForVpc too since 2026, on the VPC', () => {
    const fourth = ['ec2:GetSecurityGroupsForVpc', 'arn:aws:ec2:us-west-2:123456789012:vpc/vpc-1'];
    expect(asked(true, 4)).toEqual([create, ...three, fourth]);
  });
});
