import { expect, test } from 'vitest';
import { few } from '../../../src/import/aws-cli/few.ts';

test.each([
  [[], ''],
  [['a', 'b', 'c', 'd'], 'a, b, c, d'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
])('%j: %s', (names, text) => {
  expect(few(names)).toBe(text);
});
