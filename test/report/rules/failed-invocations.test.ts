import { expect, test } from 'vitest';
import { failedInvocations } from '../../../src/report/rules/failed-invocations.ts';
import { assumption, counts, functionResult, resultWith } from '../fixture.ts';

const headlinesOf = (fields: Parameters<typeof resultWith>[0]): string[] =>
  failedInvocations.flatMap((rule) => rule.detect(resultWith(fields), String)?.headline ?? []);

test('finds nothing where all succeeded', () => {
  expect(headlinesOf({ invocations: counts(10) })).toEqual([]);
});

test.each([
  ['Pending', '2 of 9 invocations fail: checkout-1 is still Pending when called'],
  ['Inactive', '2 of 9 invocations fail: checkout-1 is Inactive when called'],
  ['Failed', '2 of 9 invocations fail: checkout-1 is Failed when called'],
  ['NotFound', '2 of 9 invocations fail: checkout-1 is not there when called'],
  ['Throttled', '2 of 9 invocations fail: checkout-1 is throttled (429 TooManyRequestsException)'],
] as const)('%s', (reason, headline) => {
  const invocations = counts(9, { [reason]: 2 });
  expect(headlinesOf({ invocations, functions: [functionResult({ invocations })] })).toEqual([headline]);
});

test('of several functions the one that lost most is named', () => {
  const functions = [
    functionResult({ name: 'a', invocations: counts(5, { Pending: 1 }) }),
    functionResult({ name: 'b', invocations: counts(5, { Pending: 3 }) }),
    functionResult({ name: 'c', invocations: counts(5) }),
  ];
  expect(headlinesOf({ functions, invocations: counts(15, { Pending: 4 }) })).toEqual([
    '4 of 15 invocations fail: 2 functions are still Pending when called, most of all b',
  ]);
});

test('the time after which a function is idle is the one of the run', () => {
  const result = resultWith({
    invocations: counts(2, { Inactive: 1 }),
    assumptions: [assumption({ parameter: 'idleReclaimAfter', value: '14d' })],
  });
  expect(failedInvocations.flatMap((rule) => rule.detect(result, String)?.why ?? [])).toEqual([
    expect.stringContaining('idle for 14d'),
  ]);
});

test('where the return failed, none is promised', () => {
  const invocations = counts(2, { Inactive: 1 });
  const lost = functionResult({
    state: 'Inactive',
    stateReasonCode: 'SubnetOutOfIPAddresses',
    invocations,
  });
  const result = resultWith({ invocations, functions: [lost] });
  const [trouble] = failedInvocations.flatMap((rule) => rule.detect(result, String) ?? []);
  expect(trouble?.why).toContain('which failed here');
  expect(trouble?.fix).toMatch(/^Mend what keeps it from returning/);
});
