import { expect, test } from 'vitest';
import { wentInactive } from '../../../src/report/rules/went-inactive.ts';
import { assumption, functionResult, inactive, resultWith } from '../fixture.ts';

test('names the idle ones and after how long', () => {
  const result = resultWith({
    functions: [functionResult({ name: 'audit', becameInactive: 1 }), functionResult()],
    assumptions: [assumption({ parameter: 'idleReclaimAfter', value: '14d' })],
  });
  expect(wentInactive.detect(result, String)).toMatchObject({
    headline: '1 function went Inactive: audit',
    why: expect.stringContaining('Idle for 14d'),
  });
});

test('one whose return failed is told elsewhere', () => {
  const functions = [
    functionResult({ becameInactive: 1, state: 'Inactive', stateReasonCode: 'EniLimitExceeded' }),
  ];
  expect(wentInactive.detect(resultWith({ functions }), String)).toBeNull();
});

test('is silent when nothing was idle, and when failed invocations tell of it', () => {
  expect(wentInactive.detect(resultWith(), String)).toBeNull();
  expect(wentInactive.detect(inactive, String)).toBeNull();
});
