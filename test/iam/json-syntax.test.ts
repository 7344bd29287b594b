/** The scanner agrees with JSON.parse on what JSON is. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numRuns } from '../support/num-runs.ts';
import { findJsonSyntaxError } from '../../src/iam/json-syntax.ts';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** The property that both say the same of a text. */
const agreement = (texts: fc.Arbitrary<string>) =>
  fc.property(texts, (text) => (findJsonSyntaxError(text) === null) === parses(text));

describe('findJsonSyntaxError', () => {
  it('takes JSON', () => {
    expect(() => fc.assert(agreement(fc.json()), { numRuns: numRuns(200, 2_000) })).not.toThrow();
  });

  it('agrees with JSON.parse on heaps of tokens', () => {
    const token = fc.constantFrom(
      ...'{ } [ ] , : "a" 1 - 01 1.5e3 true nul " \''.split(' '),
      ' ',
      '\n',
      '\t',
    );
    const text = fc.array(token, { maxLength: 8 }).map((all) => all.join(''));
    expect(() => fc.assert(agreement(text), { numRuns: numRuns(2_000, 20_000) })).not.toThrow();
  });

  it('agrees with JSON.parse on damaged JSON', () => {
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', 'x', '\u0001'))
      .map(([text, at, damage]) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + damage + text.slice(cut + 1);
      });
    expect(() => fc.assert(agreement(damaged), { numRuns: numRuns(500, 5_000) })).not.toThrow();
  });

  it('says what was expected', () => {
    expect(findJsonSyntaxError('{"a": }')).toEqual({ offset: 6, message: 'expected a value, found "}"' });
    expect(findJsonSyntaxError('[1, ]')).toEqual({ offset: 4, message: 'a comma before "]" is not allowed' });
    expect(findJsonSyntaxError('[1')).toEqual({
      offset: 2,
      message: 'expected "," or "]", found the end of the text',
    });
  });
});
