import { expect, test } from 'vitest';
import { memoryOf } from '../../src/import/memory.ts';

test.each([
  [128, 128],
  [10_240, 10_240],
  [127, null],
  [10_241, null],
  [128.5, null],
  [null, null],
])('%j MB is %j', (megabytes, expected) => {
  expect(memoryOf(megabytes)).toBe(expected);
});
