import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregateOf } from '../../src/engine/aggregates.ts';
import { aggregatesOf, metricNames, metricRows } from '../../src/scenario/metrics.ts';
import { numRuns } from '../support/num-runs.ts';

const trendOf = (...samples: readonly number[]) => {
  const trend = aggregateOf({ kind: 'trend' });
  for (const sample of samples) trend.observe(sample, '');
  return trend;
};

describe('a counter', () => {
  it('of nothing is 0', () => {
    const counter = aggregateOf({ kind: 'counter' });
    expect([counter.value('count'), counter.summary()]).toEqual([0, { count: 0 }]);
  });

  it('of nothing that there could be is nothing; of 0 it is 0', () => {
    const counter = aggregateOf({ kind: 'counter', mayBeAbsent: true });
    expect([counter.value('count'), counter.summary()]).toEqual([null, {}]);
    counter.observe(0, '');
    expect([counter.value('count'), counter.summary()]).toEqual([0, { count: 0 }]);
    counter.observe(3, '');
    expect(counter.value('count')).toBe(3);
  });
});

describe('a trend: quantiles of samples', () => {
  it('a quantile is the smallest sample that at least that share of the samples does not exceed', () => {
    const trend = trendOf(...Array.from({ length: 100 }, (_, index) => 100 - index));
    expect(['p0', 'p1', 'p50', 'p95', 'p99', 'p100'].map((name) => trend.value(name))).toEqual([
      1, 1, 50, 95, 99, 100,
    ]);
  });

  it('of four samples the median is the second; p75 the third, anything above it the fourth', () => {
    const trend = trendOf(40, 10, 30, 20);
    expect(['med', 'p75', 'p75.1', 'max'].map((name) => trend.value(name))).toEqual([20, 30, 40, 40]);
  });

  it('the average, the extremes and the count', () => {
    const trend = trendOf(1, 2, 6);
    expect(['avg', 'min', 'max', 'count'].map((name) => trend.value(name))).toEqual([3, 1, 6, 3]);
  });

  it('of nothing has a count of 0 and no value', () => {
    expect([trendOf().value('count'), trendOf().value('p95'), trendOf().value('avg')]).toEqual([
      0,
      null,
      null,
    ]);
    expect(trendOf().summary()).toEqual({ count: 0 });
  });

  it('the summary: count, extremes and three quantiles', () => {
    expect(trendOf(3, 1, 2).summary()).toEqual({ count: 3, min: 1, p50: 2, p95: 3, p99: 3, max: 3 });
  });

  it('a sample that comes after a question is counted in the next', () => {
    const trend = trendOf(1);
    expect(trend.value('max')).toBe(1);
    trend.observe(5, '');
    expect(trend.value('max')).toBe(5);
  });

  it('is what its definition says, for any samples and any share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 100 }),
        (samples, percent) => {
          const value = trendOf(...samples).value(`p${percent}`) as number;
          const notAbove = samples.filter((one) => one <= value).length;
          const below = samples.filter((one) => one < value).length;
          expect(notAbove * 100).toBeGreaterThanOrEqual(percent * samples.length);
          expect(below * 100).toBeLessThan(percent * samples.length);
        },
      ),
      { numRuns: numRuns(200, 2000) },
    );
  });

  it('is not asked after every sample: that would cost a sort each time', () => {
    expect(trendOf(1).isRunning('max')).toBe(false);
  });
});

describe('a gauge: the extremes of a value that there always is', () => {
  const gauge = aggregateOf({ kind: 'gauge' });
  gauge.observe(5, 'a');
  gauge.observe(9, 'b');
  gauge.observe(2, 'a');
  gauge.observe(7, 'b');

  it('over all series; the last is the largest of their last values', () => {
    expect(['min', 'max', 'last'].map((name) => gauge.value(name))).toEqual([2, 9, 7]);
    expect(gauge.summary()).toEqual({ min: 2, max: 9, last: 7 });
  });

  it('of which less is worse, the last value of several things is the least', () => {
    const free = aggregateOf({ kind: 'gauge', worst: 'least' });
    free.observe(0, 'a');
    free.observe(251, 'b');
    expect(free.value('last')).toBe(0);
  });

  it('extremes can be asked after every change, the last value only at the end', () => {
    expect(['min', 'max', 'last'].map((name) => gauge.isRunning(name))).toEqual([true, true, false]);
  });

  it('of nothing has no value and no summary', () => {
    expect([aggregateOf({ kind: 'gauge' }).value('max'), aggregateOf({ kind: 'gauge' }).summary()]).toEqual([
      null,
      {},
    ]);
  });
});

describe('a counter', () => {
  it('adds up, and is 0 when nothing happened', () => {
    const counter = aggregateOf({ kind: 'counter' });
    expect([counter.value('count'), counter.summary()]).toEqual([0, { count: 0 }]);
    counter.observe(1, 'x');
    counter.observe(2.5, 'y');
    expect([counter.value('count'), counter.isRunning('count')]).toEqual([3.5, true]);
  });
});

describe('the aggregates of every kind of metric', () => {
  it.each(metricNames)('%s answers all that a threshold may ask of it', (name) => {
    const { kind } = metricRows[name];
    const aggregate = aggregateOf({ kind });
    aggregate.observe(4, '');
    for (const asked of aggregatesOf[kind]) {
      const value = aggregate.value(asked === 'pN' ? 'p95' : asked);
      expect(value).toBe(asked === 'count' && kind === 'trend' ? 1 : 4);
    }
  });
});
