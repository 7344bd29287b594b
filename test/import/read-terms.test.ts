import { describe, expect, test } from 'vitest';
import { readTerms } from '../../src/import/read-terms.ts';
import { at, itemsOf, textOf } from '../../src/import/term.ts';

describe('readTerms', () => {
  test('tags are calls, and every part knows its place', () => {
    const { term } = readTerms('a:\n  b: !Ref X\n  c: [1, !Sub "y"]\n', 'f.yaml');
    const ref = at(term ?? undefined, 'a', 'b');
    expect(ref).toMatchObject({
      is: 'call',
      name: 'Ref',
      argument: { value: 'X' },
      place: { file: 'f.yaml', line: 2, col: 6 },
    });
    expect(itemsOf(at(term ?? undefined, 'a', 'c'))).toMatchObject([
      { value: 1 },
      { is: 'call', name: 'Sub', place: { line: 3, col: 10 } },
    ]);
  });

  test('JSON is read as well, a byte order mark or not', () => {
    const { term } = readTerms('\uFEFF{"a": {"b": true}}', 'f.json');
    expect(textOf(at(term ?? undefined, 'a', 'b'))).toBe('true');
  });

  test('numbers keep their text: accounts may begin with 0', () => {
    const { term } = readTerms('"012345678901": x\nid: 012345678901\n', 'f.yaml');
    expect(textOf(at(term ?? undefined, 'id'))).toBe('012345678901');
    expect(at(term ?? undefined, '012345678901')).toBeDefined();
  });

  test('anchors and merges', () => {
    const { term } = readTerms('base: &b { x: 1, y: 2 }\nother: { <<: *b, y: 3 }\nsame: *b\n', 'f.yaml');
    expect(textOf(at(term ?? undefined, 'other', 'x'))).toBe('1');
    expect(textOf(at(term ?? undefined, 'other', 'y'))).toBe('3');
    expect(textOf(at(term ?? undefined, 'same', 'y'))).toBe('2');
  });

  test('an alias of no anchor is told, with the nearest one', () => {
    const { term, findings } = readTerms('base: &shared { x: 1 }\nother: *shraed\n', 'f.yaml');
    expect(term).toBeNull();
    expect(findings).toMatchObject([
      {
        code: 'IMP001',
        line: 2,
        col: 8,
        message: 'no anchor before is called "shraed"; did you mean "shared"?',
      },
    ]);
  });

  test('an alias as a key is what it stands for', () => {
    const { term } = readTerms('a: &k name\n*k : 1\n', 'f.yaml');
    expect(textOf(at(term ?? undefined, 'name'))).toBe('1');
    expect(readTerms('*k : 1\n', 'f.yaml').findings).toMatchObject([{ code: 'IMP001', line: 1, col: 1 }]);
  });

  test('a key that stands twice: the last counts, and it is told', () => {
    const { term, findings } = readTerms('a: 1\na: 2\n', 'f.yaml');
    expect(textOf(at(term ?? undefined, 'a'))).toBe('2');
    expect(findings).toMatchObject([{ code: 'IMP007', severity: 'warning', line: 2, col: 1 }]);
  });

  test('many keys', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => `k${i}: 1`).join('\n');
    expect(readTerms(many, 'f.yaml').term).toMatchObject({ is: 'map' });
  });
});
