/** The tables of cases: whole decisions, and the sample policies of the page as caller and as service control policy. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/iam/evaluate.ts';
import { explain } from '../../src/iam/explain.ts';
import { deciderName, policySetOf, readJson, type Case, type ConditionCase } from './fixtures.ts';

describe.each(['cases.json', 'samples.json'])('%s', (file) => {
  it.each(readJson<Case[]>(file).map((one) => [one.name, one] as const))('%s', (_, one) => {
    const decision = evaluate(policySetOf(one), one.request);
    const words = explain(decision).join('\n');
    expect(decision.outcome, words).toBe(one.expected.outcome);
    expect(decision.allowed).toBe(one.expected.outcome === 'allowed');
    if (one.expected.decidedBy !== undefined)
      expect(deciderName(decision), words).toBe(one.expected.decidedBy);
    if (one.expected.because !== undefined) expect(words).toContain(one.expected.because);
  });
});

describe('the tables', () => {
  const names = ['cases.json', 'samples.json', 'conditions.json'].flatMap((file) =>
    readJson<(Case | ConditionCase)[]>(file).map(({ name }) => name),
  );

  it('name every case once', () => {
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('hold at least 130 cases', () => {
    expect(names.length).toBeGreaterThanOrEqual(130);
  });
});
