/** Where functions stand, and what they reach from there. Source: model rows R36, R37, R42. */
import { list, plural } from '../../kernel/words.ts';
import type { SubnetSpec } from '../../scenario/scenario.ts';
import { byName } from '../by-name.ts';
import { groupBy } from '../group-by.ts';
import { hasIpv6Out } from '../reach.ts';
import { attachedOf, entryAt, type AttachedFunction, type Hit, type Rule, type Subject } from '../rule.ts';

/** Functions that have the same subnets. */
interface Placed {
  readonly functions: readonly [AttachedFunction, ...AttachedFunction[]];
  readonly subnets: readonly SubnetSpec[];
  /** Those whose way to the internet nobody told: no rule speaks of it. */
  readonly openRoutes: ReadonlySet<string>;
}

const placements = ({ inventory, subnets, openRoutes }: Subject): Placed[] =>
  [...groupBy(attachedOf(inventory), ({ vpcConfig }) => idsOf(vpcConfig.subnetIds)).values()].flatMap(
    ([first, ...others]) =>
      first === undefined
        ? []
        : [
            {
              functions: [first, ...others] as const,
              subnets: [...new Set(first.vpcConfig.subnetIds)].sort().flatMap((id) => subnets.get(id) ?? []),
              openRoutes,
            },
          ],
  );
const idsOf = (ids: readonly string[]): string => [...new Set(ids)].sort().join();
const named = (some: readonly { readonly name: string }[]): string => list(some.map(({ name }) => name));
const ids = (some: readonly SubnetSpec[]): string => list(some.map(({ id }) => id));

/** One rule per group of functions with the same subnets. */
const rule = (code: Rule['code'], say: (placed: Placed) => Omit<Hit, 'at'> | null): Rule => ({
  code,
  check: (subject) =>
    placements(subject).flatMap((placed): Hit[] => {
      const said = say(placed);
      return said === null ? [] : [{ at: { function: placed.functions[0].name }, ...said }];
    }),
});

/** One subnet, or several of one known zone. A zone that is not given is not known to be the same. */
export const oneZone = rule('ENI030', ({ functions, subnets: [first, ...others] }) => {
  if (first === undefined) return null;
  if (others.some(({ az }) => az === '' || az !== first.az)) return null;
  const where = others.length === 0 ? `${first.id} alone` : `${ids([first, ...others])}, all in ${first.az}`;
  return {
    message: `${named(functions)} ${functions.length === 1 ? 'stands' : 'stand'} in ${where}: when that Availability Zone fails, so ${functions.length === 1 ? 'does it' : 'do they'}`,
    fix: 'Add a subnet of another Availability Zone to subnetIds; it takes one ENI more per set of groups.',
  };
});

/** A route to an internet gateway helps only who has a public address. */
export const publicSubnet: Rule = {
  code: 'ENI031',
  check: ({ scenario: { subnets }, inventory: { keys } }) => {
    const keysIn = groupBy(keys, ({ subnetId }) => subnetId);
    return subnets
      .filter(({ id, route }) => route === 'igw' && keysIn.has(id))
      .map(({ id }): Hit => {
        const names = [...new Set((keysIn.get(id) ?? []).flatMap(({ functions }) => functions))].sort(byName);
        return {
          at: entryAt('subnets', subnets, id),
          message: `${id} is public, and an ENI of Lambda gets no public address: ${list(names)} cannot reach the internet from it`,
          fix: 'Attach them to private subnets whose default route leads to a NAT gateway (which itself stands in a public subnet).',
        };
      });
  },
};

const hasNat = ({ route }: SubnetSpec): boolean => route === 'nat';

/** No way out at all; public subnets have a rule of their own. */
export const noInternet = rule('ENI032', ({ functions, subnets, openRoutes }) => {
  if (subnets.some(({ id }) => openRoutes.has(id))) return null;
  const isOut = functions.some(
    ({ vpcConfig }) => vpcConfig.ipv6AllowedForDualStack && subnets.some(hasIpv6Out),
  );
  if (isOut || subnets.some(({ route }) => route === 'nat' || route === 'igw')) return null;
  return {
    message: `${named(functions)} cannot reach the internet, nor AWS services without an endpoint in the VPC: ${ids(subnets)} ${subnets.length === 1 ? 'has' : 'have'} no route out`,
    fix: 'Where they need it, lead the default route to a NAT gateway (route: nat), or add VPC endpoints for the services they call.',
  };
});

/** An invocation may land in any of the subnets. */
export const internetFromSome = rule('ENI033', ({ functions, subnets, openRoutes }) => {
  const without = subnets.filter((subnet) => !hasNat(subnet) && !openRoutes.has(subnet.id));
  if (without.length === 0 || !subnets.some(hasNat)) return null;
  return {
    message: `${named(functions)} can reach the internet from ${ids(subnets.filter(hasNat))}, not from ${ids(without)}: some invocations time out`,
    fix: `Lead the default route of ${ids(without)} to a NAT gateway too, or leave ${without.length === 1 ? 'it' : 'them'} out of subnetIds.`,
  };
});

/** The flag lets a function use IPv6 inside the VPC; the way out is a route. */
export const ipv6WithoutRoute: Rule = {
  code: 'ENI034',
  check: ({ scenario: { subnets }, inventory, openRoutes }) => {
    const flagged = attachedOf(inventory).filter(({ vpcConfig }) => vpcConfig.ipv6AllowedForDualStack);
    const users = groupBy(
      flagged.flatMap(({ name, vpcConfig }) => vpcConfig.subnetIds.map((id) => ({ name, id }))),
      ({ id }) => id,
    );
    return subnets
      .filter((subnet) => subnet.ipv6Cidr !== null && users.has(subnet.id) && !hasIpv6Out(subnet))
      .filter(({ id }) => !openRoutes.has(id))
      .map(({ id }): Hit => {
        const functions = users.get(id) ?? [];
        return {
          at: entryAt('subnets', subnets, id),
          message: `${plural(functions.length, 'function')} in ${id} may use IPv6 (${named(functions)}), and no egress-only gateway leads out of it: IPv6 works inside the VPC only`,
          fix: 'Lead ::/0 of its route table to an egress-only internet gateway (route: egress-only).',
        };
      });
  },
};
