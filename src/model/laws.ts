/**
 * What is true of every world at every moment. A broken law is our fault, never the user's. One law is one row.
 */
import { InvariantError } from '../kernel/invariant.ts';
import { eniLifecycle } from './eni.ts';
import { NatConnections, type NatDestination } from './nat.ts';
import { stateLifecycle } from './states.ts';
import type { World } from './world.ts';

/** A law: its name, and what is wrong when it is broken. */
export interface Law {
  readonly name: string;
  /** What is wrong, or null. */
  readonly broken: (world: World) => string | null;
}

/** Every law, one row each. */
export const laws: readonly Law[] = [
  {
    name: 'subnet-addresses-never-overdrawn',
    broken: ({ network }) =>
      first(network.subnets.values(), (subnet) =>
        subnet.free < 0 || subnet.enis < 0 || subnet.interfaces < 0 || subnet.usedByOthers < 0
          ? `${subnet.id}: ${subnet.enis} ENIs + ${subnet.interfaces} interfaces + ${subnet.usedByOthers} others of ${subnet.usable}`
          : null,
      ),
  },
  {
    name: 'ledgers-match-enis',
    broken: ({ network, keys }) => {
      const counted = new Map<string, number>();
      for (const { subnet, enis } of keys.values()) {
        counted.set(subnet.id, (counted.get(subnet.id) ?? 0) + enis.length);
      }
      return first(network.subnets.values(), (subnet) =>
        subnet.enis === (counted.get(subnet.id) ?? 0)
          ? null
          : `${subnet.id}: ledger ${subnet.enis}, keys ${counted.get(subnet.id) ?? 0}`,
      );
    },
  },
  {
    name: 'interfaces-match-their-subnets',
    broken: ({ network }) => {
      const counted = new Map<string, number>();
      for (const { subnet } of network.interfaces.values()) {
        counted.set(subnet.id, (counted.get(subnet.id) ?? 0) + 1);
      }
      return first(network.subnets.values(), ({ id, interfaces }) =>
        interfaces === (counted.get(id) ?? 0)
          ? null
          : `${id}: ledger ${interfaces}, there ${counted.get(id) ?? 0}`,
      );
    },
  },
  {
    name: 'no-two-have-one-address',
    broken: ({ network, keys }) => {
      const taken = new Set<string>();
      const at = (subnet: string, address: number): string => `${subnet} ${address}`;
      const all = [
        ...[...keys.values()].flatMap(({ subnet, enis }) =>
          enis.map(({ address }) => at(subnet.id, address)),
        ),
        ...[...network.interfaces.values()].map(({ subnet, address }) => at(subnet.id, address)),
      ];
      return first(all, (one) => (taken.size === taken.add(one).size ? `two have ${one}` : null));
    },
  },
  {
    name: 'nothing-is-left-in-a-deleted-subnet',
    broken: ({ network, keys }) =>
      first(keys.values(), ({ id, subnet, enis, holdings }) =>
        enis.length + holdings.size > 0 && network.subnets.get(subnet.id) !== subnet ? id : null,
      ),
  },
  {
    name: 'created-equals-released-plus-live',
    broken: ({ keys }) =>
      first(keys.values(), ({ id, made, released, enis }) =>
        made === released + enis.filter(({ phase }) => eniLifecycle.flagsOf(phase).live).length
          ? null
          : `${id}: ${made} made, ${released} released, ${enis.length} live`,
      ),
  },
  {
    name: 'vpcs-and-region-sum-up-subnets',
    broken: ({ network }) => {
      const sums = new Map<string, number>();
      for (const { vpc, enis } of network.subnets.values()) sums.set(vpc.id, (sums.get(vpc.id) ?? 0) + enis);
      let region = network.interfaces.size + network.otherEnis;
      for (const vpc of network.vpcs.values()) {
        region += vpc.used;
        if (vpc.enis !== (sums.get(vpc.id) ?? 0))
          return `${vpc.id}: ${vpc.enis} against ${sums.get(vpc.id) ?? 0}`;
      }
      const enis = [...network.vpcs.values()].reduce((sum, vpc) => sum + vpc.enis, 0);
      if (enis !== network.enis) return `all VPCs: ${network.enis} against ${enis}`;
      return region === network.regionEnis ? null : `Region: ${network.regionEnis} against ${region}`;
    },
  },
  {
    name: 'connections-fit-their-eni',
    broken: ({ keys, context }) =>
      first(enisOf(keys.values()), (eni) =>
        eni.connections < 0 || eni.connections > context.parameters.maxConnectionsPerEni
          ? `${eni.id} carries ${eni.connections}`
          : null,
      ),
  },
  {
    name: 'open-connections-are-on-enis',
    broken: ({ keys }) =>
      first(keys.values(), ({ id, enis, connections }) => {
        const carried = enis.reduce((sum, eni) => sum + eni.connections, 0);
        return carried === connections.open ? null : `${id}: ${connections.open} open, ${carried} carried`;
      }),
  },
  {
    name: 'no-connection-missing-while-there-is-room',
    broken: ({ keys, context }) =>
      first(keys.values(), ({ id, enis, connections }) => {
        const room = enis.some(
          (eni) => eni.usable && eni.connections < context.parameters.maxConnectionsPerEni,
        );
        return connections.missing > 0 && room ? `${id}: ${connections.missing} missing` : null;
      }),
  },
  {
    name: 'nat-places-match-their-connections',
    broken: (world) => {
      const held = heldThroughNat(world);
      return first(natDestinationsOf(world), (destination) => {
        const { gateway, name, taken, missing } = destination;
        const { places = 0, waiting = 0 } = held.get(destination) ?? {};
        if (taken === places && missing === waiting) return null;
        return `${gateway.id} to ${name}: ${taken} taken, ${places} held; ${missing} missing, ${waiting} waiting`;
      });
    },
  },
  {
    name: 'connections-fit-their-nat-gateway',
    broken: (world) =>
      first(natDestinationsOf(world), ({ gateway, name, taken }) =>
        taken < 0 || taken > gateway.limit ? `${gateway.id} to ${name}: ${taken} of ${gateway.limit}` : null,
      ),
  },
  {
    name: 'nobody-waits-for-a-nat-gateway-with-room',
    broken: (world) =>
      first(natDestinationsOf(world), ({ gateway, name, missing, room }) =>
        missing > 0 && room > 0 ? `${gateway.id} to ${name}: ${missing} missing, room for ${room}` : null,
      ),
  },
  {
    name: 'active-versions-have-usable-enis',
    broken: (world) =>
      first(versionsOf(world), (version) => {
        if (version.state !== 'Active') return null;
        const without = version.serving?.keys.find((key) => key.usableEni === undefined);
        return without === undefined
          ? null
          : `${version.functionName}:${version.version} lacks ${without.id}`;
      }),
  },
  {
    name: 'holders-match-versions',
    broken: (world) => {
      const held = [...versionsOf(world)].flatMap((version) => version.holdings);
      const missing = held.find((holding) => holding.keys.some((key) => !key.holdings.has(holding)));
      if (missing !== undefined) return `${missing.version.functionName} is not on its key`;
      const living = new Set(held);
      return first(world.keys.values(), ({ id, holdings }) =>
        [...holdings].every((holding) => living.has(holding)) ? null : `${id} is held by nobody that lives`,
      );
    },
  },
  {
    name: 'only-active-versions-serve',
    broken: (world) =>
      first(versionsOf(world), ({ state, pool, serving, named }) =>
        stateLifecycle.flagsOf(state).invocable === (pool !== null && serving !== null)
          ? null
          : `${named.function} is ${state}`,
      ),
  },
  {
    name: 'unheld-keys-release-their-enis',
    broken: ({ keys }) =>
      first(keys.values(), ({ id, holdings, usableEni }) =>
        holdings.size === 0 && usableEni !== undefined ? `${id} keeps ${usableEni.id} in use` : null,
      ),
  },
  {
    name: 'the-account-runs-what-its-functions-run',
    broken: ({ workloads, concurrency }) => {
      const all = new Set([...workloads.values()].map(({ traits }) => traits.concurrency));
      let running = 0;
      let reserved = 0;
      for (const one of all) {
        running += one.running;
        reserved += one.reserved ?? 0;
      }
      if (concurrency.running !== running) return `${concurrency.running} against ${running} running`;
      const left = concurrency.limit - reserved;
      return concurrency.unreserved === left ? null : `${concurrency.unreserved} against ${left} unreserved`;
    },
  },
  {
    name: 'every-invocation-is-accounted-for',
    broken: ({ workloads }) =>
      first(workloads.values(), ({ functionName, total, succeeded, inFlight, failed }) => {
        const sum = succeeded + inFlight + Object.values(failed).reduce((a, b) => a + b, 0);
        return sum === total ? null : `${functionName}: ${total} attempts, ${sum} outcomes`;
      }),
  },
];

