import { describe, expect, it } from 'vitest';
import { Network, Subnet, usableAddresses, Vpc } from '../../src/model/network.ts';
import { resolveQuotas } from '../../src/model/quotas.ts';

/** One VPC with one subnet of 11 addresses, in which others use some. */
const world = ({ perVpc = 250, perRegion = 5000, otherEnis = 0, usedByOthers = 0 } = {}) => {
  const network = new Network(resolveQuotas('docs-2024', { enisPerRegion: perRegion }));
  const vpc = new Vpc('vpc', '10.0.0.0/16', null, 'default', otherEnis, perVpc);
  const subnet = new Subnet('a', vpc, '10.0.0.0/28', null);
  network.addVpc(vpc);
  network.addSubnet(subnet);
  network.setUsedByOthers(subnet, usedByOthers);
  return { network, vpc, subnet };
};

describe('the addresses of a subnet', () => {
  it.each([
    ['10.0.0.0/16', 65_531],
    ['10.0.0.0/24', 251],
    ['10.0.0.0/26', 59],
    ['10.0.0.0/28', 11],
  ])('%s has 2^(32 − n) less the five that are Amazon’s: %i', (cidr, usable) => {
    expect(usableAddresses(cidr)).toBe(usable);
  });

  it('an IPv6-only subnet has none', () => {
    expect(usableAddresses(null)).toBe(0);
  });

  it('those of others and one per ENI are used, the rest is free', () => {
    const { network, subnet } = world({ usedByOthers: 4 });
    network.take(subnet);
    expect(subnet).toMatchObject({ usable: 11, enis: 1, usedByOthers: 4, used: 5, free: 6 });
  });

  it('others get no more than fit beside the ENIs, so that free never goes below 0', () => {
    const { network, subnet } = world();
    network.take(subnet);
    expect(network.setUsedByOthers(subnet, 10)).toBe(10);
    expect(network.setUsedByOthers(subnet, 11)).toBe(10);
    expect(subnet.free).toBe(0);
  });
});

describe('what stands in the way of one more ENI', () => {
  it('is asked in the order: quota of the VPC, quota of the Region, addresses', () => {
    const full = { perVpc: 0, perRegion: 0, usedByOthers: 11 };
    const { network, vpc, subnet } = world(full);
    expect(network.lackFor(subnet)).toBe('EniLimitExceeded');
    vpc.quota = 1;
    expect(network.lackFor(subnet)).toBe('EniLimitExceeded');
    network.regionQuota = 1;
    expect(network.lackFor(subnet)).toBe('SubnetOutOfIPAddresses');
    network.setUsedByOthers(subnet, 10);
    expect(network.lackFor(subnet)).toBeNull();
  });

  it('ENIs of others in the VPC count against its quota and against the Region’s', () => {
    const tightVpc = world({ perVpc: 60, otherEnis: 60 });
    expect(tightVpc.network.lackFor(tightVpc.subnet)).toBe('EniLimitExceeded');
    const tightRegion = world({ perRegion: 60, otherEnis: 60 });
    expect(tightRegion.network.lackFor(tightRegion.subnet)).toBe('EniLimitExceeded');
    const oneLeft = world({ perVpc: 61, perRegion: 61, otherEnis: 60 });
    expect(oneLeft.network.lackFor(oneLeft.subnet)).toBeNull();
  });

  it('the last unit of each can be taken, and no more', () => {
    const { network, subnet } = world({ usedByOthers: 10 });
    network.take(subnet);
    expect(subnet.free).toBe(0);
    expect(() => network.take(subnet)).toThrow('ledger-never-overdrawn');
  });
});

describe('an ENI in the ledgers', () => {
  it('takes one address, one unit of the VPC and one of the Region, and gives all three back', () => {
    const { network, vpc, subnet } = world({ otherEnis: 3 });
    network.take(subnet);
    expect([subnet.enis, vpc.enis, vpc.used, network.regionEnis]).toEqual([1, 1, 4, 4]);
    network.giveBack(subnet);
    expect([subnet.enis, vpc.enis, vpc.used, network.regionEnis]).toEqual([0, 0, 3, 3]);
  });
});
