import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulation.ts';
import type { Fact } from '../../src/model/facts.ts';
import { arbitraryScenario } from '../support/arbitrary-scenario.ts';
import { numRuns, seeded } from '../support/num-runs.ts';

describe('every random scenario', () => {
  it('keeps every law after every event, and accounts for every ENI', () => {
    fc.assert(
      fc.property(arbitraryScenario, (one) => {
        const { created, released, orphaned, end } = simulate(one, { check: true }).enis;
        expect(created).toBe(released + orphaned + end);
      }),
      seeded({ numRuns: numRuns(150, 2000) }),
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
      seeded({ numRuns: numRuns(40, 100) }),
    );
  });

  it('accounts for every ENI: created = released + orphaned + live', () => {
    fc.assert(
      fc.property(arbitraryScenario, (one) => {
        const { enis, orphans } = simulate(one);
        expect(enis.created).toBe(enis.released + enis.orphaned + enis.end);
        expect(orphans).toHaveLength(enis.orphaned);
        expect(new Set(orphans.map(({ eniId }) => eniId)).size).toBe(orphans.length);
      }),
      seeded({ numRuns: numRuns(40, 100) }),
    );
  });
});
