import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeBlock } from '../../src/import/free-block.ts';
import { contains, overlap, parseCidr, type Cidr } from '../../src/model/cidr.ts';

const block = (text: string): Cidr => {
  const cidr = parseCidr(text);
  if ('problem' in cidr) throw new Error(cidr.problem);
  return cidr;
};

describe('freeBlock', () => {
  it.each([
    ['10.0.0.0/16', [], 24, '10.0.0.0/24'],
    ['10.0.0.0/16', ['10.0.0.0/24', '10.0.1.0/25'], 24, '10.0.2.0/24'],
    ['10.0.0.0/24', ['10.0.0.0/25'], 24, '10.0.0.128/25'],
    ['10.0.0.0/28', ['10.0.0.0/28'], 24, null],
  ])('%s without %j, /%i', (vpc, taken, prefix, expected) => {
    expect(freeBlock(block(vpc), taken.map(block), prefix)).toBe(expected);
  });

  it('lies in the VPC and apart from all others, until nothing is left', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 16, max: 26 }),
        fc.array(fc.integer({ min: 17, max: 28 }), { maxLength: 30 }),
        (size, prefixes) => {
          const vpc = block(`10.0.0.0/${size}`);
          const taken: Cidr[] = [];
          for (const prefix of prefixes) {
            const found = freeBlock(vpc, taken, prefix);
            if (found === null) continue;
            const cidr = block(found);
            expect(contains(vpc, cidr)).toBe(true);
            expect(taken.filter((other) => overlap(other, cidr))).toEqual([]);
            taken.push(cidr);
          }
        },
      ),
    );
  });
});
