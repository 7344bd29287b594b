import { describe, expect, test } from 'vitest';
import { list, number, percent, plural } from '../../src/kernel/words.ts';

describe('words', () => {
  test.each([
    [0.256, '25.6 %'],
    [1, '100 %'],
    [0.99996, '> 99.9 %'],
    [0.00001, '< 0.1 %'],
    [0, '0 %'],
  ])('the ratio %d is %s', (ratio, words) => {
    expect(percent(ratio)).toBe(words);
  });

  test('numbers are grouped', () => {
    expect(number(65_000)).toBe('65,000');
  });

  test('plurals, also irregular ones', () => {
    expect(plural(1, 'function')).toBe('1 function');
    expect(plural(1200, 'function')).toBe('1,200 functions');
    expect(plural(2, 'address', 'addresses')).toBe('2 addresses');
  });

  test('a list names a few and counts the rest', () => {
    expect(list([])).toBe('');
    expect(list(['a'])).toBe('a');
    expect(list(['a', 'b', 'c'])).toBe('a, b and c');
    expect(list(['a', 'b', 'c', 'd'])).toBe('a, b and 2 more');
  });
});
