import { describe, expect, it } from 'vitest';
import { Streams } from '../../src/kernel/random.ts';
import { BulkEnvironments, soonFrom } from '../../src/model/bulk-environments.ts';
import { account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

/** A function on subnets a and b whose ENIs carry ten connections each, without more to come. */
const bulk = (perEnvironment: number, perInvocation: number, maxConnectionsPerEni = 10) => {
  const lab = account({
    parameters: { maxConnectionsPerEni, scaleOut: false },
    functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['b', 'a']) }],
  });
  const keys = lab.version('f').serving?.keys ?? [];
  const stream = new Streams(1).stream('closing');
  const environments = new BulkEnvironments(perEnvironment, perInvocation, keys, lab.world.context, stream);
  const open = () => [lab.key('a').connections.open, lab.key('b').connections.open];
  return { lab, environments, open };
};

describe('BulkEnvironments', () => {
  it('are spread evenly over the subnets, the first by id having one more', () => {
    const { environments, open } = bulk(2, 0);
    environments.resize(5);
    expect(open()).toEqual([6, 4]);
    environments.resize(2);
    expect(open()).toEqual([2, 2]);
  });

  it('miss what does not fit, for as long as they want it', () => {
    const { lab, environments, open } = bulk(4, 0);
    environments.resize(6);
    expect([open(), lab.key('a').connections.missing, lab.key('a').connections.refused]).toEqual([
      [10, 10],
      2,
      2,
    ]);
    lab.at(100);
    expect(environments.takeCutOffShare(6, 100_000)).toBeCloseTo(4 / 24);
    environments.resize(4);
    expect([open(), lab.key('a').connections.missing]).toEqual([[8, 8], 0]);
    expect(lab.key('a').connections.shortageUntil(lab.world.context.now)).toBe(100_000);
  });

  it('tells where not all invocations of a peak had their connections', () => {
    const { environments, open } = bulk(0, 3);
    expect(environments.carry(7, 2)).toEqual([3, null]);
    expect(open()).toEqual([3, 3]);
  });

  it('are far from limits while what is open may vary as counts do: a fiftieth and six deviations', () => {
    const { environments } = bulk(1, 0, 100);
    environments.resize(2 * 50);
    expect(environments.isFarFromLimits).toBe(true);
    environments.resize(2 * 58);
    expect(environments.isFarFromLimits).toBe(false);
  });

  it('are never far from limits with connections of invocations, and always without any', () => {
    expect(bulk(0, 1, 100).environments.isFarFromLimits).toBe(false);
    expect(bulk(0, 0, 1).environments.isFarFromLimits).toBe(true);
  });

  it('lack something while connections are missing on one of their keys', () => {
    const { environments } = bulk(1, 0);
    environments.resize(20);
    expect(environments.isLacking).toBe(false);
    environments.resize(21);
    expect(environments.isLacking).toBe(true);
  });
});

describe('soonFrom', () => {
  it('grows with the unit that things come in', () => {
    expect(soonFrom(10_000)).toBeCloseTo(10_801);
    expect(soonFrom(10_000, 25)).toBeCloseTo(13_225);
    expect(soonFrom(0)).toBe(1);
  });
});
