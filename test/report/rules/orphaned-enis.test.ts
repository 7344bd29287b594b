import { expect, test } from 'vitest';
import { orphanedEnis } from '../../../src/report/rules/orphaned-enis.ts';
import { orphanResult, resultWith } from '../fixture.ts';

const detect = (...since: readonly number[]) =>
  orphanedEnis.detect(
    resultWith({ orphans: since.map((at) => orphanResult({ since: at })) }),
    (at) => `${at}s`,
  );

test('counts the ENIs that nobody deletes, and tells since when', () => {
  expect(detect()).toBeNull();
  expect(detect(60)).toMatchObject({
    headline: '1 ENI is left behind without anybody to delete it at 60s',
    at: 60,
  });
  expect(detect(90, 60)).toMatchObject({
    headline: '2 ENIs are left behind without anybody to delete them, the first at 60s',
    at: 60,
  });
});
