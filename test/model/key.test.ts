import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/kernel/time.ts';
import { keyId, sortedSet } from '../../src/model/key.ts';
import { account, curveFunction } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const managed = 'AWSLambdaVPCAccessExecutionRole';
/** `f` on subnet `a`, created at 0: its ENI is ready at 210 s. */
const oneFunction = { functions: [{ name: 'f', vpcConfig: vpcConfig(['a']) }] };

describe('what a key is: one subnet and one set of security groups', () => {
  it('the set has no order and no duplicates', () => {
    expect(keyId('a', ['h', 'g', 'h'])).toBe(keyId('a', ['g', 'h']));
    expect(sortedSet(['sg-b', 'sg-B', 'sg-a', 'sg-b'])).toEqual(['sg-B', 'sg-a', 'sg-b']);
  });

  it('it must match exactly: a subset is another key, and another subnet too', () => {
    expect(new Set([keyId('a', ['g']), keyId('a', ['g', 'h']), keyId('b', ['g'])]).size).toBe(3);
  });

  it('the IPv6 flag is part of it only where a parameter says so', () => {
    const dualStack = (ipv6: boolean) => ({ ...vpcConfig(['a']), ipv6AllowedForDualStack: ipv6 });
    const keysWith = (ipv6InKey: boolean): number => {
      const run = account({
        parameters: { ipv6InKey },
        subnets: [{ id: 'a', ipv6Cidr: '2001:db8::/64' }],
        functions: [
          { name: 'four', vpcConfig: dualStack(false) },
          { name: 'six', vpcConfig: dualStack(true) },
        ],
      });
      return run.world.keys.size;
    };
    expect([keysWith(false), keysWith(true)]).toEqual([1, 2]);
  });

  it('name, role and memory are not in it: every function with the same subnets and groups shares', () => {
    const names = Array.from({ length: 50 }, (_, index) => `f${index}`);
    const run = account({
      roles: names.map((name) => ({ name, policies: [managed] })),
      functions: names.map((name, index) => ({
        name,
        role: name,
        memory: 128 + index,
        vpcConfig: vpcConfig(['a', 'b'], index % 2 === 0 ? ['g', 'h'] : ['h', 'g']),
      })),
    });
    const { enis, keys } = run.end();
    expect(enis).toMatchObject({ created: 2, peak: 2, end: 2 });
    expect(keys.map(({ subnetId, holdersEnd }) => [subnetId, holdersEnd])).toEqual([
      ['a', 50],
      ['b', 50],
    ]);
  });
});

describe('the first use of a key', () => {
  it('starts an ENI, which is ready after eniCreateDelay', () => {
    const run = account(oneFunction).at(209.999);
    expect(run.phases('a')).toEqual(['creating']);
    expect(run.at(210).phases('a')).toEqual(['inUse']);
  });

  it('takes the address and both units of quota when the creation starts', () => {
    const run = account({ otherEnis: 60, ...oneFunction });
    const { subnets, vpcs, regionEnis } = run.world.network;
    expect([subnets.get('a')?.free, vpcs.get('vpc')?.used, regionEnis]).toEqual([250, 61, 61]);
  });

  it('draws the delay from a stream of its own: other keys do not change it', () => {
    const delays = (names: readonly string[]) => {
      const run = account({
        parameters: { eniCreateDelay: { uniform: { min: 60 * SECOND, max: 900 * SECOND } } },
        functions: names.map((name) => ({ name, vpcConfig: vpcConfig([name]) })),
      });
      return new Map(run.told('eni.requested').map(({ key, readyAt }) => [key, readyAt]));
    };
    expect(delays(['b']).get('b|g')).toBe(delays(['a', 'b']).get('b|g'));
    expect(delays(['a', 'b']).get('a|g')).not.toBe(delays(['a', 'b']).get('b|g'));
  });

  it('waits for a CreateNetworkInterface call where EC2 throttles them', () => {
    const run = account({
      deploy: { parallelism: null, ec2CreateEni: { bucket: 1, perSecond: 0.1 } },
      functions: [{ name: 'f', vpcConfig: vpcConfig(['a', 'b']) }],
    });
    run.end();
    expect(run.times('eni.attached')).toEqual([210, 220]);
  });
});

