import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readJson } from '../../src/import/read-json.ts';
import { readTerms } from '../../src/import/read-terms.ts';
import { at, itemsOf, type Term } from '../../src/import/term.ts';
import { numRuns } from '../support/num-runs.ts';

/** The data of a term. */
const plain = (term: Term): unknown => {
  if (term.is === 'list') return term.items.map(plain);
  if (term.is === 'map')
    return Object.fromEntries([...term.entries].map(([key, inner]) => [key, plain(inner)]));
  return term.is === 'scalar' ? term.value : term;
};
const parsed = (text: string): unknown => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return 'broken';
  }
};
const read = (text: string): unknown => {
  const { term } = readJson(text, 'a.json');
  return term === null ? 'broken' : { value: plain(term) };
};
const problem = (text: string): string =>
  readJson(text, 'a.json')
    .findings.map(({ line, col, message }) => `${line}:${col}: ${message}`)
    .join();

describe('readJson', () => {
  // JSON.parse is the other reader; `__proto__` is a key to both, and lost in the comparison.
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(4), (text, indent) => {
        const spaced = JSON.stringify(JSON.parse(text), null, indent);
        fc.pre(!text.includes('__proto__'));
        expect(read(spaced)).toEqual(parsed(spaced));
      }),
      { numRuns: numRuns(200, 2_000) },
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      ' ',
      '\n',
      '"a"',
      '1',
      '-',
      '01',
      '1e5',
      '.5',
      'true',
      'nul',
      '\\u00e9',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        expect(read(parts.join(''))).toEqual(parsed(parts.join('')));
      }),
      { numRuns: numRuns(500, 5_000) },
    );
  });

  test('a value knows its place; a mapping or list has that of its key', () => {
    const { term } = readJson('{\n  "a": {\n    "b": [1, "x"]\n  }\n}', 'a.json');
    expect(at(term ?? undefined, 'a', 'b')?.place).toEqual({ file: 'a.json', line: 3, col: 5 });
    expect(itemsOf(at(term ?? undefined, 'a', 'b')).map(({ place }) => place)).toEqual([
      { file: 'a.json', line: 3, col: 11 },
      { file: 'a.json', line: 3, col: 14 },
    ]);
  });

  it.each([
    ['{"a": 1 "b"}', '1:9: expected "," or "}", found """'],
    ['{"a": [1\n}', '2:1: expected "," or "]", found "}"'],
    ['{"a" 1}', '1:6: expected ":" after the key, found "1"'],
    ['{a: 1}', '1:2: expected a key in double quotes or "}", found "a"'],
    ['{"a": 1,}', '1:9: expected a key in double quotes, found "}"'],
    ['{"a": ', '1:7: expected a value, found the end of the text'],
    ['[True]', '1:2: expected a value, found "T"; did you mean "true"?'],
    ['[1] 2', '1:5: expected nothing after the value, found "2"'],
    ['["a\n"]', '1:2: a text that does not end on its line, or has a wrong escape'],
    ['['.repeat(20_000), '1:502: nested deeper than 500 levels'],
  ])('%.20s is refused with its place', (text, message) => {
    expect(problem(text)).toBe(message);
  });

  test('a key that stands twice: the last counts, and it is told', () => {
    const { term, findings } = readJson('{"a": 1,\n "a": 2}', 'a.json');
    expect(plain(term as Term)).toEqual({ a: 2 });
    expect(findings).toMatchObject([{ code: 'IMP007', severity: 'warning', line: 2, col: 2 }]);
  });

  test('a text with millions of escapes is refused at its place', () => {
    expect(problem(`{"a":\n "${'\\n'.repeat(10_000_000)}"}`)).toBe('2:2: a text with too many escapes');
  });

  test('more values than there is memory for are refused', () => {
    const { findings } = readJson('[1, 1, 1, 1]', 'a.json', 4);
    expect(findings[0]?.message).toBe('more than 4 values');
  });
});

describe('readTerms', () => {
  it('gives JSON the places and values that the reader of YAML gives', () => {
    const text = '{"a": {"b": [true, null, 12, "x\\ny"]},\n "c": []}';
    const flow = readTerms(`---\n${text}`, 'a.yaml').term;
    const shifted = JSON.stringify(flow, placesUpALine);
    expect(JSON.stringify(readTerms(text, 'a.yaml').term, entriesAsLists)).toBe(shifted);
  });

  it('refuses more than 100 million characters, or 5 million of YAML', () => {
    const message = (text: string) => readTerms(text, 'a').findings[0]?.message;
    expect(message(`[${' '.repeat(100_000_000)}]`)).toBe(
      '100.0 million characters are more than the 100 million that are read of one file of JSON',
    );
    expect(message(`a: ${'x'.repeat(6_000_000)}`)).toContain('more than the 5 million');
    expect(message(`{a: ${'x'.repeat(6_000_000)}}`)).toContain('expected a key in double quotes');
  });

  it('takes flow style for YAML, and tells of JSON where it is neither', () => {
    expect(readTerms('{a: [b, !Ref c]}', 'a.yaml').term).toMatchObject({ is: 'map' });
    expect(readTerms('{"a": [}', 'a.json').findings[0]?.message).toBe('expected a value, found "}"');
  });
});

const entriesAsLists = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : value);
const placesUpALine = (key: string, value: unknown): unknown =>
  key === 'line' ? Number(value) - 1 : entriesAsLists(key, value);
