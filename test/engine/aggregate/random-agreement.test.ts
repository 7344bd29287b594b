/**
 * Both fidelities over random small scenarios, each run many times with seeds of its own: every figure is compared,
 * and every kind of figure over all scenarios together. A true agreement fails with a probability of at most ALPHA in
 * all, half of it for single figures and half for the kinds, each by Bonferroni. That a bias would be noticed is tested
 * by putting one in. `AGREEMENT_SEED=7 AGREEMENT_SCENARIOS=200 npx vitest run test/engine/aggregate/random-agreement`
 * draws others.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  biased,
  compare,
  decidable,
  isKindApart,
  separationIn,
  separationsByScenario,
  type Compared,
} from '../../support/agreement/compare.ts';
import { figureKinds, type FigureKind } from '../../support/agreement/figures.ts';
import { randomScenario } from '../../support/agreement/random-scenario.ts';
import { separationLimit } from '../../support/agreement/separation.ts';
import { numRuns } from '../../support/num-runs.ts';

const ALPHA = 0.001;
const SEED = Number(process.env['AGREEMENT_SEED'] ?? 1);
const ALL = 24;
const SCENARIOS = Number(process.env['AGREEMENT_SCENARIOS'] ?? numRuns(6, ALL));

const kinds = Object.entries(figureKinds) as (readonly [kind: FigureKind, may: number])[];
const KIND_LIMIT = separationLimit(kinds.length, ALPHA / 2);

/**
 * In how many of 24 scenarios a kind must tell something, and which part too many or too few is noticed; the kinds that
 * are not here are compared where they are not rare (scarce-agreement).
 */
const noticed: Partial<Record<FigureKind, { readonly scenarios: number; readonly part: number }>> = {
  'ENIs created': { scenarios: 4, part: 0.05 },
  'peak of ENIs': { scenarios: 3, part: 0.05 },
  'ENIs of a key at its peak': { scenarios: 4, part: 0.05 },
  'peak of connections': { scenarios: 12, part: 0.05 },
  'times Inactive': { scenarios: 5, part: 0.05 },
  'pending seconds': { scenarios: 12, part: 0.05 },
  invocations: { scenarios: 20, part: 0.05 },
  succeeded: { scenarios: 20, part: 0.05 },
  'failed: Pending': { scenarios: 12, part: 0.1 },
  'failed: Inactive': { scenarios: 5, part: 0.05 },
  'failed: Failed': { scenarios: 4, part: 0.05 },
  'failed: NotFound': { scenarios: 12, part: 0.05 },
};

describe(`exact and counted runs of ${SCENARIOS} random scenarios of seed ${SEED}`, () => {
  let compared: readonly Compared[] = [];
  beforeAll(() => {
    compared = Array.from({ length: SCENARIOS }, (_, i) => compare(randomScenario(SEED, i))).flat();
  }, 3_600_000);
  const ofKind = (kind: FigureKind): Compared[] => compared.filter((one) => one.kind === kind);

  it('agree in every figure', () => {
    const telling = decidable(
      compared.filter((one) => separationIn(one) !== 0),
      ALPHA / 2,
    );
    const limit = separationLimit(telling.length, ALPHA / 2);
    const apart = telling.filter((one) => Math.abs(separationIn(one)) > limit);
    expect(apart.map((one) => `${one.scenario}: ${one.kind}, ${one.of}, z ${separationIn(one)}`)).toEqual([]);
    expect(telling.length).toBeGreaterThan(8 * SCENARIOS);
  });

  it.each(kinds)('agree in %s, over all of them, within %d deviations', (kind, may) => {
    expect(isKindApart(ofKind(kind), may, KIND_LIMIT)).toBe(false);
  });

  describe.skipIf(SCENARIOS < ALL)('tell enough', () => {
    it.each(Object.entries(noticed) as [FigureKind, { scenarios: number; part: number }][])(
      'of %s, that a bias would be noticed',
      (kind, { scenarios, part }) => {
        expect(separationsByScenario(ofKind(kind)).length).toBeGreaterThanOrEqual(scenarios);
        const missed = [part, -part].filter(
          (put) => !isKindApart(biased(compared, kind, put), figureKinds[kind], KIND_LIMIT),
        );
        expect(missed).toEqual([]);
      },
    );
  });
});
