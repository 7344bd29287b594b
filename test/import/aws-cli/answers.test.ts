import { describe, expect, it } from 'vitest';
import { answersOf, HINT, isAnswer } from '../../../src/import/aws-cli/answers.ts';
import { readTerms } from '../../../src/import/read-terms.ts';
import { eni, group, lambda, subnet, vpc } from './account.ts';

const commandsOf = (value: unknown): string[] => {
  const text = JSON.stringify(value);
  const file = readTerms(text, 'f.json');
  if (file.term === null || !isAnswer(file.term)) return [];
  expect(text).toMatch(HINT);
  const { answers, refusals } = answersOf([file]);
  return [...answers.map(({ command }) => command), ...refusals.map(({ code }) => code)];
};

describe('the command of an answer', () => {
  it.each<[string, unknown]>([
    ['lambda list-functions', { Functions: [lambda('f')] }],
    ['lambda list-functions', { Functions: [], NextMarker: 'x' }],
    ['lambda list-versions-by-function', { Versions: [lambda('f')] }],
    ['lambda get-function', { Configuration: lambda('f'), Code: {} }],
    ['lambda get-function-configuration', lambda('f')],
    ['ec2 describe-subnets', { Subnets: [subnet('subnet-a', 1)] }],
    ['ec2 describe-network-interfaces', { NetworkInterfaces: [eni(1, 'subnet-a', [])] }],
    ['ec2 describe-security-groups', { SecurityGroups: [group('sg-1')] }],
    ['ec2 describe-vpcs', { Vpcs: [vpc()] }],
    ['ec2 describe-route-tables', { RouteTables: [{ RouteTableId: 'rtb-1' }] }],
    ['service-quotas list-service-quotas', { Quotas: [{ QuotaCode: 'L-1', Value: 1 }] }],
    ['service-quotas get-service-quota', { Quota: { QuotaCode: 'L-1', Value: 1 } }],
    ['iam get-account-authorization-details', { RoleDetailList: [{ RoleName: 'r' }], Policies: [] }],
    ['iam get-role', { Role: { RoleName: 'r' } }],
    ['iam get-role-policy', { RoleName: 'r', PolicyName: 'p', PolicyDocument: {} }],
    ['iam list-role-policies', { PolicyNames: [] }],
    ['iam list-attached-role-policies', { AttachedPolicies: [{ PolicyName: 'p', PolicyArn: 'arn' }] }],
    ['cloudwatch get-metric-data', { MetricDataResults: [] }],
    ['cloudwatch get-metric-statistics', { Label: 'Invocations', Datapoints: [] }],
  ])('%s: %j', (command, value) => {
    expect(commandsOf(value)).toEqual([command]);
    expect(commandsOf({ status_code: 200, data: value })).toEqual([command]);
    expect(commandsOf([value, value])).toEqual([command, command]);
  });

  it('may be an error, which recordings keep', () => {
    const Error = { Code: 'ResourceNotFoundException', Message: 'no' };
    expect(commandsOf({ status_code: 404, data: { Error } })).toEqual(['ResourceNotFoundException']);
    expect(commandsOf({ Error })).toEqual([]);
  });

  it.each([
    [{ Functions: [], other: 1 }],
    [{ Functions: { a: { FunctionName: 'f' } } }],
    [{ Subnets: ['subnet-a'] }],
    [{ Role: 'arn:aws:iam::123456789012:role/r' }],
    [{ status_code: 200, data: { Images: [] } }],
    [[]],
    [[{ Vpcs: [] }, {}]],
    ['Functions'],
    [null],
  ])('is not known of %j', (value) => {
    expect(commandsOf(value)).toEqual([]);
  });
});
