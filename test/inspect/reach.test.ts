import { expect, test } from 'vitest';
import { reachOf } from '../../src/inspect/reach.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';

const ipv6Cidr = '2001:db8::/64';
const { subnets } = scenario({
  subnets: [
    { id: 'nat', route: 'nat' },
    { id: 'igw', route: 'igw' },
    { id: 'none', route: 'none' },
    { id: 'out', route: 'egress-only', ipv6Cidr },
    { id: 'dual', route: 'nat', ipv6Cidr },
    { id: 'public', route: 'igw', ipv6Cidr },
  ],
});
const byId = new Map(subnets.map((subnet) => [subnet.id, subnet]));
const reach = (subnetIds: readonly string[], flag = false): string => {
  const { ipv4, ipv6 } = reachOf({ ...vpcConfig(subnetIds), ipv6AllowedForDualStack: flag }, byId);
  return `${ipv4} ${ipv6}`;
};

test.each([
  [['nat'], false, 'yes no'],
  [['igw'], false, 'no no'],
  [['none'], false, 'no no'],
  [['nat', 'none'], false, 'some no'],
  [['nat', 'igw'], false, 'some no'],
  [['out'], false, 'no no'],
  [['out'], true, 'no yes'],
  [['out', 'dual'], true, 'some some'],
  [['dual'], true, 'yes no'],
  [['public'], true, 'no no'],
])('from %j, IPv6 allowed %s: %s', (subnetIds, flag, expected) => {
  expect(reach(subnetIds, flag)).toBe(expected);
});

test('a route that nobody told leads nowhere for certain', () => {
  const open = new Set(['none', 'out']);
  const of = (subnetIds: readonly string[]) =>
    reachOf({ ...vpcConfig(subnetIds), ipv6AllowedForDualStack: true }, byId, open);
  expect(of(['none'])).toEqual({ ipv4: 'unknown', ipv6: 'no', why: 'none: route not known' });
  expect(of(['nat', 'none'])).toMatchObject({ ipv4: 'unknown', why: 'nat: NAT; none: route not known' });
  expect(of(['out'])).toMatchObject({ ipv4: 'unknown', ipv6: 'yes' });
  expect(of(['igw'])).toMatchObject({ ipv4: 'no', ipv6: 'no' });
});

test('without a VPC a function reaches the internet over IPv4', () => {
  expect(reachOf(null, byId)).toMatchObject({ ipv4: 'yes', ipv6: 'no' });
});

test('the reasons name each route once, and the flag where it is what lacks', () => {
  expect(reachOf(vpcConfig(['none', 'igw', 'nat', 'out']), byId).why).toBe(
    'out: IPv6 only, by an egress-only gateway; igw: public, and the ENI gets no public address; nat: NAT; none: no route out; IPv6 needs ipv6AllowedForDualStack',
  );
});
