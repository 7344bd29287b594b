/** Small statistics for the tests of random numbers. All tests have fixed seeds: they pass always or never. */

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const meanOfSample = (values: readonly number[]): number => sum(values) / values.length;

const covariance = (x: readonly number[], y: readonly number[]): number => {
  const [meanX, meanY] = [meanOfSample(x), meanOfSample(y)];
  return meanOfSample(x.map((value, i) => (value - meanX) * ((y[i] as number) - meanY)));
};

/** About normal with deviation 1/√n when x and y are unrelated. */
export const correlation = (x: readonly number[], y: readonly number[]): number =>
  covariance(x, y) / Math.sqrt(covariance(x, x) * covariance(y, y));

/** How many deviations the mean of a sample is from what it should be: 0 when it is just that. */
export const zOfMean = (values: readonly number[], expected: number): number => {
  const difference = meanOfSample(values) - expected;
  return difference === 0 ? 0 : difference / Math.sqrt(covariance(values, values) / values.length);
};

/** Kolmogorov and Smirnov: the greatest distance between sample and law, times √n; above 1.95 once in a thousand. */
export const kolmogorovSmirnov = (values: readonly number[], cdf: (value: number) => number): number => {
  const n = values.length;
  const distances = values
    .toSorted((a, b) => a - b)
    .map((value, i) => Math.max(Math.abs(cdf(value) - i / n), Math.abs(cdf(value) - (i + 1) / n)));
  return Math.max(...distances) * Math.sqrt(n);
};

/** How many deviations χ² is from its mean; cells with an expectation below 5 are put together. */
export const zOfChiSquare = (observed: readonly number[], expected: readonly number[]): number => {
  const cells = expected.map((expectation, i) => [expectation, observed[i] as number] as const);
  const large = cells.filter(([expectation]) => expectation >= 5);
  const small = cells.filter(([expectation]) => expectation < 5);
  const rest = [sum(small.map(([e]) => e)), sum(small.map(([, o]) => o))] as const;
  const all = rest[0] >= 1 ? [...large, rest] : large;
  const chiSquare = sum(all.map(([e, o]) => (o - e) ** 2 / e));
  const freedom = all.length - 1;
  return (chiSquare - freedom) / Math.sqrt(2 * freedom);
};
