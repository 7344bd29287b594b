import { describe, expect, it } from 'vitest';
import { quotaNames, quotaRows, resolveQuotas } from '../../src/model/quotas.ts';

describe('the quotas', () => {
  it('the two presets differ in the ENIs per VPC: 250 in 2022’s page, 500 in 2026’s', () => {
    expect(resolveQuotas('docs-2024')).toEqual({
      enisPerVpc: 250,
      enisPerRegion: 5000,
      concurrentExecutions: 1000,
    });
    expect(resolveQuotas('docs-2026')).toEqual({
      enisPerVpc: 500,
      enisPerRegion: 5000,
      concurrentExecutions: 1000,
    });
  });

  it('the account’s own win over the preset, one by one', () => {
    expect(resolveQuotas('docs-2024', { enisPerVpc: 1000 })).toMatchObject({
      enisPerVpc: 1000,
      enisPerRegion: 5000,
    });
  });

  it('a quota of 0 is a quota, not an absent one', () => {
    expect(resolveQuotas('docs-2024', { concurrentExecutions: 0 }).concurrentExecutions).toBe(0);
  });

  it.each(quotaNames)('%s says what it limits, in what unit, in what scope, and who says so', (name) => {
    const { what, unit, scope, source } = quotaRows[name];
    expect([what, unit, source].every((text) => text.length > 2)).toBe(true);
    expect(['VPC', 'Region']).toContain(scope);
  });
});
