import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { invariant } from './invariant.ts';
import type { Stream } from './random.ts';

/** From here on the expansion is cheaper than the search, and off by one in a few draws of 10^4. */
const LARGE_MEAN = 100;

const standardNormal = normalQuantile.factory(0, 1);

/** How many of `trials` succeed, each with the same probability. Takes one uniform, and none where nothing is open. */
export function binomialCount(trials: number, probability: number, stream: Stream): number {
  if (trials === 0 || probability <= 0) return 0;
  if (probability >= 1) return trials;
  return binomialQuantile(trials, probability, stream.uniform());
}

/** The least count whose cumulative probability reaches u, 0 < u < 1. The cost does not grow with `trials`. */
export function binomialQuantile(trials: number, probability: number, u: number): number {
  invariant(
    probability >= 0 && probability <= 1,
    'probability-is-a-share',
    () => `a probability of ${probability}`,
  );
  if (probability > 0.5) return trials - binomialQuantile(trials, 1 - probability, 1 - u);
  return trials * probability < LARGE_MEAN ? search(trials, probability, u) : expand(trials, probability, u);
}

/** Adds up the probabilities of 0, 1, 2… */
function search(trials: number, p: number, u: number): number {
  const odds = p / (1 - p);
  const mean = trials * p;
  let count = 0;
  let probability = Math.exp(trials * Math.log1p(-p));
  let sum = probability;
  while (sum < u && count < trials && (count < mean || probability > 1e-18)) {
    probability *= ((trials - count) / (count + 1)) * odds;
    count += 1;
    sum += probability;
  }
  return count;
}

/** The expansion of Cornish and Fisher to the second order, with Sheppard's correction for whole numbers. */
function expand(trials: number, p: number, u: number): number {
  const w = standardNormal(u);
  const w2 = w * w;
  const variance = trials * p * (1 - p);
  const deviation = Math.sqrt(variance);
  const skew = 1 - 2 * p;
  const first = (skew * (w2 - 1)) / 6;
  const second =
    ((1 - 6 * p * (1 - p)) * (w * w2 - 3 * w)) / 24 - (skew * skew * (2 * w * w2 - 5 * w)) / 36 - w / 24;
  const count = Math.floor(trials * p + deviation * w + first + second / deviation + 0.5);
  return Math.min(trials, Math.max(0, count));
}
