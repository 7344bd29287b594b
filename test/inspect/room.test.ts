import { describe, expect, it } from 'vitest';
import { takeInventory } from '../../src/inspect/inventory.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';
import { separateFunctions } from './hits.ts';

describe('subnets', () => {
  it('count addresses at the start, at the worst moment, and with old and new ENIs side by side', () => {
    const usedIps = [
      { atMs: 0, ips: 3 },
      { atMs: 1000, ips: 6 },
    ];
    const { subnets } = takeInventory(
      scenario({
        subnets: [{ id: 'a', cidr: '10.0.0.0/28', usedIps }],
        functions: separateFunctions(4, ['a']),
      }),
    );
    expect(subnets).toMatchObject([
      {
        usable: 11,
        others: 3,
        othersMost: 6,
        enis: 4,
        free: 4,
        freeLeast: 1,
        transition: { enis: 8, free: -3 },
      },
    ]);
  });

  it('let others use no more than there is', () => {
    const { subnets } = takeInventory(
      scenario({
        subnets: [{ id: 'a', cidr: '10.0.0.0/28', usedIps: [{ atMs: 0, ips: 40 }] }],
        functions: separateFunctions(2, ['a']),
      }),
    );
    expect(subnets).toMatchObject([{ others: 11, freeLeast: -2 }]);
  });

  it('without IPv4 have no number of addresses, which is not 0', () => {
    const { subnets } = takeInventory(
      scenario({ subnets: [{ id: 'a', cidr: null, ipv6Cidr: '2001:db8::/64' }] }),
    );
    expect(subnets).toMatchObject([
      { usable: null, free: null, freeLeast: null, transition: { free: null } },
    ]);
  });

  it('keep what published versions hold out of the transition: it does not move', () => {
    const versions = [{ version: '1', vpcConfig: vpcConfig(['a'], ['h']) }];
    const { subnets } = takeInventory(
      scenario({ functions: [{ name: 'f', vpcConfig: vpcConfig(['a']), versions }] }),
    );
    expect(subnets[0]).toMatchObject({ enis: 2, transition: { enis: 3 } });
  });
});

describe('quotas', () => {
  it('count the ENIs of other services, and what still fits', () => {
    // 310 of 500 in three subnets: 63 more sets of groups fit.
    const { vpcs, region } = takeInventory(
      scenario({
        quotas: { enisPerVpc: 500 },
        otherEnis: 250,
        subnets: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
        functions: separateFunctions(20, ['a', 'b', 'c']),
      }),
    );
    expect(vpcs).toMatchObject([
      {
        quota: 500,
        otherEnis: 250,
        enis: 60,
        used: 310,
        usedRatio: 0.62,
        transition: { used: 370, usedRatio: 0.74 },
      },
    ]);
    expect(vpcs[0]?.headroom).toEqual({ enis: 190, subnets: 3, functions: 63 });
    expect(region).toMatchObject({ quota: 5000, otherEnis: 250, enis: 60, used: 310 });
  });

  it('leave room for no more sets than the fullest subnet has addresses', () => {
    const { vpcs } = takeInventory(
      scenario({
        subnets: [{ id: 'a', cidr: '10.0.0.0/28', usedIps: [{ atMs: 0, ips: 7 }] }, { id: 'b' }],
        functions: separateFunctions(2),
      }),
    );
    expect(vpcs[0]?.headroom).toEqual({ enis: 246, subnets: 2, functions: 2 });
  });

  it('of the Region limit the room of a VPC', () => {
    const { vpcs } = takeInventory(
      scenario({ quotas: { enisPerRegion: 10 }, functions: separateFunctions(3) }),
    );
    expect(vpcs[0]?.headroom).toEqual({ enis: 4, subnets: 2, functions: 2 });
  });

  it('have no room below 0, and no share of a quota of 0', () => {
    const { vpcs } = takeInventory(scenario({ quotas: { enisPerVpc: 0 }, functions: separateFunctions(1) }));
    expect(vpcs).toMatchObject([{ usedRatio: null, headroom: { enis: 0, functions: 0 } }]);
  });

  it('of a VPC that Lambda does not use yet have no number of functions', () => {
    expect(takeInventory(scenario()).vpcs[0]?.headroom).toEqual({ enis: 250, subnets: 0, functions: null });
  });
});
