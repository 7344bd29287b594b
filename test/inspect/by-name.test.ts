import { expect, test } from 'vitest';
import { byName } from '../../src/inspect/by-name.ts';

test('numbers at the end are numbers, all else is text', () => {
  expect(['f-10', 'f-2', 'f', 'e-99', 'f-02', 'B'].sort(byName)).toEqual([
    'B',
    'e-99',
    'f',
    'f-02',
    'f-2',
    'f-10',
  ]);
});

test('equal names are equal', () => {
  expect(byName('a-1', 'a-1')).toBe(0);
});
