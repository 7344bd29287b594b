import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/engine/simulation.ts';
import { findingsOf, imported, openIn } from '../support.ts';
import { eni, files, group, hyperplane, lambda, network, subnet, vpc } from './account.ts';

const functions = { 'functions.json': { Functions: [lambda('f', ['subnet-a'], ['sg-1'])] } };
const others = [
  hyperplane(1, 'subnet-a', ['sg-1']),
  hyperplane(2, 'subnet-a', ['sg-1']),
  hyperplane(3, 'subnet-a', ['sg-2']),
  eni(4, 'subnet-a', ['sg-2'], { InterfaceType: 'efs' }),
  eni(5, 'subnet-a', ['sg-2'], {
    PrivateIpAddresses: [{}, {}, {}],
    Ipv4Prefixes: [{ Ipv4Prefix: '10.0.1.16/28' }],
  }),
];
const account = (free: number | undefined, interfaces: readonly object[] = others) => ({
  ...network(),
  ...functions,
  'subnets.json': { Subnets: [subnet('subnet-a', 1, free)] },
  'enis.json': { NetworkInterfaces: interfaces },
});
const usedIn = (answers: Readonly<Record<string, unknown>>): number | undefined =>
  imported(files(answers)).scenario.subnets.find(({ id }) => id === 'subnet-a')?.usedIps[0]?.ips;

describe('the addresses that others use', () => {
  // 3 of Lambda, 1 of EFS, 3 + 16 of an instance with a prefix; one of Lambda's serves the key.
  it('are all that are not free, less one per key that Lambda serves', () => {
    expect(usedIn(account(251 - 23))).toBe(22);
    expect(openIn(files(account(251 - 23)))).toEqual([expect.stringContaining('the role app')]);
  });

  it('are those of the interfaces where nobody counted the free ones', () => {
    const uncounted = { ...subnet('subnet-a', 1), AvailableIpAddressCount: undefined };
    expect(usedIn({ ...account(0), 'subnets.json': { Subnets: [uncounted] } })).toBe(22);
  });

  it('that belong to no listed interface are open', () => {
    expect(usedIn(account(251 - 30))).toBe(29);
    expect(openIn(files(account(251 - 30))).join()).toContain(
      '7 of the 30 used addresses of subnet subnet-a belong to no listed interface',
    );
  });

  it('cannot be fewer than those of the interfaces', () => {
    expect(findingsOf(files(account(251 - 20))).join()).toContain(
      'subnet subnet-a has 20 used addresses, and its interfaces have 23 (IMP042)',
    );
  });

  it('cannot leave more free than there are', () => {
    expect(usedIn(account(4091))).toBe(22);
    expect(findingsOf(files(account(4091))).join()).toContain(
      '4091 free addresses are more than the 251 that 10.0.1.0/24 of subnet subnet-a has; the addresses of its interfaces are counted as used (IMP042)',
    );
  });

  it('without a list of interfaces each key is taken to have one', () => {
    const { 'enis.json': _, ...unlisted } = account(251 - 23);
    expect(usedIn(unlisted)).toBe(22);
    expect(openIn(files(unlisted)).join()).toContain('each key is taken to have one');
  });

  it('leave room for idle functions, which are there without an ENI', () => {
    const idle = {
      ...account(0, []),
      'functions.json': { Functions: [lambda('f', ['subnet-a'], ['sg-1'])] },
    };
    expect(usedIn(idle)).toBe(250);
    expect(openIn(files(idle)).join()).toContain(
      'subnet subnet-a has 0 free addresses, fewer than keys of idle functions want one (1); others are taken to use 250 in place of 251',
    );
    expect(() => simulate(imported(files(idle)).scenario)).not.toThrow();
  });

  it('at the start as many are free as today, where every key has its ENI', () => {
    const used = usedIn(account(251 - 23)) ?? 0;
    expect(251 - used - 1).toBe(251 - 23);
  });
});