describe('later users of a key', () => {
  it('wait only attachExistingDelay when its ENI is ready', () => {
    const run = account(oneFunction);
    run.at(1000).create('later', vpcConfig(['a']));
    expect(run.at(1004.999).version('later').state).toBe('Pending');
    expect(run.at(1005).version('later').state).toBe('Active');
    expect(run.key('a').made).toBe(1);
  });

  it('wait for the first ENI when it is being created, even for its last millisecond', () => {
    const run = account(oneFunction);
    run.at(209.999).create('later', vpcConfig(['a']));
    expect(run.at(210).version('later').state).toBe('Active');
    expect(run.key('a').made).toBe(1);
  });
});

describe('release: a key without a holder', () => {
  const deletedAt300 = (parameters = {}) => {
    const run = account({ ...oneFunction, parameters }).at(300);
    run.delete('f');
    return run;
  };

  it('is in use for eniDetachAfter, then detached, and gone when eniDeleteDelay is over', () => {
    const run = deletedAt300();
    expect(run.phases('a')).toEqual(['releasing']);
    expect(run.at(539.999).phases('a')).toEqual(['releasing']);
    expect(run.at(540).phases('a')).toEqual(['detached']);
    expect(run.at(1199.999).phases('a')).toEqual(['detached']);
    expect(run.at(1200).phases('a')).toEqual([]);
    expect(run.told('eni.deleted')).toMatchObject([{ at: 1200, tookMs: 900_000 }]);
  });

  it('keeps address and quota to the end of it', () => {
    const run = deletedAt300().at(1199.999);
    const { subnets, vpcs } = run.world.network;
    expect([subnets.get('a')?.enis, vpcs.get('vpc')?.enis]).toEqual([1, 1]);
    run.at(1200);
    expect([subnets.get('a')?.enis, vpcs.get('vpc')?.enis, run.world.network.regionEnis]).toEqual([0, 0, 0]);
  });

  it('a release shorter than eniDetachAfter has no second phase', () => {
    const run = deletedAt300({ eniDeleteDelay: { fixed: 3 * MINUTE } });
    expect(run.at(479.999).phases('a')).toEqual(['releasing']);
    expect(run.at(480).phases('a')).toEqual([]);
    expect(run.times('eni.detached')).toEqual([480]);
  });

  it('another holder keeps the ENI where it is', () => {
    const run = account({
      functions: [
        { name: 'f', vpcConfig: vpcConfig(['a']) },
        { name: 'g', vpcConfig: vpcConfig(['a']) },
      ],
    }).at(300);
    run.delete('f');
    expect(run.at(3000).phases('a')).toEqual(['inUse']);
    run.delete('g');
    expect(run.phases('a')).toEqual(['releasing']);
  });

  it('a creation whose holder is gone completes, and goes into release when ready', () => {
    const run = account(oneFunction).at(10);
    run.delete('f');
    expect(run.phases('a')).toEqual(['creating']);
    run.at(1109.999);
    expect(run.world.network.subnets.get('a')?.enis).toBe(1);
    run.at(1110);
    expect(run.world.network.subnets.get('a')?.enis).toBe(0);
    expect([...run.times('eni.attached'), ...run.times('eni.detached')]).toEqual([210, 450]);
  });

  it('a creation without a holder has one again for the next user of the key', () => {
    const run = account(oneFunction).at(10);
    run.delete('f');
    run.at(100).create('next', vpcConfig(['a']));
    expect(run.at(210).version('next').state).toBe('Active');
    expect(run.key('a').made).toBe(1);
  });
});

