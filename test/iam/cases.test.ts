/** The tables of cases: whole decisions, and the sample policies of the page as caller and as service control policy. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/iam/evaluate.ts';
import { explain } from '../../src/iam/explain.ts';
import { conditionCases, deciderName, policySetOf, readCases } from './fixtures.ts';

describe.each(['cases.json', 'samples.json'])('%s', (file) => {
  it.each(readCases(file).map((one) => [one.name, one] as const))('%s', (_, one) => {
    const decision = evaluate(policySetOf(one), one.request);
    const { outcome, decidedBy = deciderName(decision), because = '' } = one.expected;
    const words = explain(decision).join('\n');
    expect({ outcome: decision.outcome, decidedBy: deciderName(decision), words }).toEqual({
      outcome,
      decidedBy,
      words: expect.stringContaining(because) as string,
    });
    expect(decision.allowed).toBe(outcome === 'allowed');
  });
});

describe('the tables', () => {
  const names = [...readCases('cases.json'), ...readCases('samples.json'), ...conditionCases].map(
    ({ name }) => name,
  );

  it('name every case once', () => {
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('hold at least 150 cases', () => {
    expect(names.length).toBeGreaterThanOrEqual(150);
  });
});
