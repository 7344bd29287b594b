import { describe, expect, test } from 'vitest';
import { connectionsPerEni, usages } from '../../src/report/usage.ts';
import { assumption, keyResult, resultWith, shortage, subnetResult } from './fixture.ts';

describe('usages', () => {
  test('the fullest first, each with its numbers', () => {
    const result = resultWith({
      keys: [keyResult({ connectionsPeak: 58_500 })],
      subnets: [subnetResult({ freeMin: 100, freeMinAt: 60 })],
    });
    expect(usages(result).map(({ text }) => text)).toEqual([
      'subnet-a / sg-app carried 58,500 of 65,000 connections',
      'subnet-a had 100 of 251 addresses free',
      'vpc-main used 64 of its quota of 250 ENIs (25.6 %)',
      'the Region used 0 % of its ENI quota',
    ]);
  });

  test('a key that refused connections was over its limit: it has no margin', () => {
    expect(usages(shortage).filter(({ kind }) => kind === 'connections')).toEqual([]);
  });

  test('a subnet without IPv4 addresses cannot run out of them', () => {
    expect(
      usages(resultWith({ subnets: [subnetResult({ usable: 0, freeMin: 0 })] })).filter(
        ({ kind }) => kind === 'addresses',
      ),
    ).toEqual([]);
  });

  test('the Region has its quota too', () => {
    const result = resultWith({ metrics: { eni_region_quota_used_ratio: { max: 0.9 } } });
    expect(usages(result)[0]?.text).toBe('the Region used 90 % of its ENI quota');
  });
});

test('an ENI carries what the run says, or else what the documentation says', () => {
  expect(connectionsPerEni(resultWith())).toBe(65_000);
  expect(
    connectionsPerEni(
      resultWith({ assumptions: [assumption({ parameter: 'maxConnectionsPerEni', value: '1000' })] }),
    ),
  ).toBe(1000);
});
