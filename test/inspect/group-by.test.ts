import { expect, test } from 'vitest';
import { groupBy } from '../../src/inspect/group-by.ts';

test('groups and their items keep the order of their first appearance', () => {
  expect([...groupBy(['b1', 'a1', 'b2'], (item) => item.charAt(0))]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ]);
  expect(groupBy([], String).size).toBe(0);
});
