/** Runs of one scenario by both fidelities, and how far apart each of their figures is. */
import { simulate } from '../../../src/engine/simulation.ts';
import { deriveSeed } from '../../../src/kernel/random.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { figuresOf, type FigureKind } from './figures.ts';
import { differences, pooled, separationLimit, separationOf } from './separation.ts';

/** How often each fidelity runs a scenario. */
export const REPLICATIONS = 48;

/** One figure of one scenario: what it was in each run. */
export interface Compared {
  readonly kind: FigureKind;
  readonly scenario: string;
  readonly of: string;
  readonly exact: readonly number[];
  readonly counted: readonly number[];
}

/** All figures of a scenario; a key that a run never made has 0. */
export const compare = (one: Scenario): Compared[] => {
  const [exact, counted] = [replicate(one, 'exact'), replicate(one, 'aggregate')];
  const none = new Array<number>(REPLICATIONS).fill(0);
  return [...new Map([...exact, ...counted])].map(([name, { kind, of }]) => ({
    kind,
    scenario: one.name,
    of,
    exact: exact.get(name)?.values ?? none,
    counted: counted.get(name)?.values ?? none,
  }));
};

const replicate = (one: Scenario, fidelity: Scenario['fidelity']) => {
  const samples = new Map<
    string,
    { readonly kind: FigureKind; readonly of: string; readonly values: number[] }
  >();
  for (let i = 0; i < REPLICATIONS; i++) {
    // Keys of one name draw the same delays from one seed: no two scenarios may share any.
    const seed = deriveSeed(one.seed, one.name, fidelity, i);
    for (const { kind, of, value } of figuresOf(simulate({ ...one, fidelity, seed }))) {
      const name = `${kind}, ${of}`;
      const sample = samples.get(name) ?? { kind, of, values: new Array<number>(REPLICATIONS).fill(0) };
      sample.values[i] = value;
      samples.set(name, sample);
    }
  }
  return samples;
};

/** The same figures, those of one kind counted too high by a part, or too low: what a comparison must notice. */
export const biased = (compared: readonly Compared[], kind: FigureKind, part: number): Compared[] =>
  compared
    .filter((one) => one.kind === kind)
    .map((one) => ({ ...one, counted: one.counted.map((value) => value * (1 + part)) }));

/** Those that differ in so many runs that they could be found apart: in fewer, not even all of one sign would be. */
export const decidable = (compared: readonly Compared[], alpha: number): Compared[] => {
  const limit = separationLimit(compared.length, alpha);
  return compared.filter(
    ({ exact, counted }) => exact.filter((value, i) => value !== counted[i]).length > limit ** 2,
  );
};

/** The separation of one figure. */
export const separationIn = ({ exact, counted }: Compared): number =>
  separationOf(differences(exact, counted));

/** The figures of each scenario as one, since they are not independent: summed per replication. */
export const separationsByScenario = (compared: readonly Compared[]): number[] => {
  const sums = new Map<string, number[]>();
  for (const { scenario, exact, counted } of compared) {
    const before = sums.get(scenario) ?? new Array<number>(REPLICATIONS).fill(0);
    const differing = differences(exact, counted);
    sums.set(scenario, plus(before, differing));
  }
  return [...sums.values()].map(separationOf).filter((separation) => separation !== 0);
};

/** Whether all figures of a kind together are off by more than so many of their standard deviations. */
export const isKindApart = (compared: readonly Compared[], may: number, limit: number): boolean => {
  const separations = separationsByScenario(compared);
  // A shift of one deviation of a figure moves the separation of one scenario by about √(N/2).
  const allowed = may * Math.sqrt((separations.length * REPLICATIONS) / 2);
  return Math.abs(pooled(separations)) > limit + allowed;
};

/** What is counted less what is exact, as a part of it, on average over scenarios; and its standard error. */
export interface Bias {
  readonly scenarios: number;
  readonly part: number;
  readonly error: number;
}

/**
 * The bias of the figures of one kind, summed per run, as those of one scenario are not independent; scenarios in which
 * no exact run has any do not tell.
 */
export const biasOf = (compared: readonly Compared[]): Bias => {
  const telling = summedByScenario(compared).filter(({ exact }) => mean(exact) > 0);
  const parts = telling.map(({ exact, counted }) => mean(counted) / mean(exact) - 1);
  const variances = telling.map(({ exact, counted }, i) => {
    const ratio = 1 + (parts[i] as number);
    return (variance(counted) + ratio ** 2 * variance(exact)) / REPLICATIONS / mean(exact) ** 2;
  });
  const n = Math.max(1, telling.length);
  return { scenarios: telling.length, part: sum(parts) / n, error: Math.sqrt(sum(variances)) / n };
};

const summedByScenario = (compared: readonly Compared[]): Pick<Compared, 'exact' | 'counted'>[] => {
  const sums = new Map<string, Pick<Compared, 'exact' | 'counted'>>();
  for (const { scenario, exact, counted } of compared) {
    const before = sums.get(scenario);
    sums.set(scenario, {
      exact: before === undefined ? exact : plus(before.exact, exact),
      counted: before === undefined ? counted : plus(before.counted, counted),
    });
  }
  return [...sums.values()];
};

const plus = (some: readonly number[], others: readonly number[]): number[] =>
  some.map((value, i) => value + (others[i] as number));
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const variance = (values: readonly number[]): number => {
  const middle = mean(values);
  return sum(values.map((value) => (value - middle) ** 2)) / (values.length - 1);
};
