import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulation.ts';
import { DAY, MINUTE, SECOND } from '../../src/kernel/time.ts';
import { findRemedies } from '../../src/plan/remedies.ts';
import type { FunctionSpec, Scenario } from '../../src/scenario/scenario.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';

const remediesOf = (one: Scenario) => findRemedies(one, simulate(one));
const groupsOf = (count: number) => Array.from({ length: count }, (_, index) => `g${index}`);
/** So many functions, each with a security group of its own. */
const ownGroups = (count: number, subnets: readonly string[], parts: Parameters<typeof scenario>[0] = {}) =>
  scenario({
    subnets: subnets.map((id) => ({ id })),
    securityGroups: groupsOf(count).map((id) => ({ id, vpc: 'vpc' })),
    functions: groupsOf(count).map((group) => ({ name: group, vpcConfig: vpcConfig(subnets, [group]) })),
    ...parts,
  });
const loneSubnet = (cidr: string, ips = 0) => [{ id: 'a', cidr, usedIps: [{ atMs: 0, ips }] }];

describe('when nothing broke', () => {
  it('there is nothing to remedy', () => {
    expect(remediesOf(ownGroups(3, ['a', 'b']))).toEqual([]);
  });
});

describe('a quota of ENIs that does not suffice', () => {
  it('is raised to what the run would need, or the groups are shared; each was tried', () => {
    expect(remediesOf(ownGroups(84, ['a', 'b', 'c']))).toEqual([
      {
        change: 'raise the quota of Hyperplane ENIs per VPC from 250 to 252 or more',
        outcome: 'nothing fails',
        avoids: true,
      },
      {
        change: 'let the functions share one set of security groups instead of 84',
        outcome: 'nothing fails',
        avoids: true,
      },
    ]);
  });

  it('the other ENIs of the VPC are needed too', () => {
    const [raise] = remediesOf(ownGroups(3, ['a'], { quotas: { enisPerVpc: 12 }, otherEnis: 10 }));
    expect(raise?.change).toMatch(/from 12 to 13 or more$/);
  });

  it('the VPC that needs most decides', () => {
    const vpc = { cidr: '10.0.0.0/16', ipv6Cidr: null, tenancy: 'default' as const, otherEnis: 0 };
    const one = ownGroups(3, ['a'], {
      quotas: { enisPerVpc: 2 },
      vpcs: [
        { ...vpc, id: 'vpc' },
        { ...vpc, id: 'empty' },
      ],
    });
    expect(remediesOf(one).map(({ change }) => change)).toEqual([
      'raise the quota of Hyperplane ENIs per VPC from 2 to 3 or more',
    ]);
  });

  it('of the Region is not remedied by one of the VPC', () => {
    const remedies = remediesOf(ownGroups(3, ['a'], { quotas: { enisPerRegion: 2 } }));
    expect(remedies.filter(({ change }) => change.includes('per VPC'))).toEqual([]);
  });

  it('sharing is no advice where all share already, with several VPCs, or with a timeline of changes', () => {
    const tight = { quotas: { enisPerVpc: 1 } };
    const advice = (one: Scenario) => remediesOf(one).filter(({ change }) => change.includes('share'));
    const update = {
      atMs: MINUTE,
      do: 'UpdateFunctionConfiguration' as const,
      function: 'g0',
      vpcConfig: null,
      memory: 256,
    };
    expect(advice(ownGroups(2, ['a'], tight))).toHaveLength(1);
    expect(advice(ownGroups(1, ['a', 'b'], tight))).toEqual([]);
    expect(advice(ownGroups(2, ['a'], { ...tight, timeline: [update] }))).toEqual([]);
    const vpc = { cidr: '10.0.0.0/16', ipv6Cidr: null, tenancy: 'default' as const, otherEnis: 0 };
    const vpcs = [
      { ...vpc, id: 'vpc' },
      { ...vpc, id: 'other' },
    ];
    expect(advice(ownGroups(2, ['a'], { ...tight, vpcs }))).toEqual([]);
  });

  it('a remedy that is not enough says what is left', () => {
    // One set would need two ENIs, one per subnet; the quota is 1.
    const remedies = remediesOf(ownGroups(2, ['a', 'b'], { quotas: { enisPerVpc: 1 } }));
    expect(remedies.map(({ avoids, outcome }) => [avoids, outcome])).toEqual([
      [true, 'nothing fails'],
      [false, '2 still fail'],
    ]);
  });
});

