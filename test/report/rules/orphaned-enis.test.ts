import { expect, test } from 'vitest';
import { orphanedEnis } from '../../../src/report/rules/orphaned-enis.ts';
import { resultWith } from '../fixture.ts';

const headlineOf = (orphaned: number): string | undefined =>
  orphanedEnis.detect(resultWith({ enis: { ...resultWith().enis, orphaned } }), String)?.headline;

test('counts the ENIs that nobody deletes', () => {
  expect(headlineOf(0)).toBeUndefined();
  expect(headlineOf(1)).toBe('1 ENI is left behind without anybody to delete it');
  expect(headlineOf(90)).toBe('90 ENIs are left behind without anybody to delete them');
});
