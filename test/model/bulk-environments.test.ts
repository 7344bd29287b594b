import { describe, expect, it } from 'vitest';
import { Streams } from '../../src/kernel/random.ts';
import { BulkEnvironments } from '../../src/model/bulk-environments.ts';
import { account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

/** A function on subnets a and b whose ENIs carry ten connections each, without more to come. */
const bulk = (perEnvironment: number, perInvocation: number) => {
  const lab = account({
    parameters: { maxConnectionsPerEni: 10, scaleOut: false },
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

  it('are far from limits while half of the first ENI suffices', () => {
    const { environments } = bulk(1, 0);
    environments.resize(8);
    expect(environments.isFarFromLimits).toBe(true);
    environments.resize(10);
    expect(environments.isFarFromLimits).toBe(false);
  });
});
