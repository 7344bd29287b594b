import { describe, expect, it } from 'vitest';
import type { Eni } from '../../src/model/eni.ts';
import { checkLaws, laws } from '../../src/model/laws.ts';
import type { Lease } from '../../src/model/connections.ts';
import type { NatDestination } from '../../src/model/nat.ts';
import type { Subnet, Vpc } from '../../src/model/network.ts';
import { account, curveFunction, invokedFunction, type Account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

/** An account in which there is something to break: 15 connections, ten of them open, an ENI on its way; two behind a NAT gateway for one. */
const busy = (): Account =>
  account({
    parameters: { maxConnectionsPerEni: 10, natConnectionsPerDestination: 1 },
    natGateways: [{ id: 'nat', addresses: 1 }],
    subnets: [{ id: 'a' }, { id: 'b' }, { id: 'c', route: 'nat', nat: 'nat' }],
    functions: [
      {
        ...curveFunction('n', [[0, 2]], { vpc: vpcConfig(['c']) }),
        connections: { perEnvironment: 1, perInvocation: 0, destination: 'api' },
      },
      curveFunction('f', [[0, 15]]),
      invokedFunction('g', [1, 2], { vpc: vpcConfig(['b']), lastsSeconds: 100 }),
    ],
  }).at(10);
const subnetA = (run: Account): Subnet => run.world.network.subnets.get('a') as Subnet;
const natToApi = (run: Account): NatDestination =>
  run.world.network.natGateways.get('nat')?.destination('api') as NatDestination;
const firstEni = (run: Account): Eni => run.key('a').enis[0] as Eni;

/** One way to break each law, and nothing else that a law before it would notice. */
const breaks: Readonly<Record<string, (run: Account) => void>> = {
  'subnet-addresses-never-overdrawn': (run) => void (subnetA(run).usedByOthers = 250),
  'ledgers-match-enis': (run) => void (subnetA(run).enis += 1),
  'interfaces-match-their-subnets': (run) => {
    subnetA(run).interfaces += 1;
    run.world.network.regionEnis += 1;
  },
  'no-two-have-one-address': (run) => {
    const subnet = subnetA(run);
    run.world.network.addInterface({ id: 'eni-1', subnet, securityGroupIds: [], description: '' });
    const [made] = run.world.network.interfaces.values();
    Object.assign(made as object, { address: firstEni(run).address });
  },
  'nothing-is-left-in-a-deleted-subnet': (run) => run.world.network.removeSubnet(subnetA(run)),
  'created-equals-released-plus-live': (run) => void (run.key('a').made += 1),
  'vpcs-and-region-sum-up-subnets': (run) => void ((run.world.network.vpcs.get('vpc') as Vpc).enis += 1),
  'connections-fit-their-eni': (run) => void (firstEni(run).connections = 11),
  'open-connections-are-on-enis': (run) => void (run.key('a').connections.open -= 1),
  'no-connection-missing-while-there-is-room': (run) => {
    firstEni(run).connections -= 1;
    run.key('a').connections.open -= 1;
  },
  'nat-places-match-their-connections': (run) => void (natToApi(run).taken = 0),
  'connections-fit-their-nat-gateway': (run) => {
    const [held] = run.world.fleet.environments.flatMap(({ leases }) => leases);
    (held as Lease).count = 2;
    natToApi(run).taken = 2;
  },
  'nobody-waits-for-a-nat-gateway-with-room': (run) => {
    Object.assign(natToApi(run).gateway, { addresses: 2 });
  },
  'active-versions-have-usable-enis': (run) => {
    run.key('a').connections.missing = 0;
    firstEni(run).phase = 'draining';
  },
  'holders-match-versions': (run) => run.key('a').holdings.clear(),
  'only-active-versions-serve': (run) => void (run.version('f').state = 'Inactive'),
  'unheld-keys-release-their-enis': (run) => {
    run.delete('f');
    firstEni(run).phase = 'inUse';
  },
  'the-account-runs-what-its-functions-run': (run) => void (run.world.concurrency.running += 1),
  'every-invocation-is-accounted-for': (run) => void (run.version('g').workload.total += 1),
};

describe('the laws', () => {
  it('hold in a world that nobody broke', () => {
    expect(() => checkLaws(busy().world)).not.toThrow();
  });

  it('have each a name of their own, and a way to break them', () => {
    expect(Object.keys(breaks)).toEqual(laws.map(({ name }) => name));
  });

  it.each(laws)('$name is noticed when it is broken, with the thing and its numbers', ({ name, broken }) => {
    const run = busy();
    breaks[name]?.(run);
    expect(broken(run.world)).toMatch(/\w/);
    expect(() => checkLaws(run.world)).toThrow(name);
  });

  it('an Active version needs both, the keys that serve and the environments', () => {
    const without = (member: 'pool' | 'serving') => {
      const run = busy();
      run.version('g')[member] = null;
      return laws.find(({ name }) => name === 'only-active-versions-serve')?.broken(run.world);
    };
    expect([without('pool'), without('serving')]).toEqual(['g is Active', 'g is Active']);
  });

  it('the second half of two laws: the Region’s sum, and a holder that its key does not know', () => {
    const region = busy();
    region.world.network.regionEnis += 1;
    expect(() => checkLaws(region.world)).toThrow('vpcs-and-region-sum-up-subnets: Region');
    const stranger = busy();
    const [holding] = stranger.version('f').holdings;
    stranger.world.functions.delete('f');
    expect(holding).toBeDefined();
    expect(() => checkLaws(stranger.world)).toThrow('a|g is held by nobody that lives');
  });
});
