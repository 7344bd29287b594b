import { describe, expect, test } from 'vitest';
import { complete } from '../../src/import/complete.ts';
import {
  emptyDraft,
  UNDECLARED,
  type DraftAccount,
  type DraftFunction,
  type DraftOperation,
  type DraftSubnet,
  type DraftVpcConfig,
} from '../../src/import/draft.ts';
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

  test('is told where another one is named for it', () => {
    const lists = withLists(
      '[!Ref S]',
      '[!Ref G]',
      `${vpc('V')}${group('G', 'vpc-0123')}  S: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.0.0/24 } }\n`,
    );
    expect(vpcsOf(lists)).toEqual({ S: 'V', G: 'V' });
    expect(imported(lists).gaps.unresolved).toContainEqual({
      where: expect.stringContaining('t.yaml:'),
      what: 'G is in vpc-0123, which no input declares, and is used together with what is in V',
      consequence: 'counted in V',
    });
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

describe('what only an update or a version names', () => {
  const place = { file: 'p.json', line: 1, col: 1 };
  const part = (id: string) => ({ id, vpc: null, place, notes: [UNDECLARED] });
  const subnet = (id: string): DraftSubnet => ({
    ...part(id),
    az: null,
    cidr: null,
    isIpv6Only: false,
    hasIpv6: false,
    route: null,
    usedIps: null,
  });
  const to = (subnetId: string, groupId: string): DraftVpcConfig => ({
    subnetIds: [subnetId],
    securityGroupIds: [groupId],
    ipv6AllowedForDualStack: false,
  });
  const lambda = (fields: Partial<DraftFunction>): DraftFunction => ({
    name: 'f',
    role: null,
    vpcConfig: null,
    memory: null,
    reservedConcurrency: null,
    publishes: false,
    isExisting: true,
    versions: [],
    traffic: null,
    place,
    notes: [],
    ...fields,
  });
  const update = (fields: object): DraftOperation => ({
    at: '0s',
    do: 'UpdateFunctionConfiguration',
    fields,
    place,
    notes: [],
  });
  const completed = (fields: Partial<DraftAccount>) =>
    complete({
      ...emptyDraft,
      subnets: ['subnet-1', 'subnet-9'].map(subnet),
      groups: ['sg-1', 'sg-9'].map(part),
      ...fields,
    });
  const placesOf = ({ subnets, groups }: ReturnType<typeof completed>) =>
    Object.fromEntries([...subnets, ...groups].map((each) => [each.id, each.vpc]));
  const one = { 'subnet-1': 'vpc of subnet-1', 'sg-1': 'vpc of subnet-1' };
  const both = { ...one, 'subnet-9': 'vpc of subnet-9', 'sg-9': 'vpc of subnet-9' };

  test.each([
    ['an update', { operations: [update({ function: 'f', vpcConfig: to('subnet-9', 'sg-9') })] }],
    [
      'a version',
      { functions: [lambda({ versions: [{ version: '1', vpcConfig: to('subnet-9', 'sg-9') }] })] },
    ],
  ])('by %s, is in one VPC, and its block is a gap', (_, fields) => {
    const draft = completed(fields);
    expect(placesOf(draft)).toMatchObject({ 'subnet-9': 'vpc of subnet-9', 'sg-9': 'vpc of subnet-9' });
    expect(draft.gaps.map(({ what }) => what)).toEqual(['the addresses of subnet subnet-9 are not known']);
  });

  test('is apart from the VPC that the function leaves, unless it shares something with it', () => {
    const functions = [lambda({ vpcConfig: to('subnet-1', 'sg-1') })];
    const moved = [update({ function: 'f', vpcConfig: to('subnet-9', 'sg-9') })];
    expect(placesOf(completed({ functions, operations: moved }))).toEqual(both);
    const shared = [update({ function: 'f', vpcConfig: to('subnet-9', 'sg-1') })];
    expect(placesOf(completed({ functions, operations: shared }))).toMatchObject({
      ...one,
      'subnet-9': 'vpc of subnet-1',
    });
  });

  test('an operation without an attachment names nothing', () => {
    expect(completed({ operations: [update({ function: 'f', memory: 256 })] }).gaps).toEqual([]);
  });
});