/** Throws InvariantError at the first law that is broken. */
export const checkLaws = (world: World): void => {
  for (const { name, broken } of laws) {
    const detail = broken(world);
    if (detail !== null) throw new InvariantError(name, detail);
  }
};

function* natDestinationsOf({ network }: World) {
  for (const { destinations } of network.natGateways.values()) yield* destinations.values();
}

/** What the environments have through each gateway, or would have if their ENIs had room, and what they wait for. */
const heldThroughNat = ({ network, fleet }: World) => {
  const held = new Map<NatDestination, { places: number; waiting: number }>();
  if (network.natGateways.size === 0) return held;
  for (const { site, leases, invocationLeases, missing, missingAtNat } of fleet.environments) {
    if (!(site.connections instanceof NatConnections)) continue;
    const { destination } = site.connections;
    const sum = held.get(destination) ?? { places: 0, waiting: 0 };
    for (const { count } of [...leases, ...invocationLeases]) sum.places += count;
    sum.places += missing;
    sum.waiting += missingAtNat;
    held.set(destination, sum);
  }
  return held;
};

function* enisOf(keys: Iterable<{ readonly enis: readonly { id: string; connections: number }[] }>) {
  for (const { enis } of keys) yield* enis;
}

function* versionsOf({ functions }: World) {
  for (const { versions } of functions.values()) yield* versions.values();
}

const first = <T>(things: Iterable<T>, complaint: (thing: T) => string | null): string | null => {
  for (const thing of things) {
    const found = complaint(thing);
    if (found !== null) return found;
  }
  return null;
};
