import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelled, shorten, wrap } from '../../src/report/wrap.ts';
import { numRuns } from '../support/num-runs.ts';

describe('wrap', () => {
  test('breaks at spaces, and keeps 1m 30s and 25.6 % whole', () => {
    expect(wrap('short for 1m 30s', 12)).toEqual(['short for', '1m 30s']);
    expect(wrap('it used 25.6 %', 12)).toEqual(['it used', '25.6 %']);
    expect(wrap('', 12)).toEqual(['']);
  });

  test('no line is too wide, and no word is lost', () => {
    const words = fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 30 }));
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 40 }), (some, width) => {
        const text = some.join(' ');
        const lines = wrap(text, width);
        expect(lines.filter((line) => line.length > width)).toEqual([]);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
      { numRuns: numRuns(100, 1000) },
    );
  });

  test('a label stands beside its first line only', () => {
    expect(labelled('  Why', 'because it was so', 30, 8)).toEqual(['  Why   because it was so']);
    expect(labelled('  Why', 'because it was so and not otherwise', 28, 8)).toEqual([
      '  Why   because it was so',
      '        and not otherwise',
    ]);
  });
});

describe('shorten', () => {
  test('names keep both their ends, prose its beginning', () => {
    expect(shorten('checkout-1 … checkout-20 (20)', 17)).toBe('checkout…-20 (20)');
    expect(shorten('short', 5)).toBe('short');
  });
});
