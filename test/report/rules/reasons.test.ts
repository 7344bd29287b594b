import { describe, expect, test } from 'vitest';
import { reasonFor } from '../../../src/report/rules/reasons.ts';
import { keyResult, quotaExceeded, resultWith, subnetResult, vpcResult } from '../fixture.ts';

const when = (seconds: number): string => `${seconds}s`;

describe('EniLimitExceeded', () => {
  const { why, fix } = reasonFor('EniLimitExceeded');

  test('names the VPC, its quota, and what the keys are made of', () => {
    expect(why(quotaExceeded, when)).toBe(
      'vpc-main has a quota of 250 Hyperplane ENIs and 250 were in use: 84 sets of security groups over 3 subnets make 252 keys, and each key needs an ENI of its own.',
    );
  });

  test('counts only the keys of that VPC', () => {
    const result = resultWith({
      vpcs: [vpcResult({ usedRatioPeak: 1, enisPeak: 250 }), vpcResult({ id: 'vpc-other' })],
      subnets: [subnetResult(), subnetResult({ id: 'subnet-x', vpc: 'vpc-other' })],
      keys: [keyResult(), keyResult({ subnetId: 'subnet-x' })],
    });
    expect(why(result, when)).toBe('vpc-main has a quota of 250 Hyperplane ENIs and 250 were in use.');
    expect(fix(result)).toMatch(/^Move functions to another VPC, or raise the quota/);
  });

  test('it can be the quota of the Region', () => {
    const result = resultWith({ metrics: { eni_region_quota_used_ratio: { max: 1 } } });
    expect(why(result, when)).toBe('The quota of network interfaces of the Region was used up.');
  });
});

describe('SubnetOutOfIPAddresses', () => {
  const { why, fix } = reasonFor('SubnetOutOfIPAddresses');
  const result = resultWith({
    subnets: [subnetResult({ freeMin: 3 }), subnetResult({ id: 'subnet-b', freeMin: 0, freeMinAt: 43_200 })],
  });

  test('names the scarcest subnet, when, and the next larger size', () => {
    expect(why(result, when)).toBe(
      'subnet-b has 251 usable addresses and none was free at 43200s; every ENI takes one.',
    );
    expect(fix(result)).toContain('a /23 has 507 usable addresses');
  });

  test('without subnets it still says what is lacking', () => {
    expect(why(resultWith({ subnets: [] }), when)).toBe('A subnet had no free address.');
  });
});

test('a code that is not known speaks for itself', () => {
  expect(reasonFor('DisabledKMSKey').why(resultWith(), when)).toBe('Lambda gave the reason DisabledKMSKey.');
  expect(reasonFor(null).why(resultWith(), when)).toBe('Lambda gave no reason.');
});
