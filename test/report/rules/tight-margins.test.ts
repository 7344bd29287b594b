import { describe, expect, test } from 'vitest';
import { tightMargins } from '../../../src/report/rules/tight-margins.ts';
import {
  functionResult,
  keyResult,
  natDestination,
  natResult,
  resultWith,
  subnetResult,
  vpcResult,
} from '../fixture.ts';

const when = (seconds: number): string => `${seconds}s`;
const headlinesOf = (fields: Parameters<typeof resultWith>[0]): string[] =>
  tightMargins.flatMap((rule) => rule.detect(resultWith(fields), when)?.headline ?? []);

describe('tightMargins', () => {
  test.each([
    ['79.9 % of the quota', { vpcs: [vpcResult({ usedRatioPeak: 0.799 })] }, []],
    [
      '80 % of the quota',
      { vpcs: [vpcResult({ enisPeak: 200, usedRatioPeak: 0.8 })] },
      ['vpc-main used 200 of its quota of 250 ENIs (80 %) at 0s'],
    ],
    ['26 of 251 addresses free', { subnets: [subnetResult({ freeMin: 26 })] }, []],
    [
      '25 of 251 addresses free',
      { subnets: [subnetResult({ freeMin: 25, freeMinAt: 60 })] },
      ['subnet-a had 25 of 251 addresses free at 60s'],
    ],
    [
      '80 % of the connections',
      { keys: [keyResult({ connectionsPeak: 52_000 })] },
      ['subnet-a / sg-app carried 52,000 of 65,000 connections'],
    ],
    [
      '79.9 % of the places at a NAT gateway',
      { natGateways: [natResult({ destinations: [natDestination({ connectionsPeak: 43_999 })] })] },
      [],
    ],
    [
      '80 % of the places at a NAT gateway',
      { natGateways: [natResult({ destinations: [natDestination({ connectionsPeak: 44_000 })] })] },
      ['NAT gateway nat-shop carried 44,000 of 55,000 connections to payments'],
    ],
  ])('%s', (_, fields, headlines) => {
    expect(headlinesOf(fields)).toEqual(headlines);
  });

  test('several are one warning', () => {
    const subnets = ['subnet-a', 'subnet-b', 'subnet-c'].map((id, index) =>
      subnetResult({ id, freeMin: index }),
    );
    expect(headlinesOf({ subnets })).toEqual([
      'subnet-a had 0 of 251 addresses free at 0s, and 2 more as tight',
    ]);
  });

  test('of a NAT gateway that refused connections too', () => {
    const full = natDestination({ name: 'mail', connectionsPeak: 55_000, connectionsRefused: 1 });
    const natGateways = [natResult({ destinations: [natDestination({ connectionsPeak: 54_000 }), full] })];
    expect(headlinesOf({ natGateways })).toEqual([]);
  });

  test('a limit that was not kept is told elsewhere', () => {
    const functions = [functionResult({ state: 'Failed', stateReasonCode: 'EniLimitExceeded', failedAt: 0 })];
    expect(headlinesOf({ functions, vpcs: [vpcResult({ usedRatioPeak: 1 })] })).toEqual([]);
  });
});
