import { describe, expect, it } from 'vitest';
import { numbered } from '../../src/scenario/expand-functions.ts';
import { scenarioOf } from './support.ts';

const names = (text: string) => scenarioOf(text).functions.map(({ name }) => name);

describe('expandFunctions', () => {
  it('numbers only where a count is given', () => {
    expect(names('functions: [{ name: a }, { name: b, count: 2 }, { name: c, count: 1 }]')).toEqual([
      'a',
      'b-1',
      'b-2',
      'c-1',
    ]);
  });
});

describe('numbered', () => {
  it('counts from 1', () => {
    expect(numbered('checkout', 3)).toEqual(['checkout-1', 'checkout-2', 'checkout-3']);
  });
});