describe('the ENIs of others', () => {
  const otherEnis = (answers: Readonly<Record<string, unknown>>) =>
    imported(files(answers)).scenario.vpcs[0]?.otherEnis;

  it('are those of Lambda beyond one per key and of services such as EFS, not those of instances', () => {
    expect(otherEnis(account(251 - 23))).toBe(3);
  });

  it('of instances count against the quota of the Region alone', () => {
    const instances = Array.from({ length: 40 }, (_, n) => eni(n + 100, 'subnet-b', ['sg-2']));
    const quota = { 'quota.json': { Quota: { QuotaCode: 'L-DF5E4CA3', Value: 500 } } };
    const without = imported(files({ ...account(251 - 23), ...quota })).scenario;
    const { scenario } = imported(files({ ...account(251 - 23, [...others, ...instances]), ...quota }));
    expect((scenario.account.otherEnis ?? 0) - (without.account.otherEnis ?? 0)).toBe(40);
    expect(scenario.vpcs[0]?.otherEnis).toBe(3);
  });

  it('a quota that nobody told is at least as large as what there is', () => {
    const many = Array.from({ length: 240 }, (_, n) =>
      eni(n + 1, 'subnet-a', ['sg-2'], { InterfaceType: 'efs' }),
    );
    const more = Array.from({ length: 20 }, (_, n) =>
      eni(n + 300, 'subnet-b', ['sg-2'], { InterfaceType: 'efs' }),
    );
    const full = account(11, [...many, ...more]);
    expect(imported(files(full)).scenario.account.quotas.enisPerVpc).toBe(261);
    expect(openIn(files(full)).join()).toContain('vpc-1 has 261, more than the usual 250; taken to be 261');
    const quota = { 'quota.json': { Quota: { QuotaCode: 'L-9FEE3D26', Value: 600.0 } } };
    expect(imported(files({ ...full, ...quota })).scenario.account.quotas.enisPerVpc).toBe(600);
    expect(openIn(files({ ...full, ...quota })).join()).not.toContain('quota');
  });

  it('cannot be more than the quota', () => {
    const quota = { 'quota.json': { Quota: { QuotaCode: 'L-9FEE3D26', Value: 3 } } };
    const all = { ...account(251 - 23), ...quota };
    expect(otherEnis(all)).toBe(2);
    expect(openIn(files(all)).join()).toContain(
      'vpc-1 would have 4 Hyperplane ENIs with one per key, and its quota is 3; the ENIs of others are taken to be 2 in place of 3',
    );
  });

  it('of a VPC that nobody described count too', () => {
    const elsewhere = eni(9, 'subnet-x', ['sg-9'], { VpcId: 'vpc-9', InterfaceType: 'efs' });
    const { vpcs } = imported(files(account(251 - 23, [...others, elsewhere]))).scenario;
    expect(vpcs).toMatchObject([
      { id: 'vpc-1', otherEnis: 3 },
      { id: 'vpc-9', otherEnis: 1 },
    ]);
  });
});

describe('the block of a VPC', () => {
  const blocksOf = (vpcs: readonly object[], subnets: readonly object[]) => {
    const { scenario } = imported(
      files({
        ...functions,
        'v.json': { Vpcs: vpcs },
        's.json': { Subnets: subnets },
        'g.json': { SecurityGroups: [group('sg-1')] },
      }),
    );
    return [scenario.vpcs.map(({ cidr }) => cidr), scenario.subnets.map(({ id, cidr }) => `${id} ${cidr}`)];
  };
  const further = (...blocks: readonly string[]) => ({
    CidrBlockAssociationSet: blocks.map((CidrBlock) => ({
      CidrBlock,
      CidrBlockState: { State: 'associated' },
    })),
  });

  it('holds its subnets where no describe-vpcs is given', () => {
    expect(blocksOf([vpc('vpc-other')], [subnet('subnet-a', 1), subnet('subnet-b', 2)])).toEqual([
      ['10.0.0.0/22', '10.0.0.0/16'],
      ['subnet-a 10.0.1.0/24', 'subnet-b 10.0.2.0/24'],
    ]);
  });

  it('has room for a subnet that nobody described', () => {
    const [vpcs, subnets] = blocksOf([vpc('vpc-other')], [subnet('subnet-b', 1)]);
    expect(vpcs).toEqual(['10.0.0.0/16', '10.0.0.0/16']);
    expect(subnets).toEqual(['subnet-a 10.0.0.0/24', 'subnet-b 10.0.1.0/24']);
  });

  it('has room for subnets of two blocks that lie apart, both of which Lambda uses', () => {
    const own = vpc('vpc-1', '10.0.0.0/24', further('10.0.0.0/24', '100.64.0.0/16'));
    const both = { Functions: [lambda('f', ['subnet-a', 'subnet-b'], ['sg-1'])] };
    const subnets = [subnet('subnet-b', 0), subnet('subnet-a', 0, 4091, { CidrBlock: '100.64.0.0/20' })];
    const { scenario } = imported(
      files({ 'f.json': both, 'v.json': { Vpcs: [own] }, 's.json': { Subnets: subnets } }),
    );
    expect(scenario.subnets.map(({ id, cidr }) => `${id} ${cidr}`)).toEqual([
      'subnet-a 100.64.0.0/20',
      'subnet-b 100.64.16.0/24',
    ]);
  });

  it('holds two blocks that lie near each other', () => {
    const own = vpc('vpc-1', '10.0.0.0/24', further('10.0.0.0/24', '10.0.1.0/24'));
    expect(blocksOf([own], [subnet('subnet-b', 0), subnet('subnet-a', 1)])[0]).toEqual(['10.0.0.0/23']);
  });

  it('is the one that Lambda uses, of several that lie apart', () => {
    const own = vpc('vpc-1', '10.0.0.0/24', further('10.0.0.0/24', '100.64.0.0/16'));
    const subnets = [
      subnet('subnet-b', 0),
      subnet('subnet-a', 0, 4091, { CidrBlock: '100.64.0.0/20' }),
      subnet('subnet-c', 0, 4091, { CidrBlock: '100.64.16.0/20' }),
    ];
    expect(blocksOf([own], subnets)).toEqual([
      ['100.64.0.0/16'],
      ['subnet-a 100.64.0.0/20', 'subnet-c 100.64.16.0/20'],
    ]);
  });
});
