import { expect, test } from 'vitest';
import { groupsName, keyName, operationName, versionName } from '../../src/report/names.ts';

test('names of functions and keys', () => {
  expect(versionName({ name: 'checkout', version: '$LATEST' })).toBe('checkout');
  expect(versionName({ name: 'checkout', version: '3' })).toBe('checkout:3');
  expect(groupsName({ securityGroupIds: ['sg-app', 'sg-db'] })).toBe('sg-app+sg-db');
  expect(keyName({ subnetId: 'subnet-a', securityGroupIds: ['sg-app'] })).toBe('subnet-a / sg-app');
});

test('the read that a deletion by subnet begins with is told as a part of it', () => {
  expect(operationName({ operation: 'DeleteSubnet' })).toBe('DeleteSubnet');
  expect(operationName({ operation: 'DescribeNetworkInterfaces' })).toBe(
    'DeleteNetworkInterface (its DescribeNetworkInterfaces)',
  );
});
