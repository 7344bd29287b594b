import { describe, expect, it } from 'vitest';
import {
  internetFromSome,
  ipv6WithoutRoute,
  noInternet,
  oneZone,
  publicSubnet,
} from '../../../src/inspect/rules/placement.ts';
import { vpcConfig } from '../../support/scenarios.ts';
import { hits, messages } from '../hits.ts';

const ipv6Cidr = '2001:db8::/64';
const subnets = [
  { id: 'nat', az: 'x', route: 'nat' as const },
  { id: 'igw', az: 'x', route: 'igw' as const },
  { id: 'none', az: 'y', route: 'none' as const },
  { id: 'out', az: '', route: 'egress-only' as const, ipv6Cidr },
  { id: 'dual', az: '', route: 'nat' as const, ipv6Cidr },
];
const parts = (subnetIds: readonly string[], ipv6AllowedForDualStack = false) => ({
  subnets,
  functions: ['e', 'f'].map((name) => ({
    name,
    vpcConfig: { ...vpcConfig(subnetIds), ipv6AllowedForDualStack },
  })),
});

describe('one Availability Zone', () => {
  it('is told of one subnet, and of several in one zone', () => {
    expect(hits(oneZone, parts(['nat']))).toMatchObject([
      { at: { function: 'e' }, message: expect.stringContaining('e and f stand in nat alone') as string },
    ]);
    expect(messages(oneZone, parts(['igw', 'nat']))[0]).toContain('igw and nat, all in x');
  });

  it.each([[['nat', 'none']], [['out', 'dual']], [['out', 'nat']]])('is not told of %j', (subnetIds) => {
    expect(hits(oneZone, parts(subnetIds))).toEqual([]);
  });
});

describe('a public subnet', () => {
  it('is told at the subnet, with the functions in it', () => {
    expect(hits(publicSubnet, parts(['nat', 'igw']))).toMatchObject([
      {
        at: { path: ['subnets', 1] },
        message: expect.stringMatching(/^igw is public.*: e and f cannot/) as string,
      },
    ]);
  });

  it('without functions is nobody’s concern', () => {
    expect(hits(publicSubnet, parts(['nat']))).toEqual([]);
  });
});

describe('no way to the internet', () => {
  it('is told once for all functions of the same subnets', () => {
    expect(messages(noInternet, parts(['none']))).toEqual([
      'e and f cannot reach the internet, nor AWS services without an endpoint in the VPC: none has no route out',
    ]);
    expect(messages(noInternet, parts(['out']))).toHaveLength(1);
  });

  it.each([
    [['nat'], false],
    [['igw'], false],
    [['nat', 'none'], false],
    [['out'], true],
  ])('is not told of %j with IPv6 %s', (subnetIds, flag) => {
    expect(hits(noInternet, parts(subnetIds, flag))).toEqual([]);
  });
});

describe('internet from some subnets', () => {
  it('is told with those that lack it', () => {
    expect(messages(internetFromSome, parts(['nat', 'none', 'igw']))).toEqual([
      'e and f can reach the internet from nat, not from igw and none: some invocations time out',
    ]);
  });

  it.each([[['nat']], [['none']], [['nat', 'dual']]])('is not told of %j', (subnetIds) => {
    expect(hits(internetFromSome, parts(subnetIds))).toEqual([]);
  });
});

describe('IPv6 without a way out', () => {
  it('is told at the subnet', () => {
    expect(hits(ipv6WithoutRoute, parts(['dual', 'out'], true))).toMatchObject([
      {
        at: { path: ['subnets', 4] },
        message: expect.stringMatching(/^2 functions in dual may use IPv6/) as string,
      },
    ]);
  });

  it('is not told without the flag, nor of a subnet with an egress-only gateway', () => {
    expect(hits(ipv6WithoutRoute, parts(['dual']))).toEqual([]);
    expect(hits(ipv6WithoutRoute, parts(['out'], true))).toEqual([]);
  });
});

it('functions without a VPC stand nowhere', () => {
  const outside = { functions: [{ name: 'f' }] };
  for (const rule of [oneZone, publicSubnet, noInternet, internetFromSome, ipv6WithoutRoute])
    expect(hits(rule, outside)).toEqual([]);
});
