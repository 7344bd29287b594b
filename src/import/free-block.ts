import { addressIn, overlap, type Cidr } from '../model/cidr.ts';

/** The smallest block that EC2 gives a subnet. */
const SMALLEST = 28;

/** A block of that prefix inside a VPC and apart from the others; a smaller one where none is free; null where nothing is. */
export const freeBlock = (vpc: Cidr, taken: readonly Cidr[], prefix: number): string | null => {
  const sorted = taken.toSorted((a, b) => (a.first < b.first ? -1 : 1));
  for (let wanted = Math.max(prefix, vpc.prefix); wanted <= SMALLEST; wanted++) {
    const size = 1n << BigInt(32 - wanted);
    let first = vpc.first;
    for (const other of sorted)
      if (overlap({ first, last: first + size - 1n, prefix: wanted }, other))
        first = ((other.last + size) / size) * size;
    if (first + size - 1n <= vpc.last) return `${addressIn({ ...vpc, first }, 0)}/${wanted}`;
  }
  return null;
};
