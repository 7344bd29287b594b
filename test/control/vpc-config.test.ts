import { describe, expect, it } from 'vitest';
import { AwsError } from '../../src/control/errors.ts';
import { intendedVpc, resolveVpcConfig, type VpcConfigRequest } from '../../src/control/vpc-config.ts';
import type { VpcSettings } from '../../src/model/settings.ts';
import { Network, Subnet, Vpc } from '../../src/model/network.ts';
import { resolveQuotas } from '../../src/model/quotas.ts';

/** A default VPC with an IPv4, a dual-stack and an IPv6-only subnet; another one; a dedicated one. */
const network = new Network(resolveQuotas('docs-2024'));
const vpcs = [
  new Vpc('vpc', '10.0.0.0/8', null, 'default', 0, 250),
  new Vpc('other', '10.0.0.0/8', null, 'default', 0, 250),
  new Vpc('alone', '10.0.0.0/8', null, 'dedicated', 0, 250),
] as const;
const [vpc, other, alone] = vpcs;
for (const one of vpcs) network.addVpc(one);
for (const subnet of [
  new Subnet('four', vpc, '10.0.0.0/24', null),
  new Subnet('dual', vpc, '10.0.1.0/24', '2001:db8::/64'),
  new Subnet('dual2', vpc, '10.0.2.0/24', '2001:db8:0:1::/64'),
  new Subnet('six', vpc, null, '2001:db8:0:2::/64'),
  new Subnet('there', other, '10.1.0.0/24', null),
  new Subnet('lonely', alone, '10.2.0.0/24', null),
])
  network.addSubnet(subnet);
for (const [group, id] of [
  ['g', 'vpc'],
  ['h', 'vpc'],
  ['g-there', 'other'],
  ['g-lonely', 'alone'],
] as const)
  network.securityGroups.set(group, id);

const attached: VpcSettings = {
  vpcId: 'vpc',
  subnetIds: ['dual'],
  securityGroupIds: ['g'],
  ipv6AllowedForDualStack: true,
};
const detached: VpcSettings = {
  vpcId: '',
  subnetIds: [],
  securityGroupIds: [],
  ipv6AllowedForDualStack: false,
};
const resolve = (request: VpcConfigRequest, stored: VpcSettings | null = null) =>
  resolveVpcConfig(request, stored, network);
/** The case of the refusal and its message. */
const refusal = (request: VpcConfigRequest, stored: VpcSettings | null = null): [string, string] => {
  try {
    resolve(request, stored);
  } catch (error) {
    if (error instanceof AwsError) return [error.errorCase, error.message];
    throw error;
  }
  return ['accepted', ''];
};
const caseOf = (...request: Parameters<typeof refusal>): string => refusal(...request)[0];
const ids = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

describe('a VpcConfig that is accepted', () => {
  it('keeps the lists as they were given, and knows its VPC', () => {
    expect(resolve({ subnetIds: ['dual', 'four'], securityGroupIds: ['h', 'g'] })).toEqual({
      vpcId: 'vpc',
      subnetIds: ['dual', 'four'],
      securityGroupIds: ['h', 'g'],
      ipv6AllowedForDualStack: false,
    });
  });

  it('what is left out keeps its stored value', () => {
    expect(resolve({ securityGroupIds: ['h'] }, attached)).toEqual({ ...attached, securityGroupIds: ['h'] });
    expect(resolve({ subnetIds: ['dual2'] }, attached)).toEqual({ ...attached, subnetIds: ['dual2'] });
    expect(resolve({ ipv6AllowedForDualStack: false }, attached)).toEqual({
      ...attached,
      ipv6AllowedForDualStack: false,
    });
    expect(resolve({}, attached)).toEqual(attached);
  });

  it('both lists empty detach: no VPC, no IPv6 flag', () => {
    expect(resolve({ subnetIds: [], securityGroupIds: [] }, attached)).toEqual(detached);
    expect(resolve({ subnetIds: [], securityGroupIds: [] })).toEqual(detached);
  });

  it('nothing given for a function that was never attached stays nothing', () => {
    expect(resolve({})).toBeNull();
    expect(resolve({}, detached)).toEqual(detached);
  });
});

