import { expect, test } from 'vitest';
import { unmetEnvironments } from '../../../src/report/rules/unmet-environments.ts';
import { functionResult, resultWith } from '../fixture.ts';

const detect = (...unmet: number[]) =>
  unmetEnvironments.detect(
    resultWith({
      functions: unmet.map((environmentsUnmet, index) =>
        functionResult({ name: `f${index}`, environmentsUnmet }),
      ),
    }),
    String,
  );

test('finds nothing where every environment of the curve opened', () => {
  expect(detect(0, 0)).toBeNull();
});

test('counts those that a concurrency limit kept from opening, most of all first', () => {
  expect(detect(5000)).toMatchObject({
    headline: 'Up to 5,000 environments of f0 could not open: concurrency limit',
    fix: 'Raise concurrentExecutions or reservedConcurrency, or state a lower curve.',
  });
  expect(detect(1, 0, 7)?.headline).toBe(
    'Up to 7 environments of f2 could not open, and some of 1 more function: concurrency limit',
  );
});
