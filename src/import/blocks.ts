/** The blocks of subnets: those that nobody knows are taken from what is free in their VPC. */
import { contains, overlap, parseCidr, type Cidr } from '../model/cidr.ts';
import type { DraftSubnet } from './draft.ts';
import { freeBlock } from './free-block.ts';

/** The prefix of a subnet about which nothing is known: 251 usable addresses. */
const ASSUMED_PREFIX = 24;

/** A subnet with everything that a scenario asks for. */
export interface CompleteSubnet extends DraftSubnet {
  readonly vpc: string;
  /** Null for IPv6 only. */
  readonly block: string | null;
}

/** Told of each block that is assumed. */
type Assumed = (subnet: DraftSubnet, block: string) => void;

/** The subnets of one VPC, each with a block in it. */
export const withBlocks = (
  subnets: readonly (DraftSubnet & { readonly vpc: string })[],
  vpcCidr: string,
  assumed: Assumed,
): CompleteSubnet[] => {
  const around = parseCidr(vpcCidr);
  if ('problem' in around)
    return subnets.map((subnet) => ({
      ...subnet,
      block: subnet.isIpv6Only ? null : (subnet.cidr ?? vpcCidr),
    }));
  const blockOf = (text: string | null): Cidr | null => {
    const cidr = text === null ? null : parseCidr(text);
    return cidr === null || 'problem' in cidr ? null : cidr;
  };
  const taken: Cidr[] = subnets
    .flatMap(({ cidr }) => blockOf(cidr) ?? [])
    .filter((cidr) => contains(around, cidr));
  const isOutside = (cidr: string): boolean => {
    const block = blockOf(cidr);
    return block !== null && !contains(around, block);
  };
  return subnets.map((subnet) => {
    const { cidr, notes } = subnet;
    if (subnet.isIpv6Only) return { ...subnet, block: null };
    if (cidr !== null && !isOutside(cidr)) return { ...subnet, block: cidr };
    // A further block of the VPC: what counts is how many addresses it has.
    const prefix = cidr === null ? ASSUMED_PREFIX : (blockOf(cidr)?.prefix ?? ASSUMED_PREFIX);
    const block = freeBlock(
      around,
      taken.filter((one) => overlap(around, one)),
      prefix,
    );
    if (block === null) return { ...subnet, block: cidr ?? vpcCidr };
    const found = blockOf(block);
    if (found !== null) taken.push(found);
    if (cidr !== null)
      return {
        ...subnet,
        block,
        notes: [...notes, `${cidr} is in a further block of the VPC; ${block} is as large`],
      };
    assumed(subnet, block);
    return { ...subnet, block, notes: [...notes, `${block} is assumed`] };
  });
};
