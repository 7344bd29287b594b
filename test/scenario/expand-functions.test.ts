import { describe, expect, it } from 'vitest';
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
