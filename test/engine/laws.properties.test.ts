import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulation.ts';
import type { Fact } from '../../src/model/facts.ts';
import { arbitraryScenario } from '../support/arbitrary-scenario.ts';
import { numRuns } from '../support/num-runs.ts';

describe('every random scenario', () => {
  it('keeps every law after every event', () => {
    fc.assert(
      fc.property(arbitraryScenario, (one) => {
        simulate(one, { check: true });
      }),
      { numRuns: numRuns(300, 3000) },
    );
  });

  it('gives the same bytes for the same seed, whoever listens', () => {
    fc.assert(
      fc.property(arbitraryScenario, (one) => {
        const facts: Fact[] = [];
        const heard = simulate(one, { onFact: (fact) => facts.push(fact), check: true });
        expect(JSON.stringify(simulate(one))).toBe(JSON.stringify(heard));
        expect(facts.every((fact, index) => index === 0 || fact.at >= (facts[index - 1]?.at ?? 0))).toBe(
          true,
        );
      }),
      { numRuns: numRuns(50, 500) },
    );
  });

  it('accounts for every ENI: created = released + orphaned + live', () => {
    fc.assert(
      fc.property(arbitraryScenario, (one) => {
        const { created, released, orphaned, end } = simulate(one).enis;
        expect(created).toBe(released + orphaned + end);
      }),
      { numRuns: numRuns(50, 500) },
    );
  });
});
