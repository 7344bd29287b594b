import { expect, test } from 'vitest';
import { findingsOf, imported } from '../support.ts';
import { files } from './account.ts';

const quota = (QuotaCode: string, Value: unknown) => ({ QuotaCode, Value, QuotaName: 'any' });

test('the three quotas that matter, of lists and of single answers', () => {
  const answers = files({
    'lambda.json': {
      Quotas: [quota('L-9FEE3D26', 750.0), quota('L-B99A9384', 3000.0), quota('L-2ACBD22F', 75)],
    },
    'vpc.json': { Quota: quota('L-DF5E4CA3', 6000.0) },
  });
  expect(imported(answers).scenario.account.quotas).toEqual({
    enisPerVpc: 750,
    enisPerRegion: 6_000,
    concurrentExecutions: 3_000,
  });
});

test('a value that is none is told', () => {
  expect(findingsOf(files({ 'q.json': { Quotas: [quota('L-9FEE3D26', -1)] } }))).toEqual([
    'q.json:5:13: Value: expected a whole number, found "-1" (IMP040)',
  ]);
});
