import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandPatterns, matchesPattern } from '../../src/scenario/name-pattern.ts';

describe('matchesPattern', () => {
  it.each([
    ['checkout-*', 'checkout-12', true],
    ['checkout-*', 'checkout', false],
    ['*', '', true],
    ['*-1', 'checkout-1', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c', false],
    ['aa*aa', 'aaa', false],
    ['a.c', 'abc', false],
  ])('%s and %s: %s', (pattern, name, expected) => {
    expect(matchesPattern(pattern, name)).toBe(expected);
  });

  it('agrees with a regular expression', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    fc.assert(
      fc.property(word, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }), (pattern, name) => {
        const expected = new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(name);
        expect(matchesPattern(pattern, name)).toBe(expected);
      }),
    );
  });
});

describe('expandPatterns', () => {
  it('takes the patterns in their order, the names in theirs, and each name once', () => {
    const names = ['b-2', 'b-1', 'a'];
    expect(expandPatterns(['a', 'b-*', '*'], names)).toEqual(['a', 'b-2', 'b-1']);
    expect(expandPatterns(['unknown'], names)).toEqual(['unknown']);
  });
});
