/** Networks of random scenarios: one VPC or two of three subnets and three groups each, and attachments to them. */
import fc from 'fast-check';
import type { NatGatewaySpec, SubnetSpec, VpcConfig, VpcSpec } from '../../../src/scenario/scenario.ts';
import type { Features, Under } from './features.ts';
import { arbitraryTime } from './parts.ts';

const places = [
  { vpc: 'vpc', subnets: ['a', 'b', 'c'], groups: ['g', 'h', 'i'] },
  { vpc: 'vpc-2', subnets: ['k', 'l', 'm'], groups: ['q', 'r', 's'] },
] as const;
type Place = (typeof places)[number];

/** The ids of the subnets, of the first VPC and then of the second. */
export const placesOf = (on: Features): readonly Place[] => places.slice(0, on.severalVpcs ? 2 : 1);

/** An attachment to some subnets and groups of one VPC. */
export const arbitraryVpcConfig: fc.Arbitrary<Under<VpcConfig>> = fc
  .record({
    isSecond: fc.constantFrom(false, false, true),
    subnets: fc.oneof(
      fc.constant<(0 | 1 | 2)[]>([0]),
      fc.shuffledSubarray<0 | 1 | 2>([0, 1, 2], { minLength: 1 }),
    ),
    groups: fc.oneof(
      fc.constantFrom<(0 | 1 | 2)[]>([0], [0], [1]),
      fc.shuffledSubarray<0 | 1 | 2>([0, 1, 2], { minLength: 1 }),
    ),
    ipv6AllowedForDualStack: fc.boolean(),
  })
  .map(({ isSecond, subnets, groups, ipv6AllowedForDualStack }) => (on) => {
    const place = places[isSecond && on.severalVpcs ? 1 : 0];
    return {
      subnetIds: subnets.map((index) => place.subnets[index]),
      securityGroupIds: groups.map((index) => place.groups[index]),
      ipv6AllowedForDualStack: on.dualStack && ipv6AllowedForDualStack,
    };
  });

interface Network {
  readonly vpcs: readonly VpcSpec[];
  readonly natGateways: readonly NatGatewaySpec[];
  readonly subnets: readonly (Partial<SubnetSpec> & { readonly id: string })[];
  readonly securityGroups: readonly { readonly id: string; readonly vpc: string }[];
}

/** Two subnets may lead to one of them. */
const natIds = ['nat-x', 'nat-y'] as const;

const arbitrarySubnet = fc.record({
  nat: fc.constantFrom(...natIds, null),
  prefix: fc.constantFrom(20, 24, 27, 28),
  usedByOthers: fc.integer({ min: 0, max: 11 }),
  series: fc.array(fc.tuple(arbitraryTime, fc.integer({ min: 0, max: 14 })), { maxLength: 4 }),
});

/** The VPCs with their subnets, of 11 addresses unless they are large. */
export const arbitraryNetwork: fc.Arbitrary<Under<Network>> = fc
  .record({
    otherEnis: fc.integer({ min: 0, max: 3 }),
    natAddresses: fc.integer({ min: 1, max: 2 }),
    subnets: fc.array(arbitrarySubnet, { minLength: 6, maxLength: 6 }),
  })
  .map(({ otherEnis, natAddresses, subnets }) => (on) => ({
    natGateways: on.nat ? natIds.map((id, index) => ({ id, addresses: index + natAddresses })) : [],
    vpcs: placesOf(on).map(({ vpc }, number) => ({
      id: vpc,
      cidr: `10.${number}.0.0/16`,
      ipv6Cidr: on.dualStack ? `2001:db8:${number}::/56` : null,
      tenancy: 'default',
      otherEnis: on.enisOfOthers ? otherEnis : 0,
    })),
    subnets: placesOf(on).flatMap((place, number) =>
      place.subnets.map((id, index) => {
        const drawn = subnets[number * 3 + index] as (typeof subnets)[number];
        return {
          id,
          vpc: place.vpc,
          cidr: `10.${number}.${index * 16}.0/${on.largeSubnets ? drawn.prefix : 28}`,
          ipv6Cidr: on.dualStack && index < 2 ? `2001:db8:${number}:${index}::/64` : null,
          usedIps: usedIpsOf(drawn, on),
          ...(on.nat && drawn.nat !== null ? { route: 'nat' as const, nat: drawn.nat } : {}),
        };
      }),
    ),
    securityGroups: placesOf(on).flatMap(({ vpc, groups }) => groups.map((id) => ({ id, vpc }))),
  }));

/** At most one value per instant, the first at 0. */
const usedIpsOf = (
  { usedByOthers, series }: { usedByOthers: number; series: [Under<number>, number][] },
  on: Features,
) => {
  const byTime = new Map([[0, on.addressesOfOthers ? usedByOthers : 0]]);
  if (on.addressSeries) for (const [at, ips] of series) byTime.set(at(on), ips);
  return [...byTime].map(([atMs, ips]) => ({ atMs, ips })).toSorted((x, y) => x.atMs - y.atMs);
};
