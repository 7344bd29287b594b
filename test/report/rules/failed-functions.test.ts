import { describe, expect, test } from 'vitest';
import { failedFunctions, failedUpdates } from '../../../src/report/rules/failed-functions.ts';
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
        failedAt: 5,
      }),
    ];
    expect(failedUpdates.detect(resultWith({ functions }), when)?.headline).toBe(
      'The update of checkout-1:3 fails at 5s: InvalidSubnet',
    );
  });

  test('an update that failed and was mended later is told without a code', () => {
    const functions = [functionResult({ failedAt: 5 })];
    expect(failedUpdates.detect(resultWith({ functions }), when)?.headline).toBe(
      'The update of checkout-1 fails at 5s',
    );
  });

  test('a failed creation is no failed update', () => {
    expect(failedUpdates.detect(resultWith({ functions: [failed('a', 1)] }), when)).toBeNull();
  });
});
