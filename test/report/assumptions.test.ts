import { describe, expect, test } from 'vitest';
import { assumptionsThatMattered, told, valueOf } from '../../src/report/assumptions.ts';
import { assumption, counts, resultWith, shortage } from './fixture.ts';

const namesOf = (result: Parameters<typeof assumptionsThatMattered>[0]): string[] =>
  assumptionsThatMattered(result).map(({ parameter }) => parameter);

describe('assumptionsThatMattered', () => {
  test('leaves out what nothing in the run has used', () => {
    const given = [
      assumption(),
      assumption({ parameter: 'inactiveInvokeError' }),
      assumption({ parameter: 'scaleInAfter' }),
    ];
    const metrics = { pending_seconds: { count: 1 } };
    expect(namesOf(resultWith({ assumptions: given }))).toEqual([]);
    expect(namesOf(resultWith({ assumptions: given, metrics }))).toEqual(['eniCreateDelay']);
    expect(namesOf(resultWith({ assumptions: given, invocations: counts(2, { Inactive: 1 }) }))).toContain(
      'inactiveInvokeError',
    );
  });

  test('keeps what the scenario sets itself, and what it does not know', () => {
    const given = [
      assumption({ parameter: 'callerActions', from: 'scenario' }),
      assumption({ parameter: 'newParameter' }),
    ];
    expect(namesOf(resultWith({ assumptions: given }))).toEqual(['callerActions', 'newParameter']);
  });

  test('tells the assumed ones first', () => {
    expect(namesOf(shortage)).toEqual(['scaleOutDelay', 'scaleOutTrigger', 'maxConnectionsPerEni']);
  });
});

test('a value is told with its name, or the name alone where the result does not give it', () => {
  expect(valueOf(shortage, 'scaleOutDelay')).toBe('1m 30s');
  expect(told(shortage, 'scaleOutDelay')).toBe('scaleOutDelay 1m 30s');
  expect(told(resultWith(), 'scaleOutDelay')).toBe('scaleOutDelay');
});
