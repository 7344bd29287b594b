import { describe, expect, test } from 'vitest';
import { readTerms } from '../../../src/import/read-terms.ts';
import {
  isGiven,
  isTrue,
  numberAt,
  read,
  textAt,
  textsAt,
  type Side,
} from '../../../src/import/terraform/side.ts';

const term = (value: object) => readTerms(JSON.stringify(value), 'x.json').term ?? undefined;
const side = (values: object, unknown: object = {}, sensitive: object = {}): Side => ({
  values: term(values),
  unknown: term(unknown),
  sensitive: term(sensitive),
  isUnmarked: false,
});

describe('a field', () => {
  const some = side(
    { a: 'x', n: 7, t: true, nothing: null, empty: '', block: [{ b: 'y', c: 'z' }] },
    { later: true, block: [{ c: true }] },
    { a: true },
  );

  test.each([
    [['n'], 'known'],
    [['a'], 'unknown'],
    [['later'], 'unknown'],
    [['later', 0, 'deeper'], 'unknown'],
    [['block', 0, 'b'], 'known'],
    [['block', 0, 'c'], 'unknown'],
    [['block', 1, 'b'], 'absent'],
    [['nothing'], 'absent'],
    [['nowhere'], 'absent'],
  ])('%j is %s', (path, is) => expect(read(some, ...path).is).toBe(is));

  test('as a text, a number, a truth value, something at all', () => {
    expect([textAt(some, 'block', 0, 'b'), textAt(some, 'a'), textAt(some, 'nowhere')]).toEqual([
      'y',
      null,
      null,
    ]);
    expect([numberAt(some, 'n'), numberAt(some, 'empty'), numberAt(some, 'nothing')]).toEqual([
      7,
      null,
      null,
    ]);
    expect([isTrue(some, 't'), isTrue(some, 'later')]).toEqual([true, false]);
    expect(['n', 'later', 'empty', 'nothing'].map((name) => isGiven(some, name))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

test.each<[string, Side, object]>([
  ['a list', side({ l: ['a', 'b'] }), { texts: ['a', 'b'], isOpen: false }],
  ['a list in part', side({ l: [null, 'b'] }, { l: [true, false] }), { texts: ['b'], isOpen: true }],
  ['a list with a secret', side({ l: ['a', 'b'] }, {}, { l: [true, false] }), { texts: ['b'], isOpen: true }],
  ['one text', side({ l: 'a' }), { texts: ['a'], isOpen: false }],
  ['nothing', side({}), { texts: [], isOpen: false }],
  ['unknown', side({}, { l: true }), { texts: [], isOpen: true }],
])('the texts of %s', (_, one, expected) => expect(textsAt(one, 'l')).toEqual(expected));
