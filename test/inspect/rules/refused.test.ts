import { describe, expect, it } from 'vitest';
import { dedicatedTenancy, refusedConfig } from '../../../src/inspect/rules/refused.ts';
import { vpcConfig } from '../../support/scenarios.ts';
import { hits, messages } from '../hits.ts';

const vpcs = [
  { id: 'v', cidr: '10.0.0.0/16', ipv6Cidr: null, tenancy: 'default' as const, otherEnis: 0 },
  { id: 'w', cidr: '10.1.0.0/16', ipv6Cidr: null, tenancy: 'dedicated' as const, otherEnis: 0 },
];
const subnets = [
  { id: 'a', vpc: 'v' },
  { id: 'b', vpc: 'w' },
  { id: 'c', vpc: 'v', cidr: null, ipv6Cidr: '2001:db8::/64' },
];
const securityGroups = [
  { id: 'g', vpc: 'v' },
  { id: 'h', vpc: 'w' },
];
const account = { vpcs, subnets, securityGroups };
const f = (name: string, subnetIds: readonly string[], groups: readonly string[], ipv6 = false) => ({
  name,
  vpcConfig: { ...vpcConfig(subnetIds, groups), ipv6AllowedForDualStack: ipv6 },
});

describe('a VpcConfig that AWS refuses', () => {
  it('is told once, in the words of the refusal', () => {
    const functions = [f('e', ['a', 'b'], ['g']), f('f', ['a', 'b'], ['g'])];
    expect(hits(refusedConfig, { ...account, functions })).toMatchObject([
      {
        at: { function: 'e' },
        message:
          'AWS refuses the VpcConfig of e and f: The subnets and security groups must be of one VPC; these are of v, w',
      },
    ]);
  });

  it.each([
    ['an IPv6-only subnet', f('f', ['c'], ['g'])],
    ['IPv6 without dual stack', f('f', ['a'], ['g'], true)],
    ['six groups', f('f', ['a'], ['1', '2', '3', '4', '5', '6'])],
  ])('is one with %s', (_, one) => {
    expect(messages(refusedConfig, { ...account, functions: [one] })).toHaveLength(1);
  });

  it('is not a sound one, nor one in a dedicated VPC, which has a finding of its own', () => {
    const functions = [f('e', ['a'], ['g']), f('f', ['b'], ['h']), { name: 'o' }];
    expect(hits(refusedConfig, { ...account, functions })).toEqual([]);
  });
});

describe('dedicated tenancy', () => {
  it('is told at the VPC, with the remedy', () => {
    expect(
      hits(dedicatedTenancy, { ...account, functions: [f('e', ['a'], ['g']), f('f', ['b'], ['h'])] }),
    ).toEqual([
      {
        at: { path: ['vpcs', 1] },
        message: 'w has dedicated tenancy, so AWS refuses 1 function in it: f',
        fix: 'Attach them to a VPC with default tenancy that is peered with w.',
      },
    ]);
  });

  it('of a VPC without functions does not matter', () => {
    expect(hits(dedicatedTenancy, { ...account, functions: [f('e', ['a'], ['g'])] })).toEqual([]);
  });
});
