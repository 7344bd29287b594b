/** The one block that a scenario gives a VPC, which may have several. */
import { addressIn, contains, type Cidr } from '../../model/cidr.ts';
import { readBlock, type SubnetRow, type VpcRow } from './network.ts';

/** The prefixes of the largest and the smallest block that a VPC may have. */
const LARGEST = 16;
const SMALLEST = 28;

/** VPCs with one block, and the subnets that have a place in it; `isUsed`: whether Lambda uses a subnet. */
export const withOneBlock = (
  vpcs: readonly VpcRow[],
  subnets: readonly SubnetRow[],
  isUsed: (subnet: string) => boolean,
): { readonly vpcs: VpcRow[]; readonly subnets: SubnetRow[] } => {
  const left = new Set<string>();
  const chosen = vpcs.map((vpc) => {
    const inside = subnets.filter((subnet) => subnet.vpc === vpc.id);
    const needed = [...vpc.blocks, ...inside.map(({ cidr }) => cidr)].flatMap((one) => readBlock(one) ?? []);
    if (needed.length === 0 || fits(vpc.cidr, inside)) return vpc;
    // A subnet of which nothing is known needs a place too.
    const isRoomNeeded = inside.some(({ cidr, isIpv6Only }) => cidr === null && !isIpv6Only);
    const around = covering(needed, isRoomNeeded ? LARGEST : SMALLEST);
    if (around !== null)
      return { ...vpc, cidr: around, notes: [...vpc.notes, `${around} holds the blocks of its subnets`] };
    const [best] = vpc.blocks.toSorted((a, b) => held(b, inside, isUsed) - held(a, inside, isUsed));
    const outside = inside.filter(({ id, cidr }) => !isUsed(id) && !fits(best ?? null, [{ cidr }]));
    for (const { id } of outside) left.add(id);
    const note = `${outside.length} of its subnets, which Lambda does not use, lie in other blocks and are left out`;
    return { ...vpc, cidr: best ?? null, notes: [...vpc.notes, note] };
  });
  return { vpcs: chosen, subnets: subnets.filter(({ id }) => !left.has(id)) };
};

/** Addresses in a block of subnets that Lambda uses. */
const held = (block: string, subnets: readonly SubnetRow[], isUsed: (subnet: string) => boolean): number =>
  subnets
    .filter(({ id, cidr }) => isUsed(id) && fits(block, [{ cidr }]))
    .reduce((sum, { cidr }) => sum + 2 ** (32 - (readBlock(cidr)?.prefix ?? 32)), 0);

const fits = (block: string | null, subnets: readonly { readonly cidr: string | null }[]): boolean => {
  const outer = readBlock(block);
  return (
    outer !== null &&
    subnets.every(({ cidr }) => {
      const inner = readBlock(cidr);
      return inner === null || contains(outer, inner);
    })
  );
};

/** The smallest block that holds all of them and that a VPC may have; null where there is none. */
const covering = (blocks: readonly Cidr[], longest: number): string | null => {
  const first = blocks.reduce(
    (least, one) => (one.first < least ? one.first : least),
    blocks[0]?.first ?? 0n,
  );
  const last = blocks.reduce((most, one) => (one.last > most ? one.last : most), 0n);
  for (let prefix = longest; prefix >= LARGEST; prefix--) {
    const size = 1n << BigInt(32 - prefix);
    const start = first - (first % size);
    if (start + size > last) return `${addressIn({ first: start, last, prefix }, 0)}/${prefix}`;
  }
  return null;
};
