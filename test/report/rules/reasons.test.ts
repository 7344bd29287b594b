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

describe('what lacked is told by the failure itself', () => {
  const lack = { at: 9, subnetId: 'subnet-b', vpcId: 'vpc-b', quota: 2, used: 2, free: 0 };
  const result = resultWith({
    vpcs: [vpcResult({ usedRatioPeak: 1 }), vpcResult({ id: 'vpc-b', usedRatioPeak: 0.5 })],
    subnets: [subnetResult({ freeMin: 0 }), subnetResult({ id: 'subnet-b', vpc: 'vpc-b', usable: 65_531 })],
  });

  test('the VPC that was full then, not the fullest of the run', () => {
    const quota = reasonFor('EniLimitExceeded');
    expect(quota.why(result, when, lack)).toBe(
      'vpc-b has a quota of 2 Hyperplane ENIs and 2 were in use at 9s.',
    );
    expect(quota.why(result, when, { ...lack, used: 1 })).toMatch(/of the Region was used up\.$/);
    expect(quota.fix(result, { ...lack, used: 1 })).toContain('Network interfaces per Region');
  });

  test('the subnet that was full then; there is none larger than /16', () => {
    const addresses = reasonFor('SubnetOutOfIPAddresses');
    expect(addresses.why(result, when, lack)).toBe(
      'subnet-b has 65,531 usable addresses and none was free at 9s; every ENI takes one.',
    );
    expect(addresses.fix(result, lack)).toMatch(/^Use a further subnet, free addresses in it/);
    expect(addresses.why(result, when, { ...lack, subnetId: 'gone' })).toBe('gone had no free address.');
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
