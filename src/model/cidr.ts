/** Blocks of addresses. */
import ipaddr from 'ipaddr.js';

/** A block of addresses, the first and the last included. */
export interface Cidr {
  readonly first: bigint;
  readonly last: bigint;
  readonly prefix: number;
}

type Parsed = Cidr | { readonly problem: string };

/** Reads an IPv4 block of four decimal parts; a problem is the end of a sentence. */
export const parseCidr = (text: string): Parsed =>
  parse(text, 32, (address) =>
    ipaddr.IPv4.isValidFourPartDecimal(address) ? ipaddr.IPv4.parse(address).toByteArray() : undefined,
  );

/** Reads an IPv6 block. */
export const parseIpv6Cidr = (text: string): Parsed =>
  parse(text, 128, (address) =>
    ipaddr.IPv6.isValid(address) && !address.includes('%')
      ? ipaddr.IPv6.parse(address).toByteArray()
      : undefined,
  );

const parse = (
  text: string,
  bits: number,
  bytesOf: (address: string) => readonly number[] | undefined,
): Parsed => {
  const [, address = '', digits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const bytes = bytesOf(address);
  const prefix = Number(digits);
  const example = bits === 32 ? '10.0.1.0/24' : '2001:db8:0:1::/64';
  if (bytes === undefined || digits === '' || prefix > bits)
    return { problem: `is not an IPv${bits === 32 ? 4 : 6} CIDR block such as ${example}` };
  const given = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const size = 1n << BigInt(bits - prefix);
  const first = given - (given % size);
  if (first === given) return { first, last: first + size - 1n, prefix };
  return { problem: `has bits set beyond its prefix; the block is ${addressOf(first, bits)}/${prefix}` };
};

const addressOf = (value: bigint, bits: number): string => {
  const bytes = Array.from({ length: bits / 8 }, (_, i) =>
    Number((value >> BigInt(bits - 8 * (i + 1))) & 255n),
  );
  return ipaddr.fromByteArray(bytes).toString();
};

/** Whether the outer block holds all of the inner one. */
export const contains = (outer: Cidr, inner: Cidr): boolean =>
  outer.first <= inner.first && inner.last <= outer.last;

/** Whether two blocks share an address. */
export const overlap = (a: Cidr, b: Cidr): boolean => a.first <= b.last && b.first <= a.last;

/** The IPv4 address that lies so many after the first of a block. */
export const addressIn = ({ first }: Cidr, offset: number): string => addressOf(first + BigInt(offset), 32);
