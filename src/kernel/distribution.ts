import type {
  DistributionKind,
  DistributionName,
  DistributionParameters,
  KindOf,
} from './distributions/kind.ts';
import { empirical, percentiles } from './distributions/measured.ts';
import { exponential, fixed, gamma, lognormal, uniform } from './distributions/theoretical.ts';

export type { DistributionName, DistributionParameters };

/** The one list of kinds, in the order in which they are documented. */
const kinds: { readonly [Name in DistributionName]: KindOf<Name> } = {
  fixed,
  uniform,
  exponential,
  lognormal,
  gamma,
  empirical,
  percentiles,
};

/** How a delay or a duration varies, in milliseconds: `{ lognormal: { median: 210_000, sigma: 0.33 } }`. */
export type Distribution = {
  [Name in DistributionName]: { readonly [N in Name]: DistributionParameters[N] };
}[DistributionName];

/** The names of all kinds. */
export const distributionKinds = Object.keys(kinds) as readonly DistributionName[];

/**
 * The inverse of the cumulative distribution function, made ready: from a uniform, 0 < u < 1, to milliseconds, not
 * rounded. It is monotone and takes one uniform per value, so that compared runs stay in step.
 */
export function quantileOf(distribution: Distribution): (u: number) => number {
  const [kind, parameters] = resolve(distribution);
  return kind.quantile(parameters);
}

/** The mean in milliseconds of the values that `quantileOf` gives. */
export function meanOf(distribution: Distribution): number {
  const [kind, parameters] = resolve(distribution);
  return kind.mean(parameters);
}

/** For people: `lognormal, median 3m 30s, σ 0.33, 1m to 15m`. */
export function describeDistribution(distribution: Distribution): string {
  const [kind, parameters] = resolve(distribution);
  return kind.describe(parameters);
}

/** What is wrong with a distribution, a sentence for each thing; the other functions need one without problems. */
export function distributionProblems(distribution: Distribution): string[] {
  const names = Object.keys(distribution);
  if (names.length !== 1 || !names.every((name) => Object.hasOwn(kinds, name))) {
    return [`must be one of ${distributionKinds.join(', ')}; found ${names.join(', ') || 'none'}`];
  }
  const [kind, parameters] = resolve(distribution);
  return kind.problems(parameters);
}

/** The row and the parameters have one name, which the compiler cannot follow: said here, once. */
function resolve(distribution: Distribution): [DistributionKind<unknown>, unknown] {
  const [[name, parameters]] = Object.entries(distribution) as [[DistributionName, unknown]];
  return [kinds[name], parameters];
}
