/** The formulas of the textbooks that the engine is compared with, and the numerical means that they need. */
import gammaQuantile from '@stdlib/stats-base-dists-gamma-quantile';

/** P(N = k) for k = 0 … most, N Poisson with this mean. */
export const poisson = (mean: number, most: number): number[] => {
  const logOf = (k: number, logFactorial: number): number => k * Math.log(mean) - mean - logFactorial;
  let logFactorial = 0;
  return Array.from({ length: most + 1 }, (_, k) => {
    if (k > 0) logFactorial += Math.log(k);
    return Math.exp(logOf(k, logFactorial));
  });
};

/** P(N ≥ k) of a Poisson N. */
export const poissonTail = (mean: number, k: number): number =>
  Math.max(0, 1 - sum(poisson(mean, k).slice(0, k)));

/** The smallest k with P(N ≤ k) ≥ p, N Poisson with this mean. */
export const poissonQuantile = (mean: number, p: number): number => {
  let left = p;
  const law = poisson(mean, Math.ceil(mean + 10 * Math.sqrt(mean) + 20));
  return law.findIndex((probability) => (left -= probability) <= 0);
};

/** Erlang’s loss formula (1917): the share of calls lost with this offered load on so many servers. */
export const erlangB = (load: number, servers: number): number => {
  let blocked = 1;
  for (let c = 1; c <= servers; c++) blocked = (load * blocked) / (c + load * blocked);
  return blocked;
};

/** Erlang’s delay formula: the share of customers that wait, for load < servers. */
export const erlangC = (load: number, servers: number): number => {
  const blocked = erlangB(load, servers);
  return (servers * blocked) / (servers - load * (1 - blocked));
};

/** P(N = k), k = 0 … servers, in a loss system: Poisson, cut off. */
export const erlangLaw = (load: number, servers: number): number[] => {
  const law = poisson(load, servers);
  const total = sum(law);
  return law.map((probability) => probability / total);
};

/** The integral over 0 < u < 1 by the midpoint rule; of a quantile function: the mean. */
export const average = (of: (u: number) => number, cells = 20_000): number => {
  let total = 0;
  for (let cell = 0; cell < cells; cell++) total += of((cell + 0.5) / cells);
  return total / cells;
};

/**
 * P(the number of customers of an M/M/∞ that is empty at 0 stays below k until t), for k = 1 … most: a birth–death
 * process that is absorbed at k, by uniformization (Jensen 1953). `t` in mean service times.
 */
export const peakBelow = (load: number, t: number, most: number): number[] =>
  Array.from({ length: most }, (_, index) => staysBelow(load, t, index + 1));

const staysBelow = (load: number, t: number, k: number): number => {
  const rate = load + k;
  const steps = Math.ceil(rate * t + 10 * Math.sqrt(rate * t) + 20);
  const jumps = poisson(rate * t, steps);
  let law = [1, ...Array<number>(k - 1).fill(0)];
  let stays = 0;
  for (const weight of jumps) {
    stays += weight * sum(law);
    const from = law;
    law = from.map((here, n) => {
      const up = n > 0 ? (from[n - 1] as number) * load : 0;
      const down = n + 1 < k ? (from[n + 1] as number) * (n + 1) : 0;
      return (up + down + here * (rate - load - n)) / rate;
    });
  }
  return stays;
};

/** What χ² exceeds with this probability, for so many degrees of freedom. */
export const chiSquareLimit = (freedom: number, probability: number): number =>
  gammaQuantile(1 - probability, freedom / 2, 1 / 2);

/** The sum of numbers. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
