import { describe, expect, test } from 'vitest';
import { verdictOf } from '../../src/report/verdict.ts';
import {
  functionResult,
  inactive,
  operationResult,
  quotaExceeded,
  resultWith,
  shortage,
  subnetResult,
  thousand,
  thresholdResult,
  vpcResult,
} from './fixture.ts';

const headlines = (result: Parameters<typeof verdictOf>[0]): string[] => {
  const { headline, others } = verdictOf(result);
  return [headline, ...others.map((other) => other.headline)];
};

describe('verdictOf', () => {
  test('nothing breaks: the closest margin is named', () => {
    expect(verdictOf(resultWith())).toEqual({
      level: 'fine',
      headline: 'Nothing breaks',
      at: null,
      why: 'Closest margin: vpc-main used 64 of its quota of 250 ENIs (25.6 %).',
      fix: null,
      others: [],
    });
    expect(verdictOf(resultWith({ keys: [], subnets: [], vpcs: [] })).why).toBe('No limit was touched.');
  });

  test('a run that was stopped speaks only of what it has seen', () => {
    expect(verdictOf(resultWith({ partial: true, simulatedSeconds: 7200 })).headline).toBe(
      'Nothing breaks in the 2h that were simulated',
    );
  });

  test('a little room left is a warning, not a break', () => {
    const { level, headline, why } = verdictOf(
      resultWith({ vpcs: [vpcResult({ enisPeak: 210, enisPeakAt: 90, usedRatioPeak: 0.84 })] }),
    );
    expect(level).toBe('tight');
    expect(headline).toBe('Nothing breaks, but vpc-main used 210 of its quota of 250 ENIs (84 %) at 1m 30s');
    expect(why).toContain('old and new ENIs side by side');
  });

  test('the ENI quota: which function, the numbers, and how many ENIs sharing would need', () => {
    const verdict = verdictOf(quotaExceeded);
    expect(verdict).toMatchObject({
      level: 'broken',
      at: 0,
      headline: 'service-84 fails at 0s: EniLimitExceeded',
    });
    expect(verdict.why).toBe(
      'vpc-main has a quota of 250 Hyperplane ENIs and 250 were in use: 84 sets of security groups over 3 subnets make 252 keys, and each key needs an ENI of its own.',
    );
    expect(verdict.fix).toContain('one set for all would need 3 ENIs');
    expect(headlines(quotaExceeded)).toEqual([
      'service-84 fails at 0s: EniLimitExceeded',
      '1 of 2 thresholds is crossed: eni_quota_used_ratio{vpc:vpc-main} max<0.8, first at 0s',
    ]);
  });

  test('a shortage of connections: when, on which key, how many, until when', () => {
    const verdict = verdictOf(shortage);
    expect(verdict).toMatchObject({
      at: 52,
      headline: 'Connections run out at 52s on subnet-a / sg-app and 1 more key',
    });
    expect(verdict.why).toBe(
      'An ENI carries 65,000 connections; this key peaked at 75,000, and Lambda starts another ENI only beyond scaleOutTrigger 1 and needs scaleOutDelay 1m 30s for it. It refused 10,000 connections (20,000 over 2 keys) and stayed short until 2m 22s, 1m 30s in all.',
    );
  });

  test('invocations of an Inactive function', () => {
    const { headline, why } = verdictOf(inactive);
    expect(headline).toBe('6 of 12 invocations fail: report is Inactive when called');
    expect(why).toContain('idle for 30d');
  });

  test('a warning of the run is part of the verdict: nothing breaks, but', () => {
    const finding = {
      code: 'RUN002',
      severity: 'warning' as const,
      where: 'deploy',
      message: '3 creates still wait at the end of the run',
      fix: 'simulate for longer',
    };
    expect(verdictOf(resultWith({ findings: [finding] }))).toMatchObject({
      level: 'tight',
      headline: 'Nothing breaks, but 3 creates still wait at the end of the run',
      fix: 'Simulate for longer.',
    });
    expect(verdictOf(resultWith({ findings: [finding, finding] })).headline).toContain(
      '(and 1 more, see Findings)',
    );
    expect(verdictOf(resultWith({ findings: [{ ...finding, severity: 'info' }] })).level).toBe('fine');
  });

  test('with a start, instants are dates as well', () => {
    expect(verdictOf(shortage, Date.UTC(2026, 10, 27)).headline).toContain('at 52s (2026-11-27 00:00:52Z)');
  });

  test('of several, the first in time leads; thresholds and tight margins come last', () => {
    const result = resultWith({
      subnets: [subnetResult({ freeMin: 10, freeMinAt: 1 })],
      functions: [functionResult({ state: 'Failed', stateReasonCode: 'InvalidSubnet', failedAt: 60 })],
      operations: [
        operationResult({ at: 30, status: 409, error: 'ResourceConflictException', message: 'busy' }),
      ],
      thresholds: [thresholdResult({ value: 1, ok: false, firstBreachAt: 5 })],
    });
    expect(headlines(result)).toEqual([
      'CreateFunction of checkout-1 is refused at 30s: ResourceConflictException',
      'checkout-1 fails at 1m: InvalidSubnet',
      '1 of 1 threshold is crossed: subnet_free_ips min>=8, first at 5s',
      'subnet-a had 10 of 251 addresses free at 1s',
    ]);
  });

  test('a thousand functions still make a short answer', () => {
    expect(headlines(thousand)).toEqual([
      '166 operations are refused (ResourceConflictException), first UpdateFunctionConfiguration of checkout-3 at 3s',
      '4 functions fail, first team-16fl2-handler-of-something-with-a-rather-long-name at 4m 10s: SubnetOutOfIPAddresses',
      '3 functions keep their old configuration because an update fails, first team-1ex3o-handler-of-something-with-a-rather-long-name at 5m: InvalidSubnet',
      '2 ENIs are left behind without anybody to delete them, the first at 20m',
      '20 of 1,000,000 invocations fail: 10 functions are still Pending when called, most of all team-63z-handler-of-something-with-a-rather-long-name',
      '30 of 1,000,000 invocations fail: 9 functions are throttled (429 TooManyRequestsException), most of all team-2u0bb-handler-of-something-with-a-rather-long-name',
      'others ask for 300 addresses at 12h, only 251 are there',
    ]);
  });
});
