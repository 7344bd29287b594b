import { expect, test } from 'vitest';
import { lateDeletions } from '../../../src/report/rules/late-deletions.ts';
import { operationResult, resultWith } from '../fixture.ts';

const late = operationResult({
  at: 1_000,
  operation: 'DeleteSubnet',
  function: null,
  resource: 'subnet-a',
  waitedSeconds: 960,
});

test('names the one that waited longest, and how many there are', () => {
  const operations = [late, { ...late, operation: 'DeleteVpc', resource: 'vpc-a', waitedSeconds: 990 }];
  expect(lateDeletions.detect(resultWith({ operations }), (at) => `${at} s`)).toMatchObject({
    headline: 'DeleteVpc of vpc-a is accepted at 1000 s only, after 16m 30s of trying',
    at: 1_000,
    why: expect.stringContaining('2 deletions had to wait'),
  });
});

test('is silent about what was accepted at once, refused, or an update', () => {
  const { waitedSeconds: _, ...atOnce } = late;
  const operations = [
    atOnce,
    { ...late, status: 400, error: 'DependencyViolation' },
    { ...late, operation: 'UpdateFunctionCode' },
  ];
  expect(lateDeletions.detect(resultWith({ operations }), String)).toBeNull();
});
