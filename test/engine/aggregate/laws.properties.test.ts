import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/engine/simulation.ts';
import type { Fact } from '../../../src/model/facts.ts';
import { arbitraryScenario } from '../../support/arbitrary-scenario.ts';
import { numRuns } from '../../support/num-runs.ts';

/** Random scenarios with all their random traffic counted; busier, so that the limits are met. */
const counted = fc.tuple(arbitraryScenario, fc.constantFrom(1, 10, 1000)).map(([one, factor]) => ({
  ...one,
  fidelity: 'aggregate' as const,
  // Without any, nothing is counted.
  parameters: { ...one.parameters, environmentKeepAlive: one.parameters.environmentKeepAlive || 1 },
  functions: one.functions.map((spec) => ({
    ...spec,
    traffic:
      spec.traffic?.form === 'rate'
        ? {
            ...spec.traffic,
            rate: {
              ...spec.traffic.rate,
              points: spec.traffic.rate.points.map(({ atMs, value }) => ({ atMs, value: value * factor })),
            },
          }
        : spec.traffic,
  })),
}));

describe('every random scenario with counted traffic', () => {
  it('keeps every law after every event', () => {
    fc.assert(
      fc.property(counted, (one) => {
        simulate(one, { check: true });
      }),
      { numRuns: numRuns(10, 40) },
    );
  });

  it('gives the same bytes for the same seed, whoever listens', () => {
    fc.assert(
      fc.property(counted, (one) => {
        const facts: Fact[] = [];
        const heard = simulate(one, { onFact: (fact) => facts.push(fact), check: true });
        expect(JSON.stringify(simulate(one))).toBe(JSON.stringify(heard));
        expect(facts.every((fact, index) => index === 0 || fact.at >= (facts[index - 1]?.at ?? 0))).toBe(
          true,
        );
      }),
      { numRuns: numRuns(4, 10) },
    );
  });

  it('counts whole numbers, none below 0', () => {
    fc.assert(
      fc.property(counted, (one) => {
        for (const { invocations } of simulate(one).functions) {
          const { total, succeeded, inFlight, failed } = invocations;
          for (const count of [total, succeeded, inFlight, ...Object.values(failed)]) {
            expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
          }
        }
      }),
      { numRuns: numRuns(10, 20) },
    );
  });
});