describe('a new holder during a release', () => {
  const recreatedAt = (seconds: number) => {
    const run = account(oneFunction).at(300);
    run.delete('f');
    run.at(seconds).create('next', vpcConfig(['a']));
    return run;
  };

  it('takes the ENI back while it is attached, and may use it after attachExistingDelay', () => {
    const run = recreatedAt(539.999);
    expect(run.phases('a')).toEqual(['inUse']);
    expect(run.at(544.998).version('next').state).toBe('Pending');
    expect(run.at(544.999).version('next').state).toBe('Active');
    expect(run.at(3000).times('eni.deleted')).toEqual([]);
    expect(run.key('a').made).toBe(1);
  });

  it('cannot when it is detached: a new one is made beside it, and both take an address', () => {
    const run = recreatedAt(540);
    expect(run.phases('a')).toEqual(['detached', 'creating']);
    expect(run.world.network.subnets.get('a')?.enis).toBe(2);
    expect(run.at(749.999).version('next').state).toBe('Pending');
    expect(run.at(750).version('next').state).toBe('Active');
    expect(run.at(1200).phases('a')).toEqual(['inUse']);
    expect(run.key('a')).toMatchObject({ made: 2, released: 1, enisPeak: 2 });
  });

  it('the end of the first phase goes before a call of the same instant', () => {
    const run = account({
      ...oneFunction,
      timeline: [
        { atMs: 300 * SECOND, do: 'DeleteFunction', function: 'f', qualifier: null },
        {
          atMs: 540 * SECOND,
          do: 'CreateFunction',
          function: 'next',
          role: null,
          vpcConfig: vpcConfig(['a']),
          memory: 128,
          publish: false,
        },
      ],
    });
    expect(run.at(540).phases('a')).toEqual(['detached', 'creating']);
  });

  it('takes back every attached ENI of the key, and the spare one is given up in its time', () => {
    const run = account({
      parameters: { maxConnectionsPerEni: 10, scaleOutDelay: { fixed: 90 * SECOND } },
      functions: [
        {
          name: 'f',
          create: 'existing',
          vpcConfig: vpcConfig(['a']),
          connections: { perEnvironment: 1, perInvocation: 0 },
          traffic: {
            form: 'concurrency',
            qualifier: '$LATEST',
            environments: { interpolate: 'step', points: [{ atMs: 0, value: 15 }] },
          },
        },
      ],
    }).at(300);
    run.delete('f');
    expect(run.phases('a')).toEqual(['releasing', 'releasing']);
    run.at(400).create('next', vpcConfig(['a']));
    expect(run.phases('a')).toEqual(['inUse', 'inUse']);
    expect(run.at(400 + 899.999).phases('a')).toEqual(['inUse', 'inUse']);
    expect(run.at(400 + 900).phases('a')).toEqual(['inUse', 'releasing']);
  });
});

describe('an ENI whose holder’s role is gone when it should be deleted', () => {
  /** `f` with the role `app`, deleted with it at 300 s: its ENI should be gone at 1,200 s. */
  const orphaned = (parts: Parameters<typeof account>[0] = {}) => {
    const run = account({
      durationMs: 3 * HOUR,
      roles: [
        { name: 'app', policies: [managed] },
        { name: 'other', policies: [managed] },
      ],
      ...parts,
      functions: [{ name: 'f', role: 'app', vpcConfig: vpcConfig(['a']) }, ...(parts.functions ?? [])],
    }).at(300);
    run.simulation.control.execute('DeleteRole', { roleName: 'app' });
    run.delete('f');
    return run;
  };
  const bringBack = (run: ReturnType<typeof orphaned>) =>
    run.simulation.control.execute('CreateRole', { roleName: 'app', policies: [managed] });

  it('is an orphan: it stays, with its address and both units of quota', () => {
    const run = orphaned();
    expect(run.at(1199.999).phases('a')).toEqual(['detached']);
    expect(run.at(1200).phases('a')).toEqual(['orphaned']);
    const { subnets, vpcs, regionEnis } = run.at(9000).world.network;
    expect([subnets.get('a')?.enis, vpcs.get('vpc')?.enis, regionEnis]).toEqual([1, 1, 1]);
    expect(run.times('eni.orphaned')).toEqual([1200]);
    expect(run.simulation.result().enis).toMatchObject({ created: 1, released: 0, orphaned: 1, end: 0 });
  });

  it('goes when the role comes back, and what it took is free again', () => {
    const run = orphaned().at(5000);
    bringBack(run);
    expect(run.phases('a')).toEqual([]);
    expect(run.world.network.regionEnis).toBe(0);
    expect(run.told('eni.deleted')).toMatchObject([{ at: 5000, tookMs: 4_700_000 }]);
    expect(run.end().enis).toMatchObject({ released: 1, orphaned: 0 });
  });

  it('is none when the role is back in time: what counts is the end of the release', () => {
    const run = orphaned().at(1100);
    bringBack(run);
    expect(run.at(1200).phases('a')).toEqual([]);
    expect(run.times('eni.orphaned')).toEqual([]);
  });

  it('is not had back by a new holder of the key: a new one is made beside it', () => {
    const run = orphaned().at(2000);
    run.create('next', vpcConfig(['a']));
    expect(run.phases('a')).toEqual(['orphaned', 'creating']);
    expect(run.at(2210).version('next').state).toBe('Active');
  });

  it('makes room for a key that waits for an ENI when it goes', () => {
    const run = orphaned({
      quotas: { enisPerVpc: 2 },
      parameters: { maxConnectionsPerEni: 10, scaleOutDelay: { fixed: 90 * SECOND } },
      functions: [curveFunction('busy', [[10, 15]], { vpc: vpcConfig(['b']) })],
    }).at(2000);
    expect(run.phases('b')).toEqual(['inUse']);
    bringBack(run);
    expect(run.phases('b')).toEqual(['inUse', 'creating']);
  });
});

