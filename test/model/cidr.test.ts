import { describe, expect, it } from 'vitest';
import { contains, parseCidr, parseIpv6Cidr, type Cidr } from '../../src/model/cidr.ts';

const problemOf = (parsed: ReturnType<typeof parseCidr>): string | undefined =>
  'problem' in parsed ? parsed.problem : undefined;

describe('parseCidr', () => {
  it('gives the first and the last address', () => {
    expect(parseCidr('10.0.1.0/24')).toEqual({ first: 0x0a_00_01_00n, last: 0x0a_00_01_ffn, prefix: 24 });
  });

  it.each([
    '10.0.1/24',
    '10.0.0.0/33',
    '010.0.0.0/24',
    '0x0a.0.0.0/8',
    '10.0.256.0/24',
    '10.0.1.0',
    'x/8',
    '',
  ])('%s is none', (text) => {
    expect(problemOf(parseCidr(text))).toBe('is not an IPv4 CIDR block such as 10.0.1.0/24');
  });

  it('names the block of an address with bits beyond the prefix', () => {
    expect(problemOf(parseCidr('10.0.1.7/24'))).toBe(
      'has bits set beyond its prefix; the block is 10.0.1.0/24',
    );
    expect(problemOf(parseIpv6Cidr('2001:db8::1/64'))).toContain('the block is 2001:db8::/64');
  });
});

describe('parseIpv6Cidr', () => {
  it('gives the first and the last address', () => {
    const parsed = parseIpv6Cidr('2001:db8:0:1::/64') as Cidr;
    expect(parsed.last - parsed.first).toBe(2n ** 64n - 1n);
  });

  it.each(['10.0.1.0/24', 'fe80::%eth0/64', '2001:db8::/129'])('%s is none', (text) => {
    expect(problemOf(parseIpv6Cidr(text))).toContain('is not an IPv6 CIDR block');
  });
});

describe('contains', () => {
  it('includes both ends', () => {
    const outer = parseCidr('10.0.0.0/16') as Cidr;
    expect(contains(outer, outer)).toBe(true);
    expect(contains(outer, parseCidr('10.0.255.0/24') as Cidr)).toBe(true);
    expect(contains(outer, parseCidr('10.1.0.0/24') as Cidr)).toBe(false);
  });
});
