import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/kernel/time.ts';
import type { NatDestination, NatGateway } from '../../src/model/nat.ts';
import type { Parameters } from '../../src/model/parameters.ts';
import type { FunctionSpec } from '../../src/scenario/scenario.ts';
import { account, curveFunction, invokedFunction, type Account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

/** A gateway of 10 connections to a destination behind the subnets a and b; c leads to none. */
const behindNat = (
  functions: readonly (Partial<FunctionSpec> & { readonly name: string })[],
  { addresses = 1, ...parameters }: Partial<Parameters> & { readonly addresses?: number } = {},
): Account =>
  account({
    parameters: { natConnectionsPerDestination: 10, ...parameters },
    natGateways: [{ id: 'nat', addresses }],
    subnets: [{ id: 'a', route: 'nat', nat: 'nat' }, { id: 'b', route: 'nat', nat: 'nat' }, { id: 'c' }],
    functions,
  });

type Named = Partial<FunctionSpec> & { readonly name: string };
/** The function with all its connections to one destination. */
const to = (destination: string, spec: Named): Named => ({
  ...spec,
  connections: { perEnvironment: 0, perInvocation: 0, ...spec.connections, destination },
});
const gateway = (run: Account): NatGateway => run.world.network.natGateways.get('nat') as NatGateway;
const api = (run: Account): NatDestination => gateway(run).destination('api');
const open = (run: Account, subnet: string): number => run.key(subnet).connections.open;

describe('the limit of a NAT gateway', () => {
  it('is 55,000 connections to one destination for each of its addresses', () => {
    const run = account({ natGateways: [{ id: 'nat', addresses: 3 }] });
    expect(gateway(run).limit).toBe(165_000);
  });

  it('exactly the limit fits; what is beyond is refused once, and no ENI is started for it', () => {
    const run = behindNat([
      to('api', curveFunction('f', [[0, 10]])),
      to('api', curveFunction('g', [[5, 3]])),
    ]);
    expect(api(run)).toMatchObject({ taken: 10, missing: 0, refused: 0 });
    expect(api(run.at(5))).toMatchObject({ taken: 10, takenPeak: 10, missing: 3, refused: 3 });
    expect(run.key('a').connections).toMatchObject({ open: 10, missing: 0, refused: 0 });
    expect(run.phases('a')).toEqual(['inUse']);
  });

  it('a shortage behind it asks for no ENI, however early another one would be started', () => {
    const run = behindNat([to('api', curveFunction('f', [[0, 30]]))], {
      maxConnectionsPerEni: 20,
      scaleOutTrigger: 0.5,
    });
    expect(run.phases('a')).toEqual(['inUse']);
    expect(run.at(600).key('a').made).toBe(1);
  });

  it('is shared by all keys behind the gateway', () => {
    const f = to('api', curveFunction('f', [[0, 6]]));
    const g = to('api', curveFunction('g', [[5, 6]], { vpc: vpcConfig(['b'], ['h']) }));
    const run = behindNat([f, g]).at(5);
    expect([open(run, 'a'), run.key('b', ['h']).connections.open, api(run).missing]).toEqual([6, 4, 2]);
  });

  it('counts each destination by itself', () => {
    const run = behindNat([
      to('api', curveFunction('f', [[0, 8]])),
      to('mail', curveFunction('g', [[0, 9]])),
    ]);
    const taken = [...gateway(run).destinations.values()].map((one) => [one.name, one.taken]);
    expect(taken).toEqual([
      ['api', 8],
      ['mail', 9],
    ]);
  });

  it('is nothing to connections within the VPC, and to subnets that lead to no gateway', () => {
    const run = behindNat([
      curveFunction('inside', [[0, 20]]),
      to('api', curveFunction('past', [[0, 30]], { vpc: vpcConfig(['c']) })),
    ]);
    expect([open(run, 'a'), open(run, 'c'), gateway(run).destinations.size]).toEqual([20, 30, 0]);
  });

  it('a function that moves to other subnets goes through the gateway of those', () => {
    const run = behindNat([to('api', curveFunction('f', [[0, 12]], { vpc: vpcConfig(['c']) }))]);
    run.update('f', vpcConfig(['a']));
    expect(api(run.at(300))).toMatchObject({ taken: 10, missing: 2 });
    run.update('f', vpcConfig(['c']));
    expect(api(run.at(600))).toMatchObject({ taken: 0, missing: 0 });
    expect(open(run, 'c')).toBe(12);
  });
});

describe('environments that wait for a gateway', () => {
  /** Two environments of `f` on subnet a hold all places, until 20 s and 30 s. */
  const crowded = (): Account =>
    behindNat([
      to(
        'api',
        curveFunction(
          'f',
          [
            [0, 2],
            [20, 1],
            [30, 0],
          ],
          { perEnvironment: 5 },
        ),
      ),
      to('api', curveFunction('g', [[1, 1]], { perEnvironment: 4, vpc: vpcConfig(['b']) })),
      to('api', curveFunction('h', [[2, 1]], { perEnvironment: 3 })),
    ]);

  it('connect as soon as places are free, on whatever key, in the order of waiting', () => {
    const run = crowded();
    const seen = [2, 20, 30].map((second) => {
      run.at(second);
      return [open(run, 'a'), open(run, 'b'), api(run).missing];
    });
    expect(seen).toEqual([
      [10, 0, 7],
      [5 + 1, 4, 2],
      [3, 4, 0],
    ]);
    expect(api(run).refused).toBe(7);
  });

  it('the shortage is the time with any missing, and is told', () => {
    const run = crowded();
    const [row] = run.end().natGateways ?? [];
    expect(run.told('natShortage.started')).toMatchObject([{ at: 1, nat: 'nat', destination: 'api' }]);
    expect(run.told('natShortage.ended')).toMatchObject([{ at: 30, lastedMs: 29_000 }]);
    expect(row).toEqual({
      id: 'nat',
      addresses: 1,
      connectionsPerDestination: 10,
      connectionsRefused: 7,
      destinations: [
        {
          name: 'api',
          connectionsPeak: 10,
          connectionsEnd: 7,
          connectionsRefused: 7,
          shortageSeconds: 29,
          shortageFrom: 1,
          shortageTo: 30,
        },
      ],
    });
  });

  it('a shortage that is not over counts up to now, and has no end', () => {
    const run = behindNat([to('api', curveFunction('f', [[10, 11]]))]);
    const [row] = run.end().natGateways?.[0]?.destinations ?? [];
    expect(row).toMatchObject({ shortageSeconds: 3590, shortageFrom: 10, shortageTo: null });
  });

  it('miss nothing any longer when they go', () => {
    const run = crowded().at(5);
    run.delete('g');
    expect(api(run)).toMatchObject({ taken: 10, missing: 3 });
    run.delete('h');
    expect(api(run)).toMatchObject({ taken: 10, missing: 0, shortageMs: 4 * SECOND });
  });

  it('fail the invocations that start in them as ConnectTimeout', () => {
    const run = behindNat([
      to('api', curveFunction('f', [[0, 8]])),
      to('api', invokedFunction('g', [1, 5], { perEnvironment: 3 })),
      to('api', invokedFunction('h', [6], { perEnvironment: 2 })),
    ]);
    const { functions } = run.end();
    const failed = functions.map(({ name, invocations }) => [name, invocations.failed.ConnectTimeout]);
    expect(failed).toEqual([
      ['f', 0],
      ['g', 2],
      ['h', 1],
    ]);
  });
});

describe('connections of an invocation that get no place at a gateway', () => {
  it('are lost: the invocation fails as ConnectTimeout, and gives back those it has at its end', () => {
    const calls = invokedFunction('f', [0, 1, 2, 12], { perInvocation: 4, lastsSeconds: 10 });
    const run = behindNat([to('api', calls)]).at(2);
    expect(api(run)).toMatchObject({ taken: 10, missing: 0, refused: 2 });
    expect(api(run.at(12))).toMatchObject({ taken: 4 });
    expect(run.end().invocations).toMatchObject({ succeeded: 3, failed: { ConnectTimeout: 1 } });
    expect(api(run).taken).toBe(0);
    expect(run.end().natGateways?.[0]).toMatchObject({ connectionsRefused: 2 });
  });

  it('take no place when their ENI has no room', () => {
    const calls = invokedFunction('f', [0], { perInvocation: 8, lastsSeconds: 10 });
    const run = behindNat([to('api', calls)], { maxConnectionsPerEni: 5, scaleOut: false });
    expect(api(run)).toMatchObject({ taken: 5, refused: 0 });
    expect(run.key('a').connections).toMatchObject({ open: 5, refused: 3 });
    expect(run.end().invocations.failed.ConnectTimeout).toBe(1);
  });
});

describe('a gateway and an ENI that are both short', () => {
  /** ENIs of 6 connections, another one after 90 s, and a gateway of 10. */
  const both = (environments: number): Account =>
    behindNat([to('api', curveFunction('f', [[0, environments]]))], {
      maxConnectionsPerEni: 6,
      scaleOutDelay: { fixed: 90 * SECOND },
    });

  it('only what has a place at the gateway asks for another ENI, and keeps its place until that is ready', () => {
    const run = both(20);
    expect(api(run)).toMatchObject({ taken: 10, missing: 10, refused: 10 });
    expect(run.key('a').connections).toMatchObject({ open: 6, missing: 4, refused: 4 });
    expect(run.phases('a')).toEqual(['inUse', 'creating']);
    expect(run.at(90).key('a').connections).toMatchObject({ open: 10, missing: 0 });
    expect(run.at(1000).key('a').made).toBe(2);
  });

  it('places of environments that go while they wait for an ENI are free for others', () => {
    const run = behindNat(
      [
        to('api', curveFunction('f', [[0, 8]])),
        to('api', curveFunction('g', [[1, 3]], { vpc: vpcConfig(['b']) })),
      ],
      { maxConnectionsPerEni: 6, scaleOut: false },
    ).at(1);
    expect([open(run, 'a'), open(run, 'b'), api(run).missing]).toEqual([6, 2, 1]);
    run.delete('f');
    expect([open(run, 'a'), open(run, 'b'), api(run).taken]).toEqual([0, 3, 3]);
  });

  it('who gets a place at last and finds its ENI full waits for that, and then may start another', () => {
    const run = behindNat(
      [
        to(
          'api',
          curveFunction(
            'far',
            [
              [0, 9],
              [20, 0],
            ],
            { vpc: vpcConfig(['b']) },
          ),
        ),
        curveFunction('inside', [[0, 8]]),
        to('api', curveFunction('f', [[1, 3]])),
      ],
      { maxConnectionsPerEni: 10, scaleOutDelay: { fixed: 90 * SECOND } },
    ).at(1);
    expect(run.key('a').connections).toMatchObject({ open: 9, missing: 0 });
    expect(run.at(19).key('a').made).toBe(1);
    expect(api(run.at(20))).toMatchObject({ taken: 3, missing: 0 });
    expect(run.key('a').connections).toMatchObject({ open: 10, missing: 1, refused: 1 });
    expect(run.phases('a')).toEqual(['inUse', 'creating']);
    expect(run.at(110).key('a').connections).toMatchObject({ open: 11, missing: 0 });
  });
});
