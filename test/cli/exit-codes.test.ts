import { expect, test } from 'vitest';
import { exitCodes } from '../../src/cli/exit-codes.ts';

test('the codes are those of the contract that exist so far, each its own', () => {
  expect(Object.values(exitCodes).map(({ code }) => code)).toEqual([0, 1, 2, 3, 99, 130]);
});
