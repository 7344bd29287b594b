/**
 * How a simulated figure is compared with a formula: a mean by its standard error, a law by χ², the rest exactly.
 * A right engine is outside a bound for one seed in 16,000 (means) or 32,000 (laws).
 */
import { chiSquareLimit, sum } from './formulas.ts';

/** One figure beside its formula, as a row of the page; `agrees` is the verdict. */
export interface Comparison {
  readonly what: string;
  readonly formula: string;
  readonly theory: string;
  readonly simulated: string;
  /** What the theory, or χ², must lie in. */
  readonly within: string;
  readonly agrees: boolean;
}

type Said = Pick<Comparison, 'what' | 'formula'>;

/** So many standard errors may lie between simulation and theory. */
const Z = 4;
/** P(a standard normal exceeds 4). */
const SIGNIFICANCE = 3.167e-5;

/** An estimate with its standard error. */
export const close = (said: Said, theory: number, estimate: number, error: number): Comparison => ({
  ...said,
  theory: figure(theory),
  simulated: figure(estimate),
  within: `${figure(estimate - Z * error)} to ${figure(estimate + Z * error)}`,
  agrees: Math.abs(estimate - theory) <= Z * error && error > 0,
});

/** The mean of independent samples, with the standard error that they show. */
export const meanIs = (said: Said, theory: number, samples: readonly number[]): Comparison =>
  close(said, theory, meanOf(samples), Math.sqrt(varianceOf(samples) / samples.length));

/**
 * The variance of independent samples. Its standard error is that of the law, which the theory gives by its fourth
 * central moment.
 */
export const varianceIs = (
  said: Said,
  theory: number,
  samples: readonly number[],
  fourthMoment: number,
): Comparison =>
  close(said, theory, varianceOf(samples), Math.sqrt((fourthMoment - theory ** 2) / samples.length));

/** A share of independent trials. */
export const shareIs = (said: Said, theory: number, hits: number, trials: number): Comparison =>
  close(said, theory, hits / trials, Math.sqrt((theory * (1 - theory)) / trials));

/** The ratio of two means over independent pairs: batches of a long run, or cycles of a renewal process. */
export const ratioIs = (
  said: Said,
  theory: number,
  pairs: readonly (readonly [part: number, whole: number])[],
): Comparison => {
  const whole = meanOf(pairs.map(([, y]) => y));
  const ratio = meanOf(pairs.map(([x]) => x)) / whole;
  const rests = pairs.map(([x, y]) => x - ratio * y);
  return close(said, theory, ratio, Math.sqrt(varianceOf(rests) / pairs.length) / whole);
};

/** Independent counts 0, 1, 2 … against their law; what the law leaves out is one more cell, beyond its end. */
export const lawIs = (said: Said, law: readonly number[], samples: readonly number[]): Comparison => {
  const observed = Array<number>(law.length + 1).fill(0);
  for (const sample of samples) observed[Math.min(sample, law.length)]! += 1;
  const beyond = Math.max(0, 1 - sum(law));
  const expected = [...law, beyond].map((probability) => probability * samples.length);
  const cells = pooled(observed, expected);
  const chiSquare = sum(cells.map(([o, e]) => (o - e) ** 2 / e));
  const limit = chiSquareLimit(cells.length - 1, SIGNIFICANCE);
  /** Too rare to be seen even once: a cell that χ² would put together with its neighbour. */
  const sawImpossible = (observed.at(-1) as number) > 0 && (expected.at(-1) as number) < SIGNIFICANCE;
  return {
    ...said,
    theory: `the law, ${samples.length} samples`,
    simulated: `χ² ${figure(chiSquare)}`,
    within: `below ${figure(limit)} (${cells.length} cells)`,
    agrees: cells.length > 1 && chiSquare <= limit && !sawImpossible,
  };
};

/** Numbers that no randomness touches: equal, or wrong. */
export const same = (said: Said, theory: readonly number[], simulated: readonly number[]): Comparison => ({
  ...said,
  theory: listed(theory),
  simulated: listed(simulated),
  within: `exactly, ${theory.length} ${theory.length === 1 ? 'figure' : 'figures'}`,
  agrees:
    theory.length > 0 &&
    theory.length === simulated.length &&
    theory.every((value, i) => value === simulated[i]),
});

/** The mean of a sample. */
export const meanOf = (samples: readonly number[]): number => sum(samples) / samples.length;

/** The variance of a sample. */
export const varianceOf = (samples: readonly number[]): number => {
  const mean = meanOf(samples);
  return sum(samples.map((sample) => (sample - mean) ** 2)) / (samples.length - 1);
};

/** Neighbouring cells put together until each expects 5 or more. */
const pooled = (observed: readonly number[], expected: readonly number[]): (readonly [number, number])[] => {
  const cells: [number, number][] = [];
  let cell: [number, number] = [0, 0];
  for (const [i, expectation] of expected.entries()) {
    cell = [cell[0] + (observed[i] as number), cell[1] + expectation];
    if (cell[1] < 5) continue;
    cells.push(cell);
    cell = [0, 0];
  }
  const last = cells.pop() ?? [0, 0];
  return [...cells, [last[0] + cell[0], last[1] + cell[1]]];
};

/** Four digits, the same on every machine. */
const figure = (value: number): string =>
  value === 0 ? '0' : Math.abs(value) >= 1e4 ? Math.round(value).toLocaleString('en-US') : short(value);
const short = (value: number): string =>
  Math.abs(value) < 1e-3 ? value.toExponential(2) : String(Number(value.toPrecision(4)));

const listed = (values: readonly number[]): string =>
  values.length <= 4
    ? values.map(figure).join(', ')
    : `${values.slice(0, 2).map(figure).join(', ')} … ${figure(values.at(-1) as number)}`;
