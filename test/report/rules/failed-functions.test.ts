import { describe, expect, test } from 'vitest';
import {
  failedFunctions,
  failedRestorations,
  failedUpdates,
} from '../../../src/report/rules/failed-functions.ts';
import { functionResult, resultWith } from '../fixture.ts';

const when = (seconds: number): string => `${seconds}s`;
const failed = (name: string, failedAt: number, stateReasonCode = 'InvalidSubnet') =>
  functionResult({ name, state: 'Failed', failedAt, stateReasonCode });

describe('failedFunctions', () => {
  test('finds nothing where nothing failed', () => {
    expect(failedFunctions.detect(resultWith(), when)).toBeNull();
  });

  test('the first to fail leads, and other codes are counted', () => {
    const functions = [failed('b', 60, 'EniLimitExceeded'), failed('a', 30), failed('c', 90)];
    const trouble = failedFunctions.detect(resultWith({ functions }), when);
    expect(trouble?.headline).toBe('3 functions fail, first a at 30s: InvalidSubnet');
    expect(trouble?.why).toBe('A subnet of its VpcConfig no longer exists. Others: EniLimitExceeded (1).');
  });
});

describe('failedUpdates', () => {
  test('a published version is named with its number', () => {
    const functions = [
      functionResult({
        version: '3',
        lastUpdateStatus: 'Failed',
        lastUpdateStatusReasonCode: 'InvalidSubnet',
        updateFailedAt: 5,
      }),
    ];
    expect(failedUpdates.detect(resultWith({ functions }), when)?.headline).toBe(
      'The update of checkout-1:3 fails at 5s: InvalidSubnet',
    );
  });

  test('a function that failed, and was created anew since, has no failed update', () => {
    expect(
      failedUpdates.detect(resultWith({ functions: [functionResult({ failedAt: 5 })] }), when),
    ).toBeNull();
  });

  test('a failed creation is no failed update', () => {
    expect(failedUpdates.detect(resultWith({ functions: [failed('a', 1)] }), when)).toBeNull();
  });
});

describe('failedRestorations', () => {
  const inactiveFor = (stateReasonCode: string) =>
    resultWith({
      functions: [
        functionResult({
          state: 'Inactive',
          stateReasonCode,
          lack: { at: 9, subnetId: 'subnet-a', vpcId: 'vpc-main', quota: 250, used: 64, free: 0 },
        }),
      ],
    });

  test('a version that is idle is no trouble of theirs', () => {
    expect(failedRestorations.detect(inactiveFor('Idle'), when)).toBeNull();
  });

  test('one whose return failed is named with the reason and what helps', () => {
    expect(failedRestorations.detect(inactiveFor('SubnetOutOfIPAddresses'), when)).toEqual({
      headline: 'checkout-1 stays Inactive because its return fails at 9s: SubnetOutOfIPAddresses',
      at: 9,
      why: 'subnet-a has 251 usable addresses and none was free at 9s; every ENI takes one.',
      fix: expect.stringContaining('a /23 has 507 usable addresses'),
    });
  });
});
