import { expect, test } from 'vitest';
import { isNothing, mapping, merged, scalar } from '../../../src/import/serverless/terms.ts';
import { at, textOf } from '../../../src/import/term.ts';

const place = { file: 'f', line: 1, col: 1 };
const one = (value: string) => scalar(value, place);

test('mappings go into each other; of anything else the later one counts', () => {
  const both = merged(
    mapping({ a: mapping({ x: one('1'), y: one('2') }, place), b: one('3') }, place),
    mapping({ a: mapping({ y: one('4') }, place), b: mapping({}, place), c: undefined }, place),
  );
  expect([textOf(at(both, 'a', 'x')), textOf(at(both, 'a', 'y')), at(both, 'b')?.is, at(both, 'c')]).toEqual([
    '1',
    '4',
    'map',
    undefined,
  ]);
  expect([isNothing(scalar(null, place)), isNothing(undefined), isNothing(one(''))]).toEqual([
    true,
    true,
    false,
  ]);
});