describe('the lists', () => {
  it('are refused when one is given empty and the other is not: they must be empty together', () => {
    expect(refusal({ subnetIds: [], securityGroupIds: ['g'] })).toEqual([
      'emptyTogether',
      'SubnetIds and SecurityIds must coexist or be both empty list.',
    ]);
    expect(caseOf({ subnetIds: ['four'], securityGroupIds: [] })).toBe('emptyTogether');
    expect(caseOf({ subnetIds: [] }, attached)).toBe('emptyTogether');
    expect(caseOf({ securityGroupIds: [] }, attached)).toBe('emptyTogether');
    expect(caseOf({ subnetIds: ['four'] })).toBe('emptyTogether');
  });

  it('hold at most 16 subnets and 5 groups', () => {
    expect(caseOf({ subnetIds: ids('subnet-', 16), securityGroupIds: ['g'] })).toBe('unknownSubnet');
    expect(caseOf({ subnetIds: ids('subnet-', 17), securityGroupIds: ['g'] })).toBe('tooMany');
    expect(caseOf({ subnetIds: ['four'], securityGroupIds: ids('sg-', 5) })).toBe('unknownGroup');
    const [name, message] = refusal({ subnetIds: ['four'], securityGroupIds: ids('sg-', 6) });
    expect([name, message.includes("at 'vpcConfig.securityGroupIds'")]).toEqual(['tooMany', true]);
  });
});

describe('ids', () => {
  it('of another form are a ValidationException, with the values and the pattern', () => {
    expect(refusal({ subnetIds: ['bad-1', 'four'], securityGroupIds: ['g'] })).toEqual([
      'invalidIds',
      "1 validation error detected: Value '[bad-1, four]' at 'vpcConfig.subnetIds' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 0, Member must satisfy regular expression pattern: subnet-[0-9a-z]*]",
    ]);
    expect(caseOf({ subnetIds: ['four'], securityGroupIds: ['sg_1'] })).toBe('invalidIds');
  });

  it('a subnet’s has lower-case letters and digits, a group’s capitals too', () => {
    expect(caseOf({ subnetIds: ['subnet-A'], securityGroupIds: ['g'] })).toBe('invalidIds');
    expect(caseOf({ subnetIds: ['subnet-0a'], securityGroupIds: ['g'] })).toBe('unknownSubnet');
    expect(caseOf({ subnetIds: ['four'], securityGroupIds: ['sg-A'] })).toBe('unknownGroup');
  });

  it('that the account knows may be symbolic: they have no form to keep', () => {
    expect(caseOf({ subnetIds: ['four'], securityGroupIds: ['g'] })).toBe('accepted');
  });

  it('unknown groups are named before unknown subnets, the first of each', () => {
    const request = { subnetIds: ['subnet-1', 'subnet-2'], securityGroupIds: ['g', 'sg-1', 'sg-2'] };
    expect(refusal(request)[1]).toMatch(/The security group 'sg-1' does not exist$/);
    expect(refusal({ ...request, securityGroupIds: ['g'] })[1]).toMatch(
      /The subnet ID 'subnet-1' does not exist$/,
    );
  });

  it('the form is looked at before the existence, the existence before the VPC', () => {
    expect(caseOf({ subnetIds: ['bad'], securityGroupIds: ['sg-1'] })).toBe('invalidIds');
    expect(caseOf({ subnetIds: ['there', 'subnet-1'], securityGroupIds: ['g'] })).toBe('unknownSubnet');
  });
});

