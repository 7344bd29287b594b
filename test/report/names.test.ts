import { expect, test } from 'vitest';
import { groupsName, keyName, versionName } from '../../src/report/names.ts';

test('names of functions and keys', () => {
  expect(versionName({ name: 'checkout', version: '$LATEST' })).toBe('checkout');
  expect(versionName({ name: 'checkout', version: '3' })).toBe('checkout:3');
  expect(groupsName({ securityGroupIds: ['sg-app', 'sg-db'] })).toBe('sg-app+sg-db');
  expect(keyName({ subnetId: 'subnet-a', securityGroupIds: ['sg-app'] })).toBe('subnet-a / sg-app');
});
