import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/kernel/time.ts';
import type { Eni } from '../../src/model/eni.ts';
import type { Parameters } from '../../src/model/parameters.ts';
import { account, curveFunction, invokedFunction, type Account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

/** ENIs of 100 connections, another one ready after 90 s. */
const small: Partial<Parameters> = { maxConnectionsPerEni: 100, scaleOutDelay: { fixed: 90 * SECOND } };
const never: Partial<Parameters> = { ...small, scaleOut: false };

/** How many connections each ENI of subnet `a` carries, the eldest first. */
const carried = (run: Account): number[] => run.key('a').enis.map(({ connections }) => connections);
const pool = (run: Account) => run.key('a').connections;

describe('the capacity of an ENI', () => {
  /** 65 environments of 1,000 connections, and one of 1 at 10 s. */
  const full = (last: number) =>
    account({
      parameters: { scaleOutDelay: { fixed: 90 * SECOND } },
      functions: [
        curveFunction('f', [[0, 65]], { perEnvironment: 1000 }),
        curveFunction('last', [[10, last]]),
      ],
    }).at(10);

  it('exactly 65,000 connections fit on one', () => {
    const run = full(0);
    expect(pool(run)).toMatchObject({ open: 65_000, missing: 0, refused: 0 });
    expect(run.key('a').made).toBe(1);
  });

  it('the 65,001st needs a second ENI, and is refused until that is ready', () => {
    const run = full(1);
    expect(pool(run)).toMatchObject({ open: 65_000, missing: 1, refused: 1 });
    expect(run.phases('a')).toEqual(['inUse', 'creating']);
    expect(carried(run.at(100))).toEqual([65_000, 1]);
    expect(pool(run)).toMatchObject({ open: 65_001, missing: 0, refused: 1 });
    expect(run.times('shortage.started')).toEqual([10]);
    expect(run.told('shortage.ended')).toMatchObject([{ at: 100, lastedMs: 90_000 }]);
  });
});

describe('a peak of 6,000 environments × 25 connections in 60 s over two subnets', () => {
  /** Each key gets 1,250 connections a second: full at 52 s, 75,000 wanted at 60 s. */
  const blackFriday = (scaleOutTrigger: number, subnets = ['a', 'b']) =>
    account({
      durationMs: 600 * SECOND,
      quotas: { concurrentExecutions: 10_000 },
      parameters: { scaleOutTrigger, scaleOutDelay: { fixed: 90 * SECOND } },
      subnets: subnets.map((id) => ({ id })),
      functions: [
        {
          name: 'checkout',
          create: 'existing',
          vpcConfig: vpcConfig(subnets),
          connections: { perEnvironment: 25, perInvocation: 0 },
          traffic: {
            form: 'concurrency',
            qualifier: '$LATEST',
            environments: {
              interpolate: 'linear',
              points: [
                { atMs: 0, value: 0 },
                { atMs: 60 * SECOND, value: 6000 },
              ],
            },
          },
        },
      ],
    }).end();

  it.each([
    // asked for at 52 s; at 0.8 × 52 = 41.6 s; at 0.5 × 52 = 26 s: ready 90 s later
    { trigger: 1, from: 52, to: 142, enis: 2 },
    { trigger: 0.8, from: 52, to: 131.6, enis: 2 },
    { trigger: 0.5, from: 52, to: 116, enis: 3 },
  ])('trigger $trigger: 10,000 refused per key, short from $from s to $to s, $enis ENIs', (row) => {
    const { keys } = blackFriday(row.trigger);
    for (const key of keys) {
      expect(key).toMatchObject({
        connectionsRefused: 10_000,
        connectionsPeak: 75_000,
        enisPeak: row.enis,
      });
      // The environments of the two keys open 10 ms apart, and a whole one is needed to pass the trigger.
      expect(key.shortageFrom).toBeCloseTo(row.from, 1);
      expect(key.shortageTo).toBeCloseTo(row.to, 1);
      expect(key.shortageSeconds).toBeCloseTo(row.to - row.from, 1);
    }
  });

  it('with twice as many keys from the start nothing is refused', () => {
    const { keys } = blackFriday(1, ['a', 'b', 'c', 'd']);
    expect(
      keys.map(({ connectionsRefused, connectionsPeak }) => [connectionsRefused, connectionsPeak]),
    ).toEqual(Array.from({ length: 4 }, () => [0, 37_500]));
  });
});

describe('scale-out', () => {
  it('starts when the demand passes the trigger, not when it meets it', () => {
    const withTrigger = (environments: number) => {
      const parameters = { ...small, scaleOutTrigger: 0.8 };
      return account({ parameters, functions: [curveFunction('f', [[10, environments]])] }).at(10);
    };
    expect(withTrigger(80).key('a').made).toBe(1);
    expect(withTrigger(81).key('a').made).toBe(2);
  });

  it('starts as many as the demand needs, those in creation counted', () => {
    const run = account({ parameters: small, functions: [curveFunction('f', [[10, 350]])] }).at(10);
    expect(run.phases('a')).toEqual(['inUse', 'creating', 'creating', 'creating']);
    expect(carried(run.at(100))).toEqual([100, 100, 100, 50]);
    expect(run.told('scaleOut.blocked')).toEqual([]);
  });

  it('also when a single environment wants all of it', () => {
    const functions = [curveFunction('f', [[10, 1]], { perEnvironment: 350 })];
    const run = account({ parameters: small, functions }).at(10);
    expect(run.phases('a')).toEqual(['inUse', 'creating', 'creating', 'creating']);
    expect(pool(run)).toMatchObject({ open: 100, missing: 250, refused: 250, blocked: false });
    expect(carried(run.at(100))).toEqual([100, 100, 100, 50]);
  });

  it('adds the ENI in the same subnet with the same groups: one more address and unit of quota', () => {
    const run = account({ parameters: small, functions: [curveFunction('f', [[10, 150]])] }).at(10);
    const { subnets, vpcs } = run.world.network;
    expect([subnets.get('a')?.enis, vpcs.get('vpc')?.enis]).toEqual([2, 2]);
  });

  it('takes eniCreateDelay where no delay of its own is given', () => {
    const parameters = { maxConnectionsPerEni: 100 };
    const run = account({ parameters, functions: [curveFunction('f', [[10, 150]])] });
    expect(run.at(219.999).phases('a')).toEqual(['inUse', 'creating']);
    expect(run.at(220).phases('a')).toEqual(['inUse', 'inUse']);
  });

  it('switched off, or without a trigger, adds none', () => {
    for (const parameters of [never, { ...small, scaleOutTrigger: null }]) {
      const run = account({ parameters, functions: [curveFunction('f', [[10, 150]])] }).at(3000);
      expect(run.key('a').made).toBe(1);
      expect(pool(run)).toMatchObject({ open: 100, missing: 50, refused: 50 });
    }
  });

  it('does not happen on a key that nobody holds any more', () => {
    const parameters = { ...small, scaleOutTrigger: 0.5 };
    const run = account({
      parameters,
      functions: [invokedFunction('f', [0], { perEnvironment: 50, lastsSeconds: 600 })],
    }).at(10);
    run.delete('f');
    run.at(20).world.setUsedIps(run.key('a').subnet, 1);
    expect(run.key('a').made).toBe(1);
  });

  describe('where an address or a unit of quota lacks', () => {
    const blocked = (parts: object) =>
      account({ parameters: small, functions: [curveFunction('f', [[10, 150]])], ...parts }).at(10);

    it('says why, once', () => {
      const run = blocked({ quotas: { enisPerVpc: 1 } });
      expect(run.told('scaleOut.blocked')).toEqual([
        { at: 10, fact: 'scaleOut.blocked', key: 'a|g', reason: 'EniLimitExceeded' },
      ]);
      run.update('f', null, 256);
      expect(run.at(100).told('scaleOut.blocked')).toHaveLength(1);
    });

    it('says so at the very first connection', () => {
      const parameters = { ...small, maxConnectionsPerEni: 10 };
      const functions = [curveFunction('f', [[10, 1]], { perEnvironment: 11 })];
      const run = blocked({ parameters, functions, quotas: { enisPerVpc: 1 } });
      expect(run.told('scaleOut.blocked')).toHaveLength(1);
    });

    it('is tried again when others free an address', () => {
      const run = blocked({
        subnets: [
          {
            id: 'a',
            usedIps: [
              { atMs: 0, ips: 250 },
              { atMs: 60 * SECOND, ips: 249 },
            ],
          },
        ],
      });
      expect(run.at(59.999).phases('a')).toEqual(['inUse']);
      expect(run.at(60).phases('a')).toEqual(['inUse', 'creating']);
      expect(pool(run.at(150))).toMatchObject({ open: 150, missing: 0, shortageMs: 140_000 });
    });

    it('is tried again when the quota is raised', () => {
      const run = blocked({
        quotas: { enisPerVpc: 1 },
        timeline: [{ atMs: 60 * SECOND, do: 'SetQuota', quota: 'enisPerVpc', vpc: 'vpc', value: 2 }],
      });
      expect(run.at(60).phases('a')).toEqual(['inUse', 'creating']);
    });

    it('is tried again when another ENI is gone', () => {
      const run = blocked({
        quotas: { enisPerVpc: 2 },
        functions: [
          curveFunction('f', [[10, 150]]),
          { name: 'other', create: 'existing', vpcConfig: vpcConfig(['b']) },
        ],
      });
      run.delete('other');
      expect(run.at(909.999).phases('a')).toEqual(['inUse']);
      expect(run.at(910).phases('a')).toEqual(['inUse', 'creating']);
    });

    it('keys that wait are served in the order of their making', () => {
      const run = account({
        quotas: { enisPerVpc: 2 },
        parameters: small,
        functions: [
          curveFunction('g', [[20, 150]], { vpc: vpcConfig(['b']) }),
          curveFunction('f', [[10, 150]]),
        ],
        timeline: [{ atMs: 60 * SECOND, do: 'SetQuota', quota: 'enisPerVpc', vpc: null, value: 3 }],
      }).at(60);
      expect([run.key('b').made, run.key('a').made]).toEqual([2, 1]);
    });

    it('is forgotten when the demand has fallen', () => {
      const run = account({
        quotas: { enisPerVpc: 1 },
        parameters: small,
        functions: [
          curveFunction('f', [
            [10, 150],
            [30, 90],
          ]),
        ],
        timeline: [{ atMs: 60 * SECOND, do: 'SetQuota', quota: 'enisPerVpc', vpc: null, value: 9 }],
      }).at(3000);
      expect(run.key('a').made).toBe(1);
    });
  });
});

describe('where a connection goes', () => {
  it('to the ENI with most room, and there it stays', () => {
    const run = account({
      parameters: small,
      functions: [
        curveFunction('f', [[0, 120]]),
        curveFunction('g', [[200, 30]]),
        curveFunction('h', [[300, 40]]),
      ],
    });
    expect(carried(run.at(100))).toEqual([100, 20]);
    expect(carried(run.at(200))).toEqual([100, 50]);
    expect(carried(run.at(300))).toEqual([100, 90]);
  });

  it('with equal room they are shared out evenly', () => {
    const run = account({
      parameters: { ...small, scaleInAfter: null },
      functions: [
        curveFunction('f', [
          [0, 200],
          [200, 0],
        ]),
        curveFunction('g', [[300, 50]]),
      ],
    });
    expect(carried(run.at(100))).toEqual([100, 100]);
    expect(carried(run.at(300))).toEqual([25, 25]);
  });

  it('one environment’s connections may lie on several ENIs, and all close with it', () => {
    const run = account({
      parameters: small,
      functions: [
        curveFunction(
          'f',
          [
            [0, 1],
            [200, 0],
          ],
          { perEnvironment: 150 },
        ),
      ],
    });
    expect(carried(run.at(100))).toEqual([100, 50]);
    expect(carried(run.at(200))).toEqual([0, 0]);
  });
});

describe('connections of an environment that find no room', () => {
  /** Five environments of 20 fill the ENI; `g` and `h` come too late with 20 each. */
  const crowded = (steps: readonly (readonly [number, number])[]) =>
    account({
      parameters: never,
      functions: [
        curveFunction('f', [[1, 5], ...steps], { perEnvironment: 20 }),
        invokedFunction('g', [2, 11, 21], { perEnvironment: 20 }),
        invokedFunction('h', [3, 11, 21], { perEnvironment: 20 }),
      ],
    });

  it('are refused once each, and stay missing', () => {
    const run = crowded([]).at(15);
    expect(pool(run)).toMatchObject({ open: 100, missing: 40, refused: 40 });
  });

  it('connect when there is room, in the order of waiting', () => {
    const run = crowded([
      [10, 4],
      [20, 3],
    ]);
    expect(pool(run.at(10))).toMatchObject({ open: 100, missing: 20 });
    const [, g, h] = run.end().functions;
    // Both fail at first; at 11 s only `g`, which waited longer, has its connections; at 21 s both have.
    expect(g?.invocations).toMatchObject({ succeeded: 2, failed: { ConnectTimeout: 1 } });
    expect(h?.invocations).toMatchObject({ succeeded: 1, failed: { ConnectTimeout: 2 } });
  });

  it('connect in parts when there is room for a part', () => {
    const run = account({
      parameters: never,
      functions: [
        curveFunction(
          'f',
          [
            [1, 10],
            [10, 9],
            [20, 8],
            [30, 7],
          ],
          { perEnvironment: 10 },
        ),
        curveFunction('g', [[2, 1]], { perEnvironment: 15 }),
        curveFunction('h', [[3, 1]], { perEnvironment: 10 }),
      ],
    });
    const missing = [3, 10, 20, 30].map((second) => pool(run.at(second)).missing);
    expect(missing).toEqual([25, 15, 5, 0]);
    expect(pool(run)).toMatchObject({ open: 95, refused: 25 });
    expect(run.told('shortage.ended')).toMatchObject([{ at: 30, lastedMs: 28_000 }]);
  });

  it('are no longer missing when the environment goes', () => {
    const run = crowded([]).at(15);
    run.delete('g');
    expect(pool(run).missing).toBe(20);
    run.at(16).delete('h');
    expect(pool(run)).toMatchObject({ open: 100, missing: 0, shortageMs: 14_000 });
  });

  it('the shortage of a key is the time with any missing; several add up', () => {
    const run = account({
      parameters: never,
      functions: [
        curveFunction('f', [
          [10, 101],
          [20, 99],
          [40, 102],
          [45, 103],
          [70, 0],
        ]),
      ],
    });
    const [key] = run.end().keys;
    expect(key).toMatchObject({
      shortageSeconds: 10 + 30,
      shortageFrom: 10,
      shortageTo: 70,
      connectionsRefused: 1 + 2 + 1,
      connectionsPeak: 100,
    });
  });

  it('a shortage that is not over counts up to now, and has no end', () => {
    const run = account({ parameters: never, functions: [curveFunction('f', [[10, 101]])] });
    const [key] = run.end().keys;
    expect(key).toMatchObject({ shortageSeconds: 3590, shortageFrom: 10, shortageTo: null });
  });
});

describe('connections of an invocation that find no room', () => {
  it('are lost: the invocation fails as ConnectTimeout, and runs its duration all the same', () => {
    const run = account({
      parameters: never,
      functions: [invokedFunction('f', [0, 1, 2, 12], { perInvocation: 40, lastsSeconds: 10 })],
    });
    expect(pool(run.at(2))).toMatchObject({ open: 100, missing: 0, refused: 20 });
    expect(run.at(11.999).simulation.result().invocations.inFlight).toBe(1);
    expect(run.end().invocations).toMatchObject({ succeeded: 3, failed: { ConnectTimeout: 1 } });
  });

  it('start another ENI all the same, for those that come later', () => {
    const run = account({
      parameters: small,
      functions: [invokedFunction('f', [0, 1, 2, 95], { perInvocation: 40, lastsSeconds: 100 })],
    });
    expect(run.at(2).phases('a')).toEqual(['inUse', 'creating']);
    expect(carried(run.at(95))).toEqual([100, 40]);
    expect(run.end().invocations).toMatchObject({ succeeded: 3, failed: { ConnectTimeout: 1 } });
  });

  it('make no shortage: nothing waits', () => {
    const run = account({
      parameters: never,
      functions: [invokedFunction('f', [0], { perInvocation: 140 })],
    });
    const [key] = run.end().keys;
    expect(key).toMatchObject({ connectionsRefused: 40, shortageSeconds: 0, shortageFrom: null });
  });

  it('close at its end', () => {
    const run = account({
      parameters: never,
      functions: [invokedFunction('f', [0], { perInvocation: 30, perEnvironment: 2, lastsSeconds: 10 })],
    });
    expect(pool(run.at(9.999)).open).toBe(32);
    expect(pool(run.at(10)).open).toBe(2);
  });
});

describe('scale-in', () => {
  /** 150 at first, so two ENIs of 100 from 90 s on; then as the steps say. */
  const after = (steps: readonly (readonly [number, number])[], parameters: Partial<Parameters> = {}) =>
    account({
      parameters: { ...small, scaleInAfter: 900 * SECOND, ...parameters },
      functions: [curveFunction('f', [[0, 150], ...steps])],
    });

  it('gives one ENI up when the key has been below the threshold for scaleInAfter', () => {
    const run = after([[200, 49]]);
    expect(run.at(1099.999).phases('a')).toEqual(['inUse', 'inUse']);
    expect(run.at(1100).phases('a')).toEqual(['inUse', 'releasing']);
    expect(run.at(2000).phases('a')).toEqual(['inUse']);
  });

  it('exactly at the threshold is not below it', () => {
    expect(
      after([[200, 100]])
        .at(3000)
        .phases('a'),
    ).toEqual(['inUse', 'inUse']);
  });

  it('nor is what would be exactly at the threshold of the ENIs that are left', () => {
    expect(
      after([[200, 50]])
        .at(3000)
        .phases('a'),
    ).toEqual(['inUse', 'inUse']);
  });

  it('a moment above the threshold starts the clock again, also when it has run out', () => {
    const run = after([
      [200, 90],
      [1200, 120],
      [1300, 49],
    ]);
    expect(run.at(2199.999).phases('a')).toEqual(['inUse', 'inUse']);
    expect(run.at(2200).phases('a')).toEqual(['inUse', 'releasing']);
  });

  it('a moment above the threshold starts the clock again', () => {
    const run = after([
      [200, 49],
      [1000, 120],
      [1010, 49],
    ]);
    expect(run.at(1909.999).phases('a')).toEqual(['inUse', 'inUse']);
    expect(run.at(1910).phases('a')).toEqual(['inUse', 'releasing']);
  });

  it('waits until the ENIs that are left stay below the threshold too', () => {
    const run = after([
      [200, 90],
      [2000, 49],
    ]);
    expect(run.at(1999.999).phases('a')).toEqual(['inUse', 'inUse']);
    expect(run.at(2000).phases('a')).toEqual(['inUse', 'releasing']);
  });

  it('and would not have to scale out again at once', () => {
    const run = account({
      durationMs: 6000 * SECOND,
      parameters: { ...small, scaleInAfter: 900 * SECOND, scaleOutTrigger: 0.4, scaleInBelow: 0.9 },
      functions: [
        curveFunction('f', [
          [0, 150],
          [200, 45],
          [4000, 40],
        ]),
      ],
    });
    // 150 > 0.4 × 100 × 3: four ENIs; 45 needs two of them, 40 one.
    expect(run.at(100).phases('a')).toHaveLength(4);
    expect(run.at(3999.999).key('a').strength).toBe(2);
    expect(run.at(4000).key('a').strength).toBe(1);
  });

  it('gives up one after the other, each after scaleInAfter, and never the last', () => {
    const run = account({
      durationMs: 20_000 * SECOND,
      parameters: { ...small, scaleInAfter: 900 * SECOND },
      functions: [
        curveFunction('f', [
          [0, 350],
          [200, 0],
        ]),
      ],
    });
    run.end();
    expect(run.times('eni.releasing')).toEqual([1100, 2000, 2900]);
    expect(run.phases('a')).toEqual(['inUse']);
  });

  it('off, by either parameter, gives none up', () => {
    for (const off of [{ scaleInAfter: null }, { scaleInBelow: null }]) {
      expect(
        after([[200, 0]], off)
          .at(3000)
          .phases('a'),
      ).toEqual(['inUse', 'inUse']);
    }
  });

  it('an ENI that comes when it is no longer wanted is given up in its time', () => {
    const run = account({
      parameters: small,
      functions: [
        curveFunction('f', [
          [0, 150],
          [30, 10],
        ]),
      ],
    });
    expect(run.at(989.999).phases('a')).toEqual(['inUse', 'inUse']);
    expect(run.at(990).phases('a')).toEqual(['inUse', 'releasing']);
  });

  describe('of ENIs that both carry connections', () => {
    /** `f` on the first ENI and `g` on the second, 20 each after 200 s. */
    const draining = (extra: readonly ReturnType<typeof curveFunction>[] = []) =>
      account({
        parameters: { ...small, scaleInAfter: 900 * SECOND },
        functions: [
          curveFunction('f', [
            [0, 100],
            [200, 20],
          ]),
          curveFunction('g', [
            [1, 50],
            [200, 20],
            [1500, 0],
          ]),
          ...extra,
        ],
      });

    it('the emptiest goes, among equals the youngest; released when its last connection closes', () => {
      const run = draining();
      expect(carried(run.at(1099.999))).toEqual([20, 20]);
      expect(run.at(1100).phases('a')).toEqual(['inUse', 'draining']);
      expect(run.told('eni.draining')).toMatchObject([{ at: 1100, connections: 20 }]);
      expect(run.at(1499.999).phases('a')).toEqual(['inUse', 'draining']);
      expect(run.at(1500).phases('a')).toEqual(['inUse', 'releasing']);
    });

    it('the draining one takes no new connections', () => {
      expect(carried(draining([curveFunction('h', [[1200, 30]])]).at(1200))).toEqual([50, 20]);
    });

    it('new demand takes it back before any new one is made', () => {
      const run = draining([curveFunction('h', [[1200, 70]])]).at(1200);
      expect(run.phases('a')).toEqual(['inUse', 'inUse']);
      expect(run.times('eni.takenBack')).toEqual([1200]);
      expect(run.key('a').made).toBe(2);
      expect(pool(run)).toMatchObject({ open: 110, missing: 0 });
    });

    it('one in release is not taken back: the demand makes a new one', () => {
      const run = draining([curveFunction('h', [[1600, 90]])]).at(1600);
      expect(run.phases('a')).toEqual(['inUse', 'releasing', 'creating']);
    });
  });
});

describe('an ENI that comes back into use', () => {
  it('by a new holder: connections of a busy environment that are still missing connect', () => {
    const run = account({
      parameters: { maxConnectionsPerEni: 10, scaleOut: false },
      functions: [invokedFunction('f', [0, 5, 10], { perEnvironment: 4, lastsSeconds: 20 })],
    }).at(11);
    run.delete('f');
    // The first environment ends at 20 s; the ENI drains, so that the third still misses 2.
    expect(pool(run.at(21))).toMatchObject({ open: 6, missing: 2 });
    run.create('g', vpcConfig(['a']));
    expect(run.phases('a')).toEqual(['inUse']);
    expect(pool(run)).toMatchObject({ open: 8, missing: 0 });
  });

  it('by new demand: who has waited longer connects first', () => {
    const run = account({
      parameters: { maxConnectionsPerEni: 10, scaleOutDelay: { fixed: 600 * SECOND } },
      functions: [
        curveFunction('first', [
          [0, 10],
          [640, 7],
        ]),
        curveFunction('second', [[1, 10]]),
        invokedFunction('waiting', [620, 660], { perEnvironment: 3 }),
        curveFunction('demand', [[650, 1]], { perEnvironment: 11 }),
      ],
    }).at(610);
    const key = run.key('a');
    // As in a replacement, the first ENI takes no more connections; two others are on their way.
    key.scaleOut();
    key.scaleOut();
    key.retire(key.enis[0] as Eni);
    expect(run.at(640).phases('a')).toEqual(['draining', 'inUse', 'creating', 'creating']);
    expect(carried(run)).toEqual([7, 10, 0, 0]);
    expect(pool(run)).toMatchObject({ open: 17, missing: 3 });
    // 20 + 11 pass what three ENIs carry: the first is taken back, with room for three.
    expect(run.at(650).phases('a')).toEqual(['inUse', 'inUse', 'creating', 'creating']);
    expect(pool(run)).toMatchObject({ open: 20, missing: 11 });
    const waiting = run.end().functions.find(({ name }) => name === 'waiting');
    expect(waiting?.invocations).toMatchObject({ succeeded: 1, failed: { ConnectTimeout: 1 } });
  });
});