describe('the VPC', () => {
  it('must be one for all subnets and groups', () => {
    expect(refusal({ subnetIds: ['four', 'there'], securityGroupIds: ['g'] })[1]).toMatch(/other, vpc/);
    expect(caseOf({ subnetIds: ['four'], securityGroupIds: ['g-there'] })).toBe('severalVpcs');
    expect(caseOf({ subnetIds: ['there'], securityGroupIds: ['g-there'] })).toBe('accepted');
  });

  it('of dedicated tenancy is refused, with the remedy: a peered VPC of default tenancy', () => {
    const [name, message] = refusal({ subnetIds: ['lonely'], securityGroupIds: ['g-lonely'] });
    expect(name).toBe('dedicatedTenancy');
    expect(message).toMatch(/default tenancy that is peered with alone/);
  });
});

describe('Ipv6AllowedForDualStack', () => {
  it('is false unless it is asked for', () => {
    const settings = resolve({ subnetIds: ['dual'], securityGroupIds: ['g'] });
    expect(settings?.ipv6AllowedForDualStack).toBe(false);
  });

  it('true needs an IPv4 and an IPv6 CIDR on every subnet; those without are named', () => {
    const request = { securityGroupIds: ['g'], ipv6AllowedForDualStack: true };
    expect(caseOf({ ...request, subnetIds: ['dual', 'dual2'] })).toBe('accepted');
    const [name, message] = refusal({ ...request, subnetIds: ['dual', 'four'] });
    expect([name, message.includes('four lack one')]).toEqual(['notDualStack', true]);
  });

  it('that is stored as true holds for the new subnets too', () => {
    expect(caseOf({ subnetIds: ['four'] }, attached)).toBe('notDualStack');
  });

  it('true without subnets and groups is refused with AWS’s words', () => {
    const empty = { subnetIds: [], securityGroupIds: [], ipv6AllowedForDualStack: true };
    expect(refusal(empty, attached)).toEqual([
      'ipv6WithoutLists',
      'Ipv6AllowedForDualStack cannot be true without subnet or security groups. Please remove Ipv6AllowedForDualStack value from your request and try again.',
    ]);
    expect(caseOf({ ipv6AllowedForDualStack: true })).toBe('ipv6WithoutLists');
  });

  it('an IPv6-only subnet is refused, whatever the flag', () => {
    for (const ipv6AllowedForDualStack of [false, true])
      expect(caseOf({ subnetIds: ['six'], securityGroupIds: ['g'], ipv6AllowedForDualStack })).toBe(
        'ipv6Only',
      );
  });
});

describe('the VPC that a request intends, for the condition keys of its caller', () => {
  it('is that of its subnets, known or not by then', () => {
    expect(intendedVpc({ subnetIds: ['four'], securityGroupIds: ['g'] }, null, network)).toEqual({
      vpcId: 'vpc',
      subnetIds: ['four'],
      securityGroupIds: ['g'],
    });
    expect(
      intendedVpc({ subnetIds: ['subnet-1', 'there'], securityGroupIds: [] }, null, network)?.vpcId,
    ).toBe('other');
    expect(intendedVpc({ subnetIds: ['subnet-1'] }, null, network)?.vpcId).toBe('');
  });

  it('is the stored one where the request leaves it out', () => {
    expect(intendedVpc(null, attached, network)).toMatchObject({ vpcId: 'vpc', subnetIds: ['dual'] });
    expect(intendedVpc({ securityGroupIds: ['h'] }, attached, network)).toEqual({
      vpcId: 'vpc',
      subnetIds: ['dual'],
      securityGroupIds: ['h'],
    });
  });

  it('keeps the stored VPC when its subnets are gone', () => {
    const left = { ...attached, subnetIds: ['subnet-gone'] };
    expect(intendedVpc(null, left, network)?.vpcId).toBe('vpc');
    expect(intendedVpc({ securityGroupIds: ['h'] }, left, network)?.vpcId).toBe('vpc');
    expect(intendedVpc({ subnetIds: ['subnet-1'] }, left, network)?.vpcId).toBe('');
  });

  it('is none for a function without a VPC, and for one that is detached', () => {
    expect(intendedVpc(null, null, network)).toBeNull();
    expect(intendedVpc(null, detached, network)).toBeNull();
    expect(intendedVpc({ subnetIds: [], securityGroupIds: [] }, attached, network)).toBeNull();
  });
});
