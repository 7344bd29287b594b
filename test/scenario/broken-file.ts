/**
 * Tables of what users get wrong, and of the very lines that they read: each line of `expected` stands after the
 * file's name. Lines count from below version, name and duration, which every file has.
 */
import { describe, expect, it } from 'vitest';
import { findingsOf, type Files } from './support.ts';

interface Case {
  readonly what: string;
  readonly text: string;
  readonly expected: readonly string[];
  /** The files beside the scenario. */
  readonly files?: Files;
}

export const describeBroken = (title: string, cases: readonly Case[]): void => {
  describe(`${title} finds`, () => {
    it.each(cases)('$what', ({ text, expected, files = {} }) => {
      expect(findingsOf(text, { files })).toEqual(expected);
    });
  });
};
