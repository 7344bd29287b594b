import { describe, expect, test } from 'vitest';
import { collapse, top } from '../../src/report/collapse.ts';

const labels = (names: readonly string[], likeness: (name: string) => string = () => ''): string[] =>
  collapse(names, (name) => name, likeness).map(({ label }) => label);

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