describe('a subnet without free addresses', () => {
  it('becomes as large as the run needs: the smallest prefix that has so many besides Amazon’s five', () => {
    const change = (count: number, ips = 0) =>
      remediesOf(ownGroups(count, ['a'], { subnets: loneSubnet('10.0.0.0/28', ips) }))[0];
    expect(change(12)).toEqual({ change: 'make a a /27', outcome: 'nothing fails', avoids: true });
    expect(change(27)?.change).toBe('make a a /27');
    expect(change(28)?.change).toBe('make a a /26');
    // Others want 20 of the 11: they are not shown what they do not get in the small one.
    expect(change(3, 11)?.avoids).toBe(true);
  });

  it('or the functions share their groups', () => {
    const [, share] = remediesOf(ownGroups(12, ['a'], { subnets: loneSubnet('10.0.0.0/28') }));
    expect(share).toMatchObject({ avoids: true, outcome: 'nothing fails' });
  });

  it('only the full ones are named', () => {
    const subnets = [
      { id: 'a', cidr: '10.0.0.0/28', usedIps: [{ atMs: 0, ips: 11 }] },
      { id: 'b', cidr: '10.0.1.0/28' },
    ];
    const [larger] = remediesOf(
      scenario({ subnets, functions: [{ name: 'f', vpcConfig: vpcConfig(['a', 'b']) }] }),
    );
    expect(larger).toEqual({ change: 'make a a /27', outcome: 'nothing fails', avoids: true });
  });

  it('an update that failed for it is counted too', () => {
    const one = scenario({
      subnets: [{ id: 'a' }, { id: 'b', cidr: '10.0.1.0/28', usedIps: [{ atMs: 0, ips: 11 }] }],
      functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['a']) }],
      timeline: [
        {
          atMs: MINUTE,
          do: 'UpdateFunctionConfiguration',
          function: 'f',
          vpcConfig: vpcConfig(['b']),
          memory: null,
        },
      ],
    });
    expect(remediesOf(one)).toEqual([{ change: 'make b a /27', outcome: 'nothing fails', avoids: true }]);
  });
});

describe('connections that find no room', () => {
  /** The peak of 6,000 environments × 25 connections on two subnets. */
  const blackFriday = (perEnvironment = 25) =>
    scenario({
      durationMs: 10 * MINUTE,
      quotas: { concurrentExecutions: 10_000 },
      parameters: { scaleOutDelay: { fixed: 90 * SECOND } },
      functions: [
        {
          name: 'checkout',
          create: 'existing',
          vpcConfig: vpcConfig(['a', 'b']),
          connections: { perEnvironment, perInvocation: 0 },
          traffic: {
            form: 'concurrency',
            qualifier: '$LATEST',
            environments: {
              interpolate: 'linear',
              points: [
                { atMs: 0, value: 0 },
                { atMs: MINUTE, value: 6000 },
              ],
            },
          },
        },
      ],
    });

  it('twice the subnets carry them, or fewer connections per environment', () => {
    expect(remediesOf(blackFriday())).toEqual([
      {
        change: 'give the functions twice as many subnets, so that twice as many ENIs carry the connections',
        outcome: 'no connection is refused',
        avoids: true,
      },
      {
        change: 'let an environment of checkout hold 21 connections instead of 25',
        outcome: 'no connection is refused',
        avoids: true,
      },
    ]);
  });

  it('where twice the subnets are not enough, it says how long the shortage is still', () => {
    // 2,500 a second per key: full at 26 s; the third ENI is asked for at 52 s and ready at 142 s.
    const [twice] = remediesOf(blackFriday(100));
    expect(twice).toMatchObject({ avoids: false, outcome: 'still 1m 56s of shortage' });
  });

  it('with several functions in it none of them is told to hold fewer', () => {
    const one = blackFriday();
    const [checkout] = one.functions;
    if (checkout === undefined) throw new Error('no function');
    const two = { ...one, functions: [checkout, { ...checkout, name: 'other' }] };
    expect(remediesOf(two)).toHaveLength(1);
    // One that holds none does not count.
    const none = { perEnvironment: 0, perInvocation: 0 };
    const idle = { ...checkout, name: 'idle', traffic: null, connections: none };
    expect(remediesOf({ ...one, functions: [checkout, idle] })).toHaveLength(2);
  });
});

describe('connections that get no place at a NAT gateway', () => {
  /** 30 connections to one destination, of which the gateway carries 4 with each address. */
  const crowded = (environments: number) =>
    scenario({
      parameters: { natConnectionsPerDestination: 4 },
      natGateways: [
        { id: 'nat', addresses: 1 },
        { id: 'other', addresses: 1 },
      ],
      subnets: [{ id: 'a', route: 'nat', nat: 'nat' }],
      functions: [
        {
          name: 'f',
          create: 'existing',
          vpcConfig: vpcConfig(['a']),
          connections: { perEnvironment: 1, perInvocation: 0, destination: 'api' },
          traffic: {
            form: 'concurrency',
            qualifier: '$LATEST',
            environments: { interpolate: 'step', points: [{ atMs: 0, value: environments }] },
          },
        },
      ],
    });

  it('as many addresses as the peak needs carry them', () => {
    expect(remediesOf(crowded(9))).toEqual([
      { change: 'give NAT gateway nat 3 addresses', outcome: 'no connection is refused', avoids: true },
    ]);
  });

  it('where eight would not be enough there is no such remedy', () => {
    expect(remediesOf(crowded(32))).toHaveLength(1);
    expect(remediesOf(crowded(33))).toEqual([]);
  });
});

