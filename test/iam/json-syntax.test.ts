/** The scanner agrees with JSON.parse on what JSON is. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { findJsonSyntaxError } from '../../src/iam/json-syntax.ts';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('findJsonSyntaxError', () => {
  test.prop([fc.json()], { numRuns: 200 })('takes JSON', (text) => {
    expect(findJsonSyntaxError(text)).toBeNull();
  });

  const fragment = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '1',
    '-',
    '01',
    '1.5e3',
    'true',
    'nul',
    ' ',
    '\n',
    '"',
    "'",
    '\t',
  );
  test.prop([fc.array(fragment, { maxLength: 8 }).map((all) => all.join(''))], { numRuns: 2000 })(
    'agrees with JSON.parse',
    (text) => {
      expect(findJsonSyntaxError(text) === null, text).toBe(parses(text));
    },
  );

  test.prop([fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', 'x', '\u0001')], { numRuns: 500 })(
    'agrees with JSON.parse on damaged JSON',
    (text, at, damage) => {
      const cut = at % (text.length + 1);
      const damaged = text.slice(0, cut) + damage + text.slice(cut + 1);
      expect(findJsonSyntaxError(damaged) === null, damaged).toBe(parses(damaged));
    },
  );

  it('says what was expected', () => {
    expect(findJsonSyntaxError('{"a": }')).toEqual({ offset: 6, message: 'expected a value, found "}"' });
    expect(findJsonSyntaxError('[1, ]')).toEqual({ offset: 4, message: 'a comma before "]" is not allowed' });
    expect(findJsonSyntaxError('[1')).toEqual({
      offset: 2,
      message: 'expected "," or "]", found the end of the text',
    });
  });
});
