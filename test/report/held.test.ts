import { expect, test } from 'vitest';
import { heldWords } from '../../src/report/held.ts';
import type { HeldEniResult, HeldResult } from '../../src/engine/result.ts';

const eni = (fields: Partial<HeldEniResult> = {}): HeldEniResult => ({
  eniId: 'eni-1',
  subnetId: 'subnet-c',
  securityGroupIds: ['sg-app'],
  phase: 'detached',
  goneAt: 4440,
  ...fields,
});
const words = (fields: Partial<HeldResult>): string =>
  heldWords({ functions: [], enis: [], interfaces: [], ...fields }, (seconds) => `${seconds}s`);

test('an ENI in release is told with its key and its end', () => {
  expect(words({ enis: [eni()] })).toBe('held by eni-1 of subnet-c / sg-app, in release, gone at 4440s');
});

test('several are counted, with the end of the last', () => {
  const enis = [eni(), eni({ eniId: 'eni-2', phase: 'releasing', goneAt: 5000 })];
  expect(words({ enis })).toBe(
    'held by eni-1 of subnet-c / sg-app and 1 more ENI, in release, all gone at 5000s',
  );
});

test('of functions that use it their ENIs need not be told, but those that stay behind', () => {
  const enis = [
    eni({ phase: 'inUse', goneAt: null }),
    eni({ eniId: 'eni-3', phase: 'orphaned', goneAt: null }),
  ];
  expect(words({ functions: ['f', 'g:3'], enis })).toBe(
    'in use by f and g:3; held by eni-3 of subnet-c / sg-app, left behind with nobody to delete it',
  );
});

test('interfaces of the customer are told by id', () => {
  expect(words({ interfaces: ['eni-x'] })).toBe('held by 1 interface of your own, eni-x');
});
