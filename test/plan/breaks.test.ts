import { describe, expect, it } from 'vitest';
import { breaksOf } from '../../src/plan/breaks.ts';
import {
  counts,
  functionResult,
  keyResult,
  natDestination,
  natResult,
  operationResult,
  resultWith,
} from '../report/fixture.ts';

const calm = resultWith();
const refused = operationResult({ at: 5, status: 409, error: 'ResourceConflictException' });

describe('what is broken in a run', () => {
  it('nothing', () => {
    expect(breaksOf(calm, calm)).toEqual([]);
    const idle = [functionResult({ state: 'Inactive', stateReasonCode: 'Idle' })];
    expect(breaksOf(resultWith({ functions: idle }), calm)).toEqual([]);
  });

  it.each([
    [
      '1 function fails: EniLimitExceeded',
      { functions: [functionResult({ state: 'Failed', stateReasonCode: 'EniLimitExceeded' })] },
    ],
    [
      '1 update fails: InvalidSubnet',
      {
        functions: [
          functionResult({ lastUpdateStatus: 'Failed', lastUpdateStatusReasonCode: 'InvalidSubnet' }),
        ],
      },
    ],
    [
      '1 function stays Inactive: EniLimitExceeded',
      { functions: [functionResult({ state: 'Inactive', stateReasonCode: 'EniLimitExceeded' })] },
    ],
    ['2 environments cannot open', { functions: [functionResult({ environmentsUnmet: 2 })] }],
    ['connections lack for 1m 30s', { keys: [keyResult({ shortageSeconds: 90, connectionsRefused: 9 })] }],
    ['1 connection is refused', { keys: [keyResult({ connectionsRefused: 1 })] }],
    [
      '5 connections are refused by NAT',
      { natGateways: [natResult({ destinations: [natDestination({ connectionsRefused: 5 })] })] },
    ],
    ['3 invocations fail: Pending, Throttled', { invocations: counts(9, { Pending: 1, Throttled: 2 }) }],
    ['1 operation is refused', { operations: [refused] }],
    ['1 ENI is orphaned', { enis: { ...calm.enis, orphaned: 1 } }],
  ])('%s', (phrase, fields) => {
    expect(breaksOf(resultWith(fields), calm)).toEqual([phrase]);
  });

  it('a call that was refused before too is not the remedy’s doing, nor is an Invoke told as one', () => {
    const original = resultWith({ operations: [refused] });
    const invoke = { ...refused, operation: 'Invoke' };
    expect(breaksOf(resultWith({ operations: [refused, invoke] }), original)).toEqual([]);
  });
});
