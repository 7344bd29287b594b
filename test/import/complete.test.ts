import { describe, expect, test } from 'vitest';
import { imported, withLists } from './support.ts';

const vpcsOf = (text: string): Record<string, string> => {
  const { subnets, securityGroups } = imported(text).scenario;
  return Object.fromEntries([...subnets, ...securityGroups].map(({ id, vpc }) => [id, vpc]));
};
const vpc = (id: string): string =>
  `  ${id}: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }\n`;
const group = (id: string, of: string): string =>
  `  ${id}: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: ${of} } }\n`;

describe('the VPC of what is not declared', () => {
  test('is the declared one of what is used with it', () => {
    const text = withLists('[subnet-1, subnet-2]', '[!Ref G, sg-1]', vpc('V') + group('G', '!Ref V'));
    expect(vpcsOf(text)).toEqual({ 'subnet-1': 'V', 'subnet-2': 'V', G: 'V', 'sg-1': 'V' });
  });

  test('is the one that is named, though nobody declares it', () => {
    const text = withLists('[subnet-1]', '[!Ref G]', group('G', '!ImportValue net-vpc'));
    expect(vpcsOf(text)).toEqual({ 'subnet-1': 'net-vpc', G: 'net-vpc' });
  });

  test('has the name of its first subnet where there is nothing else', () => {
    expect(vpcsOf(withLists('[subnet-2, subnet-1]'))).toEqual({
      'subnet-1': 'vpc of subnet-1',
      'subnet-2': 'vpc of subnet-1',
      'sg-1': 'vpc of subnet-1',
    });
  });

  test('two that are declared stay two, and AWS refuses the function', () => {
    const text = withLists(
      '[subnet-1]',
      '[!Ref G, !Ref H]',
      vpc('V') + vpc('W') + group('G', '!Ref V') + group('H', '!Ref W'),
    );
    expect(vpcsOf(text)).toMatchObject({ G: 'V', H: 'W' });
  });
});

test('blocks that are not known lie apart in their VPC', () => {
  const text = withLists('[subnet-1, subnet-2, subnet-3]');
  expect(imported(text).scenario.subnets.map(({ cidr }) => cidr)).toEqual([
    '10.0.0.0/24',
    '10.0.1.0/24',
    '10.0.2.0/24',
  ]);
});
