import { describe, expect, test } from 'vitest';
import { connectionsPerEni, usages } from '../../src/report/usage.ts';
import {
  assumption,
  keyResult,
  natDestination,
  natResult,
  resultWith,
  shortage,
  subnetResult,
} from './fixture.ts';

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

  test('a NAT gateway by each destination; one that refused connections has no margin', () => {
    const destinations = [
      natDestination({ connectionsPeak: 54_000 }),
      natDestination({ name: 'mail', connectionsPeak: 55_000, connectionsRefused: 1 }),
      natDestination({ name: 'unused' }),
    ];
    const natGateways = [natResult({ destinations })];
    expect(usages(resultWith({ natGateways })).filter(({ kind }) => kind === 'nat')).toEqual([
      {
        kind: 'nat',
        ratio: 54 / 55,
        at: null,
        text: 'NAT gateway nat-shop carried 54,000 of 55,000 connections to payments',
      },
    ]);
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
