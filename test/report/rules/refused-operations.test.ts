import { expect, test } from 'vitest';
import { refusedOperations } from '../../../src/report/rules/refused-operations.ts';
import { operationResult, resultWith } from '../fixture.ts';

const when = (seconds: number): string => `${seconds}s`;
const refused = operationResult({
  at: 7200,
  operation: 'UpdateFunctionConfiguration',
  status: 409,
  error: 'ResourceConflictException',
  message: 'An update is in progress.',
});
const detect = (...operations: Parameters<typeof operationResult>[0][]) =>
  refusedOperations.detect(
    resultWith({ operations: operations.map((fields) => operationResult(fields)) }),
    when,
  );

test('accepted operations are no trouble, nor is a refused Invoke, which counts as an invocation', () => {
  expect(detect({}, { ...refused, operation: 'Invoke' })).toBeNull();
});

test('one is told with AWS’s own words', () => {
  expect(detect({}, refused)).toMatchObject({
    headline: 'UpdateFunctionConfiguration of checkout-1 is refused at 7200s: ResourceConflictException',
    at: 7200,
    why: 'An update is in progress.',
    fix: expect.stringContaining('aws lambda wait'),
  });
});

test('what stands in the way of a deletion is told beside the words of AWS', () => {
  const heldBy = { functions: ['web'], enis: [], interfaces: [] };
  const call = {
    ...refused,
    operation: 'DeleteSubnet',
    error: 'DependencyViolation',
    message: 'It has.',
    heldBy,
  };
  expect(detect(call)?.why).toBe('It has. It is in use by web.');
});

test('several are counted, the first is named', () => {
  const headline = detect(
    { ...refused, at: 9000 },
    { ...refused, function: null, error: 'DependencyViolation', operation: 'DeleteSubnet' },
  )?.headline;
  expect(headline).toBe(
    '2 operations are refused (DependencyViolation and ResourceConflictException), first DeleteSubnet at 7200s',
  );
});

test('a call about a role names the role', () => {
  const call = { ...refused, function: null, operation: 'DeleteRole', error: 'NoSuchEntity', role: 'app' };
  expect(detect(call)?.headline).toBe('DeleteRole of app is refused at 7200s: NoSuchEntity');
});
