/** Templates with some of their characters replaced by others that mean something. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { outcomeOf } from './support.ts';

interface Edit {
  /** Where, from 0 to 1. */
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}

const junk = [
  '',
  ' ',
  '!Ref ',
  '!If [X, 1]',
  '[',
  '{',
  '}',
  ': ',
  '- ',
  '*a',
  '&a ',
  '"',
  '${',
  '\t',
  '\0',
  '1e999',
  'null',
  '!GetAtt A',
  '__proto__',
  'Fn::Transform',
];

/** A few edits. */
export const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(30),
    put: fc.constantFrom(...junk),
  }),
  { minLength: 1, maxLength: 4 },
);

/** The text after the edits. */
export const mutated = (text: string, some: readonly Edit[]): string =>
  some.reduce((before, { at, cut, put }) => {
    const from = Math.floor(at * before.length);
    return before.slice(0, from) + put + before.slice(from + cut);
  }, text);

/** Whatever the text: a scenario with all of its functions, or findings at a place. */
export const expectAnswer = (text: string): void => {
  const { scenario, ...outcome } = outcomeOf(text);
  if (scenario === null) {
    expect(outcome.findings.length).toBeGreaterThan(0);
    for (const { line, col } of outcome.findings) expect(Math.min(line, col)).toBeGreaterThan(0);
  } else if ('gaps' in outcome) {
    const names = scenario.functions.map(({ name }) => name);
    expect([...outcome.gaps.functions].filter((name) => !names.includes(name))).toEqual([]);
  }
};
