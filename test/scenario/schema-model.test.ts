import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../src/kernel/time.ts';
import { parameterNames, parameterRows, type ParameterRow } from '../../src/model/parameters.ts';
import { findingsOf, scenarioOf } from './support.ts';

const parameter = (written: string) => {
  const [, name = ''] = /^(\w+):/.exec(written) ?? [];
  return (scenarioOf(`model: { ${written} }`).parameters as unknown as Record<string, unknown>)[name];
};

const takesOff = (name: string) => findingsOf(`model: { ${name}: off }`).length === 0;

describe('model', () => {
  it.each([
    ['eniCreateDelay: 90s', { fixed: 90 * SECOND }],
    [
      'eniCreateDelay: { lognormal: { median: 210s, sigma: 0.33, min: 60s } }',
      { lognormal: { median: 210 * SECOND, sigma: 0.33, min: 60 * SECOND } },
    ],
    ['eniCreateDelay: { empirical: [1s, 2s] }', { empirical: [1000, 2000] }],
    [
      'eniCreateDelay: { percentiles: [[0, 1s], [50, 2s], [100, 9s]] }',
      {
        percentiles: [
          [0, 1000],
          [50, 2000],
          [100, 9000],
        ],
      },
    ],
    ['eniCreateDelay: { gamma: { shape: 2, mean: 3s } }', { gamma: { shape: 2, mean: 3000 } }],
    ['eniCreateDelay: { uniform: { min: 1s, max: 2s } }', { uniform: { min: 1000, max: 2000 } }],
    ['scaleOutDelay: off', null],
    ['scaleOutDelay: 90s', { fixed: 90 * SECOND }],
    ['environmentKeepAlive: 0s', 0],
    ['pendingStuckAfter: off', null],
    ['pendingStuckAfter: 6m', 6 * MINUTE],
    ['scaleInAfter: false', null],
    ['scaleOutTrigger: 0.8', 0.8],
    ['scaleInBelow: off', null],
    ['scaleOut: off', false],
    ['scaleOut: on', true],
    ['scaleOut: false', false],
    ['exhaustionMode: sync', 'sync'],
    ['envScaleRate: 0.5', 0.5],
    ['callerActions: 4', 4],
  ])('%s', (written, expected) => {
    expect(parameter(written)).toEqual(expected);
  });

  it('has a key for every parameter, and takes off only where a row allows it', () => {
    const kinds = new Set(['delayOrSame', 'durationOrOff', 'ratioOrOff', 'switch']);
    const rows: [string, ParameterRow][] = Object.entries(parameterRows);
    expect(parameterNames.filter(takesOff)).toEqual(
      rows.filter(([, { kind }]) => kinds.has(kind)).map(([name]) => name),
    );
  });
});

describe('account.quotas', () => {
  it('win over the preset', () => {
    const { account, overridden } = scenarioOf('preset: docs-2026\naccount: { quotas: { enisPerVpc: 300 } }');
    expect(account.quotas).toMatchObject({ enisPerVpc: 300, enisPerRegion: 5000 });
    expect(overridden).toEqual(['enisPerVpc']);
  });
});
