/**
 * Both fidelities over random small scenarios that all lack connections or concurrency: how far counted runs are off on
 * average over all of them, as a part of what exact runs say. Each mean must lie in its range, within four standard errors.
 * That a bias would be noticed is tested by putting one in. `AGREEMENT_SEED=7` draws others.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { biased, biasOf, compare, type Bias, type Compared } from '../../support/agreement/compare.ts';
import type { FigureKind } from '../../support/agreement/figures.ts';
import { scarceScenario } from '../../support/agreement/scarce-scenario.ts';
import { numRuns } from '../../support/num-runs.ts';

const SEED = Number(process.env['AGREEMENT_SEED'] ?? 1);
const ALL = 16;
const SCENARIOS = numRuns(4, ALL);
const ERRORS = 4;

/** Within which range a kind is off, as docs/fidelity.md says, and which bias on top of it is noticed. */
const kinds = {
  'ENIs created': { from: 0, to: 0.02, noticed: 0.05 },
  'peak of connections': { from: 0, to: 0.01, noticed: 0.05 },
  'connections refused': { from: -0.03, to: 0.03, noticed: 0.12 },
  'shortage seconds': { from: -0.03, to: 0.03, noticed: 0.12 },
  invocations: { from: 0, to: 0, noticed: 0.05 },
  succeeded: { from: 0, to: 0.04, noticed: 0.05 },
  'failed: ConnectTimeout': { from: -0.12, to: 0, noticed: 0.2 },
  'failed: Throttled': { from: -0.08, to: 0, noticed: 0.1 },
  'in flight at the end': { from: -0.06, to: 0, noticed: 0.2 },
} as const satisfies Partial<
  Record<FigureKind, { readonly from: number; readonly to: number; readonly noticed: number }>
>;
type Kind = keyof typeof kinds;
const names = Object.keys(kinds) as Kind[];

const isWithin = ({ part, error }: Bias, kind: Kind): boolean =>
  part >= kinds[kind].from - ERRORS * error && part <= kinds[kind].to + ERRORS * error;

describe(`exact and counted runs of ${SCENARIOS} random scenarios of seed ${SEED} in which something lacks`, () => {
  let compared: readonly Compared[] = [];
  beforeAll(() => {
    compared = Array.from({ length: SCENARIOS }, (_, i) => compare(scarceScenario(SEED, i))).flat();
  }, 3_600_000);
  const biasOfKind = (kind: Kind, put = 0): Bias => biasOf(biased(compared, kind, put));

  it.each(names)('agree in %s, to which three of four scenarios contribute', (kind) => {
    const bias = biasOfKind(kind);
    expect(bias.scenarios).toBeGreaterThanOrEqual(0.75 * SCENARIOS);
    expect(isWithin(bias, kind) ? [] : [bias]).toEqual([]);
  });

  it.skipIf(SCENARIOS < ALL).each(names)('would not agree in %s if it were biased', (kind) => {
    const { noticed } = kinds[kind];
    const missed = [noticed, -noticed].filter((put) => isWithin(biasOfKind(kind, put), kind));
    expect(missed).toEqual([]);
  });
});
