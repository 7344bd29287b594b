import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeDistribution,
  distributionKinds,
  distributionProblems,
  meanOf,
  quantileOf,
  type Distribution,
} from '../../src/kernel/distribution.ts';
import { Streams } from '../../src/kernel/random.ts';
import { HOUR, MINUTE, SECOND } from '../../src/kernel/time.ts';
import { kolmogorovSmirnov, zOfMean } from './statistics.ts';

const eniCreateDelay: Distribution = {
  lognormal: { median: 210 * SECOND, sigma: 0.33, min: 60 * SECOND, max: 900 * SECOND },
};
const samples: readonly Distribution[] = [
  { fixed: 210 * SECOND },
  { uniform: { min: SECOND, max: 15 * SECOND } },
  { exponential: { mean: 2 * SECOND } },
  { lognormal: { median: 120, sigma: 0.6 } },
  { lognormal: { median: MINUTE, sigma: 0 } },
  { lognormal: { median: 120, sigma: 0.6, min: 200 } },
  { lognormal: { median: 120, sigma: 1.5, max: 150 } },
  eniCreateDelay,
  { gamma: { shape: 0.3, mean: 500 } },
  { gamma: { shape: 2.5, mean: 500 } },
  { empirical: [3_000, 1_000, 1_000, 7_000] },
  {
    percentiles: [
      [0, 10],
      [50, 100],
      [99, 1_000],
      [100, 5_000],
    ],
  },
  {
    percentiles: [
      [25, 100],
      [75, 200],
    ],
  },
];
const draws = (distribution: Distribution, count: number): number[] => {
  const [quantile, stream] = [
    quantileOf(distribution),
    new Streams(20).stream(describeDistribution(distribution)),
  ];
  return Array.from({ length: count }, () => quantile(stream.uniform()));
};

it('every kind has a sample here', () => {
  expect(new Set(samples.flatMap((sample) => Object.keys(sample)))).toEqual(new Set(distributionKinds));
});

describe.each(samples.map((sample) => [describeDistribution(sample), sample] as const))('%s', (_, sample) => {
  it('has no problems', () => expect(distributionProblems(sample)).toEqual([]));

  it('has a mean that 20,000 draws agree with (|z| ≤ 4)', () => {
    const values = draws(sample, 20_000);
    expect(Math.abs(zOfMean(values, meanOf(sample)))).toBeLessThan(4);
  });

  it('has a quantile function that never falls, from the first cell of (0, 1) to the last', () => {
    const quantile = quantileOf(sample);
    const u = fc.oneof(
      fc.constantFrom(2 ** -53, 1 - 2 ** -53),
      fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true }),
    );
    fc.assert(
      fc.property(u, u, (a, b) => {
        const [low, high] = [quantile(Math.min(a, b)), quantile(Math.max(a, b))];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeGreaterThanOrEqual(low * (1 - 1e-12)); // the gamma is found by iteration
        expect(high).toBeLessThan(Infinity);
      }),
    );
  });
});

/** The cumulative distribution function of an Erlang law. */
const erlang = (shape: number, mean: number) => (value: number) => {
  const x = (shape * value) / mean;
  let [term, tail] = [1, 1];
  for (let k = 1; k < shape; k++) tail += term *= x / k;
  return 1 - Math.exp(-x) * tail;
};

describe('the laws', () => {
  const cases: [string, Distribution, (value: number) => number][] = [
    ['exponential', { exponential: { mean: 2_000 } }, (value) => 1 - Math.exp(-value / 2_000)],
    ['gamma of shape 1, an exponential', { gamma: { shape: 1, mean: 500 } }, erlang(1, 500)],
    ['gamma of shape 4, an Erlang', { gamma: { shape: 4, mean: 500 } }, erlang(4, 500)],
    ['uniform', { uniform: { min: 5, max: 15 } }, (value) => (value - 5) / 10],
  ];
  it.each(cases)('%s is what draws follow (Kolmogorov-Smirnov, 1 in 1,000)', (_, distribution, cdf) => {
    expect(kolmogorovSmirnov(draws(distribution, 10_000), cdf)).toBeLessThan(1.95);
  });

  it('lognormal: the p99 of a deletion is 35 minutes, as its source says', () => {
    const quantile = quantileOf({ lognormal: { median: 15 * MINUTE, sigma: 0.364 } });
    expect(quantile(0.5)).toBeCloseTo(15 * MINUTE, 6);
    expect(quantile(0.99) / MINUTE).toBeCloseTo(35, 1);
  });

  it('lognormal: values outside min and max are moved to them', () => {
    const quantile = quantileOf(eniCreateDelay);
    expect([quantile(1e-9), quantile(1 - 1e-9)]).toEqual([60 * SECOND, 900 * SECOND]);
  });

  it('empirical: every value as often as it was measured, in whatever order it was given', () => {
    const quantile = quantileOf({ empirical: [9, 1, 5, 1] });
    expect([0.1, 0.3, 0.49, 0.51, 0.74, 0.76].map(quantile)).toEqual([1, 1, 1, 5, 5, 9]);
  });

  it('percentiles: straight lines between the points, flat outside', () => {
    const quantile = quantileOf({
      percentiles: [
        [20, 100],
        [80, 400],
      ],
    });
    expect([0.1, 0.2, 0.5, 0.8, 0.9].map(quantile)).toEqual([100, 100, 250, 400, 400]);
  });
});

