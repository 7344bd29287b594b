import { addressIn, parseCidr } from '../../model/cidr.ts';
import type { Place } from '../place.ts';
import { literal, symbol, type Value } from './value.ts';

/** As many as EC2 has room for in one VPC; Fn::Cidr takes up to 256. */
const MOST = 256;

/** Fn::Cidr of a block, how many, and the bits that each leaves free. IPv6 blocks are known at the deploy. */
export const cidrs = ([block, count, bits]: readonly Value[], place: Place): Value => {
  const known = block?.is === 'literal' ? parseCidr(block.text) : undefined;
  const number = count?.is === 'literal' ? Number(count.text) : Number.NaN;
  const size = bits?.is === 'literal' ? Number(bits.text) : Number.NaN;
  const isKnown =
    known !== undefined && !('problem' in known) && number >= 1 && number <= MOST && size >= 0 && size <= 32;
  if (!isKnown) {
    const name = block?.is === 'symbol' ? `blocks of ${block.name}` : 'blocks';
    const key = block?.is === 'symbol' ? block.key : `${place.line}:${place.col}`;
    return { ...symbol(name, `blocks ${key}`, place, block?.open), many: true };
  }
  const step = 2 ** size;
  const items = Array.from({ length: number }, (_, i) =>
    literal(`${addressIn(known, i * step)}/${32 - size}`, place),
  );
  return { is: 'list', items, place };
};
