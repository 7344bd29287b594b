import { describe, expect, test } from 'vitest';
import { operations } from '../../../src/report/text/operations.ts';
import { operationResult, resultWith, thousand } from '../fixture.ts';
import { page } from '../page.ts';

describe('operations', () => {
  test('accepted ones are only counted', () => {
    expect(operations(resultWith({ operations: [operationResult()] }), page())).toEqual([
      'Operations (1)',
      '  all accepted',
    ]);
    expect(operations(resultWith(), page())).toEqual([]);
  });

  test('refused ones are told with AWS’s own words, alike ones once', () => {
    expect(operations(thousand, page())).toEqual([
      'Operations (500) · 166 refused',
      '  3s … 8m 18s  UpdateFunctionConfiguration of checkout-3 … checkout-498 (166): 409',
      '               ResourceConflictException',
      '    The operation cannot be performed at this time. An update is in progress for resource:',
      '    arn:aws:lambda:eu-west-1:123456789012:function:checkout-3',
    ]);
  });

  test('says how many of the refused ones the verdict tells elsewhere', () => {
    const refused = operationResult({ status: 502, error: 'ResourceNotReadyException' });
    const all = [refused, { ...refused, operation: 'Invoke' }];
    expect(operations(resultWith({ operations: all }), page())[0]).toBe(
      'Operations (2) · 2 refused, 1 of them an Invoke',
    );
  });

  test('what was accepted after a wait is told with it', () => {
    const late = operationResult({
      at: 1_120,
      operation: 'DeleteSecurityGroup',
      function: null,
      resource: 'sg-a',
      waitedSeconds: 1_110,
    });
    expect(operations(resultWith({ operations: [operationResult(), late] }), page())).toEqual([
      'Operations (2)',
      '  all accepted',
      '  18m 40s  DeleteSecurityGroup of sg-a: tried for 18m 30s, then accepted',
    ]);
    const inVain = { ...late, status: 400, error: 'DependencyViolation', waitedSeconds: 2_700 };
    expect(operations(resultWith({ operations: [inVain] }), page())[1]).toBe(
      '  18m 40s  DeleteSecurityGroup of sg-a: 400 DependencyViolation, tried for 45m',
    );
  });

  test('the same call again is counted', () => {
    const refused = operationResult({
      operation: 'DeleteSubnet',
      function: null,
      status: 400,
      error: 'DependencyViolation',
    });
    expect(operations(resultWith({ operations: [refused, { ...refused, at: 60 }] }), page())[1]).toBe(
      '  0s … 1m  DeleteSubnet × 2: 400 DependencyViolation',
    );
  });
});