describe('the means', () => {
  it.each<[Distribution, number]>([
    [{ uniform: { min: 1, max: 4 } }, 2.5],
    [{ exponential: { mean: 7 } }, 7],
    [{ lognormal: { median: 100, sigma: 1 } }, 100 * Math.exp(0.5)],
    [{ lognormal: { median: 100, sigma: 1, min: 100 } }, 100 * (0.5 + Math.exp(0.5) * 0.8413447)],
    [{ lognormal: { median: 100, sigma: 1, max: 100 } }, 100 * (0.5 + Math.exp(0.5) * 0.1586553)],
    [{ empirical: [1, 2, 6] }, 3],
    [{ percentiles: [[50, 10]] }, 10],
  ])('%j: the closed form', (distribution, mean) => {
    expect(meanOf(distribution) / mean).toBeCloseTo(1, 4);
  });
});

describe('describeDistribution', () => {
  it.each<[Distribution, string]>([
    [{ fixed: 210 * SECOND }, '3m 30s'],
    [{ uniform: { min: SECOND, max: 15 * SECOND } }, 'uniform, 1s to 15s'],
    [{ exponential: { mean: HOUR } }, 'exponential, mean 1h'],
    [eniCreateDelay, 'lognormal, median 3m 30s, σ 0.33, 1m to 15m'],
    [{ lognormal: { median: 120, sigma: 0.6 } }, 'lognormal, median 120ms, σ 0.6'],
    [{ lognormal: { median: 120, sigma: 0.6, min: 9 } }, 'lognormal, median 120ms, σ 0.6, at least 9ms'],
    [{ lognormal: { median: 120, sigma: 0.6, max: 900 } }, 'lognormal, median 120ms, σ 0.6, at most 900ms'],
    [{ gamma: { shape: 2.5, mean: 500 } }, 'gamma, shape 2.5, mean 500ms'],
    [{ empirical: [3_000, 1_000, 2_000] }, 'empirical, 3 values, 1s to 3s'],
    [
      {
        percentiles: [
          [50, 10],
          [99, 900],
        ],
      },
      '2 percentiles, 10ms to 900ms',
    ],
  ])('%j: for people', (distribution, text) => expect(describeDistribution(distribution)).toBe(text));
});

describe('distributionProblems', () => {
  it.each<[string, Distribution, string[]]>([
    ['a negative value', { fixed: -1 }, ['fixed must be 0 or more, found -1']],
    ['no number', { exponential: { mean: NaN } }, ['mean must be above 0, found NaN']],
    ['an infinite one', { fixed: Infinity }, ['fixed must be 0 or more, found Infinity']],
    ['a range turned round', { uniform: { min: 2, max: 1 } }, ['min must not be above max, found 2 and 1']],
    [
      'several at once',
      { lognormal: { median: 0, sigma: -1, min: 9, max: 5 } },
      [
        'median must be above 0, found 0',
        'sigma must be 0 or more, found -1',
        'min must not be above max, found 9 and 5',
      ],
    ],
    ['a shape of 0', { gamma: { shape: 0, mean: 1 } }, ['shape must be above 0, found 0']],
    ['no values', { empirical: [] }, ['empirical must have at least one value']],
    ['one value of many', { empirical: [1, -2] }, ['empirical[1] must be 0 or more, found -2']],
    ['no points', { percentiles: [] }, ['percentiles must have at least one value']],
    ['a percent above 100', { percentiles: [[101, 1]] }, ['a percent must be from 0 to 100, found 101']],
    [
      'percents out of order',
      {
        percentiles: [
          [50, 1],
          [50, 2],
        ],
      },
      ['percents must rise, found 50 after 50'],
    ],
    [
      'values that fall',
      {
        percentiles: [
          [50, 2],
          [90, 1],
        ],
      },
      ['values must not fall, found 1 after 2'],
    ],
    ['a negative value at a percent', { percentiles: [[5, -1]] }, ['values must not fall, found -1 after 0']],
  ])('tells %s', (_, distribution, problems) => expect(distributionProblems(distribution)).toEqual(problems));

  it.each([
    [{}, 'none'],
    [{ fixed: 1, exponential: { mean: 1 } }, 'fixed, exponential'],
    [{ pareto: 1 }, 'pareto'],
  ])('asks for exactly one kind: %j', (distribution, found) => {
    expect(distributionProblems(distribution as unknown as Distribution)).toEqual([
      `must be one of ${distributionKinds.join(', ')}; found ${found}`,
    ]);
  });
});
