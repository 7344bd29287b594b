/** Subnets without enough addresses, now or while every function moves to other groups. Source: model rows R9, R27. */
import { number, plural } from '../../kernel/words.ts';
import type { SubnetRoom } from '../room.ts';
import { entryAt, type Hit, type Rule } from '../rule.ts';

/** An IPv6-only subnet is refused altogether, and not told about here. */
const rule = (
  code: 'ENI014' | 'ENI015' | 'ENI016',
  say: (subnet: SubnetRoom & Counted) => Omit<Hit, 'at'> | null,
): Rule => ({
  code,
  check: ({ scenario: { subnets }, inventory }) =>
    inventory.subnets.flatMap((subnet): Hit[] => {
      const said = isCounted(subnet) && subnet.enis > 0 ? say(subnet) : null;
      return said === null ? [] : [{ at: entryAt('subnets', subnets, subnet.id), ...said }];
    }),
});

/** A subnet with IPv4 addresses. */
interface Counted {
  readonly usable: number;
  readonly free: number;
  readonly freeLeast: number;
  readonly transition: { readonly enis: number; readonly free: number };
}
const isCounted = (subnet: SubnetRoom): subnet is SubnetRoom & Counted => subnet.usable !== null;

const lack = (count: number): string => plural(-count, 'address', 'addresses');
const used = ({ usable }: Counted, others: number): string =>
  `others use ${others === 0 ? 'none' : number(others)} of ${number(usable)}`;

/** The smallest block that has room for so many; every step doubles the addresses. */
const prefixFor = (needed: number): string => {
  const prefix = 32 - Math.ceil(Math.log2(needed + 5));
  return prefix < 16 ? 'more subnets' : `a /${prefix} or larger`;
};

/** Fewer addresses than keys. */
export const subnetTooSmall = rule('ENI014', (subnet) => {
  const { id, enis, others, othersMost, free } = subnet;
  if (free >= 0) return null;
  return {
    message: `${id} lacks ${lack(free)} for its ${plural(enis, 'key')}: ${used(subnet, others)}`,
    fix: `Share sets of security groups, or use ${prefixFor(othersMost + enis)} in place of ${id}.`,
  };
});

/** Fewer addresses than keys once others use more than at the start. */
export const subnetTooSmallAtTheMost = rule('ENI016', (subnet) => {
  const { id, enis, othersMost, free, freeLeast } = subnet;
  if (free < 0 || freeLeast >= 0) return null;
  return {
    message: `${id} lacks ${lack(freeLeast)} for its ${plural(enis, 'key')} when others use the most: ${used(subnet, othersMost)}; who comes last gets none`,
    fix: `Share sets of security groups, or use ${prefixFor(othersMost + enis)} in place of ${id}.`,
  };
});

/** Enough for the keys, not for old and new ones side by side. */
export const subnetTooSmallInTransition = rule('ENI015', (subnet) => {
  const { id, othersMost, freeLeast, transition } = subnet;
  if (freeLeast < 0 || transition.free >= 0) return null;
  const larger = prefixFor(othersMost + transition.enis);
  return {
    message: `${id} lacks ${lack(transition.free)} while every function moves to other groups at once, ${number(transition.enis)} old and new ENIs side by side: ${used(subnet, othersMost)}`,
    fix:
      freeLeast === 0
        ? `Use ${larger}: not even one set of groups fits beside the old ones.`
        : `Change at most ${plural(freeLeast, 'set')} of groups at a time and wait until the old ENIs are gone, or use ${larger}.`,
  };
});
