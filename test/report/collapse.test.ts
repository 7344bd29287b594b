import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collapse, top } from '../../src/report/collapse.ts';

const labels = (
  names: readonly string[],
  likeness: (name: string) => string = () => '',
  room?: number,
): string[] => collapse(names, (name) => name, likeness, room).map(({ label }) => label);
const isEven = (name: string): string => String(Number(name.split('-')[1]) % 2 === 0);
const five = [1, 2, 3, 4, 5].map((n) => `web-${n}`);
const unlike = ['auth', 'basket', 'cart', 'login', 'mfa'];

describe('collapse', () => {
  test('tells a numbered family as one, in the order of its numbers', () => {
    expect(labels(['fn-10', 'fn-2', 'fn-1'])).toEqual(['fn-1 … fn-10 (3)']);
    expect(labels(['fn-1', 'fn-2'])).toEqual(['fn-1, fn-2']);
  });

  test('names of their own stay', () => {
    expect(labels(['login', 'mfa'])).toEqual(['login', 'mfa']);
  });

  test('the unlike one of a family stands alone', () => {
    expect(labels(['fn-1', 'fn-2', 'fn-3'], (name) => String(name === 'fn-2'))).toEqual([
      'fn-1, fn-3',
      'fn-2',
    ]);
  });

  test('a label names nobody who is not meant: few by name, many as so many of a range', () => {
    expect(labels(five, isEven)).toEqual(['web-1, web-3, web-5', 'web-2, web-4']);
    const ten = [...Array(10).keys()].map((n) => `web-${n + 1}`);
    expect(labels(ten, isEven)).toEqual(['5 of web-1 … web-9', '5 of web-2 … web-10']);
  });

  test('numbers that nobody has are no gap', () => {
    expect(labels(['web-2', 'web-4', 'web-6'])).toEqual(['web-2 … web-6 (3)']);
  });

  test('the first versions of all functions are a whole, though others stand between by name', () => {
    const versions = [1, 2, 3, 4].flatMap((n) => [`fn-${n}:1`, `fn-${n}:2`]);
    expect(labels(versions, (name) => name.slice(-1))).toEqual([
      'fn-1:1 … fn-4:1 (4)',
      'fn-1:2 … fn-4:2 (4)',
    ]);
  });

  test('where there is no room, alike ones are one line whatever their names', () => {
    const isMfa = (name: string): string => String(name === 'mfa');
    expect(labels(unlike, isMfa, 4)).toEqual(unlike);
    expect(labels(unlike, isMfa, 3)).toEqual(['auth and 3 more', 'mfa']);
    expect(labels([...five, 'auth'], isMfa, 0)).toEqual(['auth and 5 more']);
  });

  test('every row is in one group, and every group is of one likeness', () => {
    const names = fc.array(fc.stringMatching(/^[ab]-\d$/), { maxLength: 30 });
    fc.assert(
      fc.property(names, fc.integer({ min: 0, max: 20 }), (rows, room) => {
        const groups = collapse(rows, (name) => name, isEven, room);
        expect(groups.flatMap((group) => group.rows).sort()).toEqual([...rows].sort());
        for (const group of groups) expect(new Set(group.rows.map(isEven)).size).toBe(1);
      }),
    );
  });
});

const byValue = (value: number) => value;

describe('top', () => {
  test('shows those with most trouble, and keeps the rest', () => {
    expect(top([1, 5, 3, 4], 2, byValue)).toEqual({ shown: [5, 4], rest: [3, 1] });
  });

  test('one row too many is shown: to say so would take as much room', () => {
    expect(top([1, 2, 3], 2, byValue)).toEqual({ shown: [3, 2, 1], rest: [] });
  });
});
