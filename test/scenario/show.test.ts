import { describe, expect, it } from 'vitest';
import { show } from '../../src/scenario/show.ts';

describe('show', () => {
  it.each([
    ['a "b"', String.raw`"a \"b\""`],
    [5, '5'],
    [Infinity, 'Infinity'],
    [true, 'true'],
    [null, 'nothing'],
    [undefined, 'nothing'],
    [[1], 'a list'],
    [{ a: 1 }, 'a mapping'],
    ['two\nlines', String.raw`"two\nlines"`],
  ])('%j as %s', (value, text) => {
    expect(show(value)).toBe(text);
  });

  it('cuts long texts', () => {
    expect(show('x'.repeat(500))).toMatch(/^"x{59}…$/);
  });
});