describe('an ENI that is needed while no holder’s role allows to make one', () => {
  it('scale-out waits, and goes on when a policy allows it again', () => {
    const run = account({
      parameters: { maxConnectionsPerEni: 10, scaleOutDelay: { fixed: 90 * SECOND } },
      roles: [{ name: 'app', policies: [managed] }],
      functions: [{ ...curveFunction('f', [[100, 15]]), role: 'app' }],
    }).at(50);
    const { control } = run.simulation;
    control.execute('DetachRolePolicy', { roleName: 'app', policyName: managed });
    run.at(200);
    expect(run.told('scaleOut.blocked')).toMatchObject([{ at: 100, reason: 'InsufficientRolePermissions' }]);
    expect(run.key('a').connections).toMatchObject({ open: 10, missing: 5 });
    control.execute('AttachRolePolicy', { roleName: 'app', policyName: managed });
    expect(run.phases('a')).toEqual(['inUse', 'creating']);
    expect(run.at(290).key('a').connections).toMatchObject({ open: 15, missing: 0 });
  });

  it('one holder whose role allows it is enough', () => {
    const run = account({
      parameters: { maxConnectionsPerEni: 10 },
      roles: [{ name: 'app', policies: [managed] }],
      functions: [
        { ...curveFunction('f', [[100, 15]]), role: 'app' },
        { name: 'g', create: 'existing', vpcConfig: vpcConfig(['a']) },
      ],
    }).at(50);
    run.simulation.control.execute('DeleteRole', { roleName: 'app' });
    expect(run.at(100).phases('a')).toEqual(['inUse', 'creating']);
  });
});

describe('background replacement', () => {
  it('is off unless a rate is given', () => {
    const run = account({ durationMs: 300 * DAY, ...oneFunction });
    run.at(200 * 86_400).invoke('f');
    expect(run.key('a').made).toBe(2); // the first one was reclaimed after 30 idle days
  });

  it('goes on for an ENI that was taken back', () => {
    const run = account({
      durationMs: 30 * DAY,
      parameters: { eniRecycleRate: 100, idleReclaimAfter: 60 * DAY },
      ...oneFunction,
    }).at(300);
    run.delete('f');
    run.at(400).create('next', vpcConfig(['a']));
    expect(run.times('eni.takenBack')).toEqual([400]);
    expect(run.end().enis.created).toBeGreaterThan(60);
  });

  it('makes the new ENI first and lets the old one go when it is ready', () => {
    const run = account({
      durationMs: 30 * DAY,
      parameters: { eniRecycleRate: 100, idleReclaimAfter: 60 * DAY },
      ...oneFunction,
    });
    const { enis } = run.end();
    // About one in 7.2 h and 210 s: 30 d / 26,130 s = 99, give or take four standard deviations of 10.
    expect(enis.created).toBeGreaterThan(60);
    expect(enis.created).toBeLessThan(140);
    expect(run.times('eni.releasing')).toEqual(run.times('eni.attached').slice(1));
    expect(run.version('f').state).toBe('Active');
  });
});