describe('invocations that meet an Inactive function', () => {
  const report = (idleReclaimAfter: number) =>
    scenario({
      durationMs: 90 * DAY,
      parameters: { idleReclaimAfter },
      functions: [
        {
          name: 'report',
          create: 'existing',
          vpcConfig: vpcConfig(['a']),
          traffic: {
            form: 'invocations',
            qualifier: '$LATEST',
            atMs: [31 * DAY, 62 * DAY],
            duration: { fixed: 90 * SECOND },
          },
        },
      ],
    });

  it('are avoided by a call strictly more often than the threshold', () => {
    expect(remediesOf(report(30 * DAY))).toEqual([
      {
        change: 'call the functions strictly more often than every 30d, say every 27d',
        outcome: 'no invocation meets an Inactive function',
        avoids: true,
      },
    ]);
  });

  it('a threshold so short that it would take a thousand calls gets no such advice', () => {
    expect(remediesOf(report(DAY / 12))).toEqual([]);
  });
});

describe('a remedy that mends one trouble and makes another', () => {
  it('does not avoid the break, and says what breaks then', () => {
    // The subnet of the first function is full, whatever the quota; in the trial nothing else fails any more.
    const full = { id: 'b', cidr: '10.0.1.0/28', usedIps: [{ atMs: 0, ips: 11 }] };
    const one = ownGroups(3, ['a'], { quotas: { enisPerVpc: 2 }, subnets: [{ id: 'a' }, full] });
    const first = { ...one.functions[0], name: 'first', vpcConfig: vpcConfig(['b'], ['g0']) };
    const [raise, , larger] = remediesOf({ ...one, functions: [first as FunctionSpec, ...one.functions] });
    expect(raise).toEqual({
      change: 'raise the quota of Hyperplane ENIs per VPC from 2 to 3 or more',
      outcome: 'then 1 function fails: SubnetOutOfIPAddresses',
      avoids: false,
    });
    expect(larger).toMatchObject({
      avoids: false,
      outcome: expect.stringMatching(/^then 2 functions fail: Eni/),
    });
  });
});

describe('remedies that cannot be', () => {
  const busy = (subnets: readonly string[], more: Parameters<typeof scenario>[0] = {}) =>
    scenario({
      durationMs: 10 * MINUTE,
      subnets: subnets.map((id) => ({ id })),
      functions: [
        {
          name: 'f',
          create: 'existing',
          vpcConfig: vpcConfig(subnets),
          connections: { perEnvironment: 1000, perInvocation: 0 },
          traffic: {
            form: 'concurrency',
            qualifier: '$LATEST',
            environments: { interpolate: 'step', points: [{ atMs: 0, value: 100 * subnets.length }] },
          },
        },
      ],
      ...more,
    });
  const twins = (one: Scenario) => remediesOf(one).filter(({ change }) => change.includes('twice'));

  it('a world that cannot exist is no remedy: the ENIs of twice the subnets do not fit the quota', () => {
    expect(twins(busy(['a', 'b']))).toHaveLength(1);
    expect(twins(busy(['a', 'b'], { quotas: { enisPerVpc: 3 } }))).toEqual([]);
  });

  it('no function has more than 16 subnets', () => {
    const ids = Array.from({ length: 9 }, (_, index) => `s${index}`);
    const quotas = { concurrentExecutions: 10_000 };
    expect(twins(busy(ids.slice(1), { quotas }))).toHaveLength(1);
    expect(twins(busy(ids, { quotas }))).toEqual([]);
  });
});

describe('what the failing functions need, not what others use', () => {
  it('the quota is that of the VPC in which a function failed', () => {
    const vpc = { cidr: '10.0.0.0/16', ipv6Cidr: null, tenancy: 'default' as const };
    const one = ownGroups(3, ['a'], { quotas: { enisPerVpc: 2 } });
    const [raise] = remediesOf({
      ...one,
      vpcs: [...one.vpcs, { ...vpc, id: 'other', otherEnis: 40 }],
    });
    expect(raise?.change).toMatch(/from 2 to 3 or more$/);
  });

  it('a full subnet that no failing function uses stays as it is', () => {
    const one = ownGroups(12, ['a'], {
      subnets: [
        { id: 'a', cidr: '10.0.0.0/28' },
        { id: 'b', cidr: '10.0.1.0/28', usedIps: [{ atMs: 0, ips: 40 }] },
      ],
    });
    expect(remediesOf(one)[0]?.change).toBe('make a a /27');
  });

  it('no subnet is larger than /16', () => {
    const one = ownGroups(2, ['a'], { subnets: loneSubnet('10.0.0.0/16', 65_530) });
    expect(remediesOf(one).filter(({ change }) => change.includes('/16'))).toEqual([]);
  });
});
