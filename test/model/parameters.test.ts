import { describe, expect, it } from 'vitest';
import { distributionProblems, quantileOf } from '../../src/kernel/distribution.ts';
import { DAY, MINUTE, SECOND } from '../../src/kernel/time.ts';
import {
  describeParameter,
  parameterNames,
  parameterRows,
  presetNames,
  resolveParameters,
  type ParameterName,
  type ParameterRow,
} from '../../src/model/parameters.ts';

const row = (name: ParameterName): ParameterRow => parameterRows[name];
const docs2024 = resolveParameters('docs-2024');
const docs2026 = resolveParameters('docs-2026');

/** The quantile at a share, in milliseconds. */
const delayAt = (name: 'eniCreateDelay' | 'eniDeleteDelay', share: number): number =>
  quantileOf(docs2024[name])(share);

describe('the table of parameters', () => {
  it.each(parameterNames)('%s says what it is, on what basis, and holds values inside its range', (name) => {
    const { what, basis, min = -Infinity, max = Infinity, values, choices } = row(name);
    expect(what).toMatch(/\.$/);
    expect(basis.length).toBeGreaterThan(2);
    for (const preset of presetNames) {
      const value = values[preset];
      if (typeof value === 'number') expect(value >= min && value <= max).toBe(true);
      if (typeof value === 'string') expect(choices).toContain(value);
      if (typeof value === 'object' && value !== null) expect(distributionProblems(value)).toEqual([]);
    }
  });

  it('what nothing is published for is marked as an assumption of ours', () => {
    expect(parameterNames.filter((name) => row(name).assumption)).toEqual([
      'attachExistingDelay',
      'detachUpdateDelay',
      'eniDetachAfter',
      'exhaustionMode',
      'ipv6InKey',
      'scaleOutTrigger',
      'scaleOutDelay',
      'scaleInBelow',
      'scaleInAfter',
      'environmentKeepAlive',
      'eniRecycleRate',
      'countedAbove',
      'countedAlwaysAbove',
    ]);
  });

  it('every row whose basis is called ours is an assumption', () => {
    const ours = parameterNames.filter((name) => row(name).basis.startsWith('ours'));
    expect(ours.filter((name) => !row(name).assumption)).toEqual([]);
  });
});

describe('the presets', () => {
  it('differ in what the two editions of the page say: idle days and the caller’s actions', () => {
    const different = parameterNames.filter(
      (name) => JSON.stringify(docs2024[name]) !== JSON.stringify(docs2026[name]),
    );
    expect(different).toEqual(['idleReclaimAfter', 'callerActions']);
    expect([docs2024.idleReclaimAfter, docs2026.idleReclaimAfter]).toEqual([30 * DAY, 14 * DAY]);
    expect([docs2024.callerActions, docs2026.callerActions]).toEqual([3, 4]);
  });

  it('the creation of an ENI: median 210 s, never under a minute nor over a quarter of an hour', () => {
    expect(delayAt('eniCreateDelay', 0.5)).toBeCloseTo(210 * SECOND, 6);
    expect(delayAt('eniCreateDelay', 1e-12)).toBe(MINUTE);
    expect(delayAt('eniCreateDelay', 1 - 1e-12)).toBe(15 * MINUTE);
  });

  it('the release of an ENI: median 15 min, 35 min at the 99th percentile, between 5 and 60', () => {
    expect(delayAt('eniDeleteDelay', 0.5)).toBeCloseTo(15 * MINUTE, 6);
    expect(delayAt('eniDeleteDelay', 0.99) / MINUTE).toBeCloseTo(35, 0);
    expect(delayAt('eniDeleteDelay', 1e-12)).toBe(5 * MINUTE);
    expect(delayAt('eniDeleteDelay', 1 - 1e-12)).toBe(60 * MINUTE);
  });

  it('the figures with which everything else is computed', () => {
    expect(docs2024).toMatchObject({
      attachExistingDelay: { fixed: 5 * SECOND },
      detachUpdateDelay: { fixed: 10 * SECOND },
      plainUpdateDelay: { fixed: SECOND },
      eniDetachAfter: 4 * MINUTE,
      pendingStuckAfter: null,
      exhaustionMode: 'async',
      inactiveInvokeError: 'ResourceNotReadyException',
      ipv6InKey: false,
      maxConnectionsPerEni: 65_000,
      scaleOutTrigger: 1,
      scaleOutDelay: null,
      scaleInBelow: 0.5,
      scaleInAfter: 15 * MINUTE,
      environmentKeepAlive: 7 * MINUTE,
      envScaleRate: 100,
      eniRecycleRate: 0,
      controlPlaneRate: 15,
      countedAbove: 100_000,
      countedAlwaysAbove: 1_000_000_000,
    });
  });
});

describe('overrides', () => {
  it('win over the preset, and leave the others as they are', () => {
    const changed = resolveParameters('docs-2026', { scaleOutTrigger: 0.8 });
    expect(changed).toEqual({ ...docs2026, scaleOutTrigger: 0.8 });
  });

  it('off is a value: it does not fall back to the preset', () => {
    const off = resolveParameters('docs-2024', { scaleOutTrigger: null, scaleInAfter: null });
    expect([off.scaleOutTrigger, off.scaleInAfter]).toEqual([null, null]);
  });

  it('0 and false are values too', () => {
    const some = resolveParameters('docs-2024', { environmentKeepAlive: 0, scaleOut: false });
    expect([some.environmentKeepAlive, some.scaleOut]).toEqual([0, false]);
  });
});

describe('a value as a person reads it', () => {
  it.each([
    ['eniCreateDelay', docs2024.eniCreateDelay, 'lognormal, median 3m 30s, σ 0.33, 1m to 15m'],
    ['attachExistingDelay', docs2024.attachExistingDelay, '5s'],
    ['idleReclaimAfter', docs2024.idleReclaimAfter, '30d'],
    ['pendingStuckAfter', null, 'off'],
    ['scaleOutDelay', null, 'as eniCreateDelay'],
    ['scaleInAfter', docs2024.scaleInAfter, '15m'],
    ['scaleOutTrigger', 0.8, '0.8'],
    ['ipv6InKey', false, 'off'],
    ['scaleOut', true, 'on'],
    ['maxConnectionsPerEni', 65_000, '65000'],
    ['envScaleRate', 100, '100 per second'],
    ['eniRecycleRate', 0, '0 per ENI-month'],
    ['exhaustionMode', 'async', 'async'],
  ] as const)('%s = %o reads "%3$s"', (name, value, text) => {
    expect(describeParameter(name, value)).toBe(text);
  });
});
