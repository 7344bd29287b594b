import { describe, expect, it } from 'vitest';
import { findingsOf, imported, openIn } from '../support.ts';
import { files, group, hyperplane, lambda, network, subnet, vpc } from './account.ts';

const told = (answers: Readonly<Record<string, unknown>>): string[] =>
  findingsOf(files({ ...network(), ...answers })).map((line) => line.replace(/^\S+ /, ''));
const list = (...rows: readonly object[]) => ({ 'functions.json': { Functions: rows } });

describe('an inventory that cannot be', () => {
  it('lacks a subnet and a group that a function uses', () => {
    expect(told(list(lambda('f', ['subnet-x'], ['sg-x'])))).toEqual([
      'subnet subnet-x of f is not in the answer of ec2 describe-subnets (IMP041)',
      'security group sg-x of f is not in the answer of ec2 describe-security-groups (IMP041)',
    ]);
  });

  it('may lack them where the answer is cut off, or is not there', () => {
    const cut = { Subnets: [subnet('subnet-a', 1)], NextToken: 'more' };
    expect(told({ ...list(lambda('f', ['subnet-x'], ['sg-1'])), 'subnets.json': cut })).toEqual([]);
    expect(findingsOf(files(list(lambda('f', ['subnet-x'], ['sg-1']))))).toEqual([]);
  });

  it('has a function in two VPCs', () => {
    const groups = { SecurityGroups: [group('sg-1', 'vpc-2')] };
    const all = { ...list(lambda('f', ['subnet-a'], ['sg-1'])), 'groups.json': groups };
    expect(told(all)).toEqual(['f is attached to several VPCs: subnet-a in vpc-1, sg-1 in vpc-2 (IMP044)']);
  });

  it('says that a function is in another VPC than its subnets', () => {
    const row = lambda('f', ['subnet-a'], ['sg-1'], {
      VpcConfig: { SubnetIds: ['subnet-a'], SecurityGroupIds: ['sg-1'], VpcId: 'vpc-3' },
    });
    expect(told(list(row))).toEqual([
      'f is attached to several VPCs: sg-1, subnet-a in vpc-1, the function in vpc-3 (IMP044)',
    ]);
  });

  it('has a subnet outside of its VPC', () => {
    const vpcs = { Vpcs: [vpc('vpc-1', '10.0.0.0/23')] };
    expect(told({ 'vpcs.json': vpcs })).toEqual([
      '10.0.2.0/24 of subnet subnet-b lies outside of 10.0.0.0/23 of vpc-1 (IMP043)',
    ]);
  });

  it('has blocks that are none', () => {
    expect(told({ 'vpcs.json': { Vpcs: [vpc('vpc-1', '10.0.0.0/33')] } })).toEqual([
      expect.stringMatching(/^CidrBlock: "10.0.0.0\/33" is not an IPv4 CIDR block .*IMP040/),
    ]);
  });

  it('is of two Regions', () => {
    const far = lambda('g', [], [], { FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:g' });
    expect(told(list(lambda('f'), far))).toEqual([
      'there are functions of 2 accounts or Regions: 123456789012 in eu-west-1, 123456789012 in us-east-1; all are counted as of 123456789012 in eu-west-1 (IMP049)',
    ]);
  });

  it('describes a subnet twice', () => {
    const again = { 'subnets.old.json': { Subnets: [subnet('subnet-a', 1, 100)] } };
    expect(told(again)).toEqual([
      'subnet subnet-a is described otherwise at subnets.json:3:3; this description counts (IMP049)',
    ]);
    const { subnets } = imported(files({ ...network(), ...again })).scenario;
    expect(subnets[0]?.usedIps[0]?.ips).toBe(151);
    expect(told({ 'subnets.old.json': { Subnets: [subnet('subnet-a', 1)] } })).toEqual([]);
  });
});

describe('an answer that is cut off', () => {
  it.each([
    ['NextMarker', list(lambda('f')), 'lambda list-functions', 'functions on other pages are not counted'],
    [
      'NextToken',
      { 'enis.json': { NetworkInterfaces: [] } },
      'ec2 describe-network-interfaces',
      'ENIs on other pages',
    ],
    [
      'Marker',
      { 'r.json': { RoleDetailList: [] } },
      'iam get-account-authorization-details',
      'roles on other pages',
    ],
  ])('by %s: %j', (token, answers, command, consequence) => {
    const cut = Object.fromEntries(
      Object.entries(answers).map(([file, answer]) => [file, { ...(answer as object), [token]: 'x' }]),
    );
    const [line] = openIn(files({ ...network(), ...cut }));
    expect(line).toContain(`${command} has more pages (${token}); ${consequence}`);
    expect(openIn(files({ ...network(), ...answers })).join()).not.toContain('more pages');
  });

  it('of interfaces does not make keys look unserved', () => {
    const cut = { NetworkInterfaces: [hyperplane(1, 'subnet-b', ['sg-1'])], NextToken: 'x' };
    const all = { ...list(lambda('f', ['subnet-a', 'subnet-b'], ['sg-1'])), 'enis.json': cut };
    expect(told(all).join()).not.toContain('IMP048');
  });
});
