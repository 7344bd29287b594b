import { describe, expect, test } from 'vitest';
import { functions } from '../../../src/report/text/functions.ts';
import { counts, functionResult, quotaExceeded, resultWith } from '../fixture.ts';
import { page } from '../page.ts';

const rowsOf = (...some: Parameters<typeof functionResult>[0][]): readonly string[] =>
  functions(resultWith({ functions: some.map((fields) => functionResult(fields)) }), page()).slice(2);

describe('functions', () => {
  test('alike ones are one line, with the span of their waiting', () => {
    expect(functions(quotaExceeded, page())).toEqual([
      'Functions (84) · Pending p50 3m 42s, p95 4m 19s, max 4m 23s',
      '  function                     state at end              failed at     Pending for',
      '  service-84                   Failed: EniLimitExceeded         0s',
      '  service-1 … service-83 (83)  Active                               3m 1s … 4m 23s',
    ]);
  });

  test('a failed update leaves the state as it is', () => {
    expect(
      rowsOf({ lastUpdateStatus: 'Failed', lastUpdateStatusReasonCode: 'InvalidSubnet', updateFailedAt: 60 }),
    ).toEqual(['  checkout-1  Active, update Failed: InvalidSubnet         1m']);
  });

  test('failed invocations are told by reason', () => {
    expect(rowsOf({ invocations: counts(1000, { Pending: 12, Throttled: 3 }) })).toEqual([
      '  checkout-1  Active              1,000  12 Pending, 3 Throttled',
    ]);
  });

  test('trouble first: Failed, failed update, lost invocations, Inactive, the sound ones, the deleted', () => {
    const rows = rowsOf(
      { name: 'deleted', deletedAt: 9 },
      { name: 'sound' },
      { name: 'inactive', state: 'Inactive', stateReasonCode: 'Idle', becameInactive: 1 },
      { name: 'losing', invocations: counts(3, { Pending: 1 }) },
      { name: 'updating', lastUpdateStatus: 'Failed', updateFailedAt: 2 },
      { name: 'failing', state: 'Failed', failedAt: 1 },
    );
    expect(rows.map((row) => row.trim().split(' ')[0])).toEqual([
      'failing',
      'updating',
      'losing',
      'inactive',
      'sound',
      'deleted',
    ]);
  });

  test('versions of a function are a family too', () => {
    const versions = ['$LATEST', '1', '2', '3'].map((version) => ({ name: 'checkout', version }));
    expect(rowsOf(...versions)).toEqual([
      '  checkout                     Active',
      '  checkout:1 … checkout:3 (3)  Active',
    ]);
  });

  test('versions of alike functions are one family', () => {
    const versions = [1, 2].flatMap((n) => ['1', '2'].map((version) => ({ name: `service-${n}`, version })));
    expect(rowsOf(...versions)).toEqual(['  service-1:1 … service-2:2 (4)  Active']);
  });

  test('many alike ones with names of their own are one line, and those in trouble come before it', () => {
    const names = Array.from({ length: 119 }, (_, n) => `team${n}x`);
    const rows = rowsOf(...names.map((name) => ({ name })), { name: 'zeta', state: 'Failed', failedAt: 5 });
    expect(rows).toEqual(['  zeta                 Failed               5s', '  team0x and 118 more  Active']);
  });

  test('the title counts functions, and versions where they are more', () => {
    const versions = ['$LATEST', '1'].map((version) => functionResult({ name: 'f', version }));
    expect(functions(resultWith({ functions: versions }), page())[0]).toBe('Functions (1, 2 versions)');
  });
});
