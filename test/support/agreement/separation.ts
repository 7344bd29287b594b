/**
 * Whether two samples of equal size come from one law, without knowing the law. Paired as they come, differences of
 * equal laws are symmetric about 0; then their sum over the root of their sum of squares exceeds z with a probability
 * of at most 2·exp(−z²/2) (Hoeffding), for any number of them and however skewed or discrete they are.
 */

/** The second sample less the first, pair by pair, in units of the root of the sum of squares. */
export const differences = (first: readonly number[], second: readonly number[]): number[] => {
  const raw = first.map((value, i) => (second[i] as number) - value);
  const root = Math.sqrt(raw.reduce((sum, one) => sum + one * one, 0));
  return root === 0 ? raw : raw.map((one) => one / root);
};

/** The sum of differences over the root of their sum of squares; 0 where all are 0. */
export const separationOf = (differing: readonly number[]): number => {
  const squares = differing.reduce((sum, one) => sum + one * one, 0);
  return squares === 0 ? 0 : differing.reduce((sum, one) => sum + one, 0) / Math.sqrt(squares);
};

/** How far two samples are apart. */
export const separation = (first: readonly number[], second: readonly number[]): number =>
  separationOf(differences(first, second));

/** What none of so many separations exceeds, but with the probability alpha (Bonferroni). */
export const separationLimit = (tests: number, alpha: number): number =>
  Math.sqrt(2 * Math.log((2 * tests) / alpha));

/** Separations of independent pairs of samples as one. */
export const pooled = (separations: readonly number[]): number =>
  separations.reduce((sum, one) => sum + one, 0) / Math.sqrt(Math.max(1, separations.length));
