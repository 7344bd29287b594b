/**
 * Both fidelities over random small scenarios, each run many times with seeds of its own: every figure is compared,
 * and every kind of figure over all scenarios together. A true agreement fails with a probability of at most ALPHA in
 * all, half of it for single figures and half for the kinds, each by Bonferroni. `AGREEMENT_SEED=7
 * AGREEMENT_SCENARIOS=200 npx vitest run test/engine/aggregate/random-agreement` draws others.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { simulate } from '../../../src/engine/simulation.ts';
import { deriveSeed } from '../../../src/kernel/random.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { figureKinds, figuresOf, type FigureKind } from '../../support/agreement/figures.ts';
import { randomScenario } from '../../support/agreement/random-scenario.ts';
import { differences, pooled, separationLimit, separationOf } from '../../support/agreement/separation.ts';
import { numRuns } from '../../support/num-runs.ts';

const ALPHA = 0.001;
const REPLICATIONS = 48;
const SEED = Number(process.env['AGREEMENT_SEED'] ?? 1);
const SCENARIOS = Number(process.env['AGREEMENT_SCENARIOS'] ?? numRuns(6, 30));

interface Compared {
  readonly kind: FigureKind;
  readonly scenario: number;
  readonly what: string;
  readonly differences: readonly number[];
  readonly means: readonly [exact: number, counted: number];
  readonly separation: number;
}

/** Of each figure, by name, one number per replication; a key that one of them never made has 0. */
const replicate = (one: Scenario, fidelity: Scenario['fidelity']) => {
  const samples = new Map<string, { readonly kind: FigureKind; readonly values: number[] }>();
  for (let i = 0; i < REPLICATIONS; i++) {
    // Keys of one name draw the same delays from one seed: no two scenarios may share any.
    const seed = deriveSeed(SEED, one.name, fidelity, i);
    for (const { kind, of, value } of figuresOf(simulate({ ...one, fidelity, seed }))) {
      const name = `${kind}, ${of}`;
      const sample = samples.get(name) ?? { kind, values: new Array<number>(REPLICATIONS).fill(0) };
      sample.values[i] = value;
      samples.set(name, sample);
    }
  }
  return samples;
};

const compare = (number: number): Compared[] => {
  const one = randomScenario(SEED, number);
  const [exact, counted] = [replicate(one, 'exact'), replicate(one, 'aggregate')];
  const none = new Array<number>(REPLICATIONS).fill(0);
  return [...new Map([...exact, ...counted])].map(([name, { kind }]) => {
    const [first, second] = [exact.get(name)?.values ?? none, counted.get(name)?.values ?? none];
    const differing = differences(first, second);
    return {
      kind,
      scenario: number,
      what: `scenario ${number}: ${name}`,
      differences: differing,
      means: [mean(first), mean(second)],
      separation: separationOf(differing),
    };
  });
};

/** The figures of one kind and scenario as one, since they are not independent: summed per replication. */
const separationsByScenario = (compared: readonly Compared[]): number[] => {
  const sums = new Map<number, number[]>();
  for (const one of compared) {
    const sum = sums.get(one.scenario) ?? new Array<number>(REPLICATIONS).fill(0);
    sums.set(one.scenario, sum.map((value, i) => value + (one.differences[i] as number))); // prettier-ignore
  }
  return [...sums.values()].map(separationOf);
};

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe(`exact and counted runs of ${SCENARIOS} random scenarios of seed ${SEED}`, () => {
  let compared: readonly Compared[] = [];
  beforeAll(() => {
    const all = Array.from({ length: SCENARIOS }, (_, number) => compare(number)).flat();
    compared = all.filter((one) => one.separation !== 0);
  }, 3_600_000);

  it('agree in every figure', () => {
    const limit = separationLimit(compared.length, ALPHA / 2);
    const apart = compared.filter((one) => Math.abs(one.separation) > limit);
    expect(apart.map(({ what, means, separation: z }) => `${what}: ${means.join(' and ')}, z ${z}`)).toEqual(
      [],
    );
  });

  it.each(Object.entries(figureKinds))('agree in %s, over all of them, within %d deviations', (kind, may) => {
    const separations = separationsByScenario(compared.filter((one) => one.kind === kind));
    const limit = separationLimit(Object.keys(figureKinds).length, ALPHA / 2);
    // A shift of one deviation of a figure moves the separation of one scenario by about √(N/2).
    const allowed = may * Math.sqrt((separations.length * REPLICATIONS) / 2);
    expect(Math.abs(pooled(separations))).toBeLessThanOrEqual(limit + allowed);
  });

  it('meet what they are about: scale-out, shortage, refusals, idleness and failures', () => {
    const met = (kind: FigureKind): boolean =>
      compared.some((one) => one.kind === kind && one.means[0] > 0 && one.means[1] > 0);
    const rare: readonly FigureKind[] = ['failed: Failed', 'failed: ConnectTimeout', 'shortage seconds', 'times Inactive']; // prettier-ignore
    expect(compared.length).toBeGreaterThan(10 * SCENARIOS);
    // A handful of scenarios at the desk may lack the one or the other.
    if (SCENARIOS >= 20) expect(rare.filter((kind) => !met(kind))).toEqual([]);
    expect(met('failed: Throttled') || met('failed: Pending')).toBe(true);
  });
});
