import { describe, expect, it } from 'vitest';
import { Meters } from '../../src/engine/meters.ts';
import { metricNames } from '../../src/scenario/metrics.ts';
import type { ThresholdSpec } from '../../src/scenario/scenario.ts';

/** `pending_seconds{function:f}: p(95)<300`, as the loader reads it. */
const threshold = (
  name: string,
  aggregate: string,
  operator: ThresholdSpec['operator'],
  limit: number,
  tags: Record<string, string> = {},
): ThresholdSpec => ({
  metric: name,
  name,
  tags,
  expression: `${aggregate}${operator}${limit}`,
  aggregate,
  operator,
  limit,
});
const verdict = (meters: Meters) => meters.verdicts()[0];

describe('summaries', () => {
  it('come in the order of the table of metrics; those never observed are left out, unless they count', () => {
    const meters = new Meters([]);
    meters.observe('release_seconds', { subnet: 'a' }, 900, 0);
    meters.observe('eni_quota_used_ratio', { vpc: 'v' }, 0.5, 0);
    const names = Object.keys(meters.summaries());
    expect(names).toEqual(metricNames.filter((name) => names.includes(name)));
    expect(meters.summaries()).toMatchObject({
      eni_quota_used_ratio: { min: 0.5, max: 0.5, last: 0.5 },
      release_seconds: { count: 1, max: 900 },
      invocations_failed: { count: 0 },
    });
    expect(names).not.toContain('subnet_free_ips');
  });

  it('of a summed metric are those of the whole, not of each thing by itself', () => {
    const meters = new Meters([]);
    meters.observe('enis', { vpc: 'v' }, 7, 0);
    meters.observe('enis', { subnet: 'a' }, 3, 0);
    meters.observe('enis', {}, 9, 0);
    expect(meters.summaries()['enis']).toEqual({ min: 9, max: 9, last: 9 });
  });
});

describe('a threshold', () => {
  it.each([
    ['<', [true, false, false]],
    ['<=', [true, true, false]],
    ['>', [false, false, true]],
    ['>=', [false, true, true]],
    ['==', [false, true, false]],
    ['!=', [true, false, true]],
  ] as const)('%s 5 of 4, 5 and 6 holds: %o', (operator, expected) => {
    const outcomes = [4, 5, 6].map((value) => {
      const meters = new Meters([threshold('pending_seconds', 'max', operator, 5)]);
      meters.observe('pending_seconds', { function: 'f' }, value, 0);
      return verdict(meters)?.ok;
    });
    expect(outcomes).toEqual(expected);
  });

  it('with tags looks at what has them, among others', () => {
    const meters = new Meters([
      threshold('invocations_failed', 'count', '==', 0, { reason: 'Inactive' }),
      threshold('invocations_failed', 'count', '==', 0, { reason: 'Inactive', function: 'g' }),
      threshold('invocations_failed', 'count', '==', 0),
    ]);
    meters.observe('invocations_failed', { function: 'f', reason: 'Inactive' }, 1, 0);
    meters.observe('invocations_failed', { function: 'g', reason: 'Throttled' }, 1, 0);
    expect(meters.verdicts().map(({ value }) => value)).toEqual([1, 0, 2]);
  });

  it('on a summed metric means the sum, or exactly the thing that it names', () => {
    const meters = new Meters([
      threshold('enis', 'max', '<', 9),
      threshold('enis', 'max', '<', 9, { vpc: 'v' }),
    ]);
    meters.observe('enis', {}, 9, 0);
    meters.observe('enis', { vpc: 'v' }, 7, 0);
    meters.observe('enis', { subnet: 'a' }, 30, 0);
    expect(meters.verdicts().map(({ value, ok }) => [value, ok])).toEqual([
      [9, false],
      [7, true],
    ]);
  });

  it('with nothing to measure holds, without a value', () => {
    expect(verdict(new Meters([threshold('pending_seconds', 'p95', '<', 1)]))).toEqual({
      metric: 'pending_seconds',
      expression: 'p95<1',
      value: null,
      ok: true,
      firstBreachAt: null,
    });
  });

  it('that is crossed tells the first instant of it, though the value comes back', () => {
    const meters = new Meters([threshold('subnet_free_ips', 'min', '>=', 8)]);
    for (const [second, free] of [
      [0, 20],
      [10, 7],
      [20, 3],
      [30, 20],
    ] as const)
      meters.observe('subnet_free_ips', { subnet: 'a' }, free, second * 1000);
    expect(verdict(meters)).toMatchObject({ value: 3, ok: false, firstBreachAt: 10 });
  });

  it('whose count was wrong only meanwhile is not crossed', () => {
    const meters = new Meters([threshold('invocations_failed', 'count', '>=', 2)]);
    meters.observe('invocations_failed', { function: 'f' }, 1, 1000);
    meters.observe('invocations_failed', { function: 'f' }, 1, 2000);
    expect(verdict(meters)).toMatchObject({ value: 2, ok: true, firstBreachAt: null });
  });

  it('on a quantile is looked at in the end: it has no first instant', () => {
    const meters = new Meters([threshold('pending_seconds', 'p95', '<', 5)]);
    meters.observe('pending_seconds', { function: 'f' }, 6, 1000);
    expect(verdict(meters)).toMatchObject({ value: 6, ok: false, firstBreachAt: null });
  });

  it('on what is known only in the end has no first instant either', () => {
    const meters = new Meters([threshold('invocations', 'count', '<', 5)]);
    meters.observe('invocations', { function: 'f' }, 9, null);
    expect(verdict(meters)).toMatchObject({ value: 9, ok: false, firstBreachAt: null });
  });
});
