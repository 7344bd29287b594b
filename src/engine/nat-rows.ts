/** The NAT gateways of a result. */
import { toSeconds, type Milliseconds } from '../kernel/time.ts';
import type { NatDestination } from '../model/nat.ts';
import type { World } from '../model/world.ts';
import type { NatDestinationResult, RunResult } from './result.ts';

/** One row per gateway; nothing at all where there is none, as in most accounts. */
export const natGatewaysOf = ({ network }: World, now: Milliseconds): Pick<RunResult, 'natGateways'> => {
  const gateways = [...network.natGateways.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (gateways.length === 0) return {};
  return {
    natGateways: gateways.map(({ id, addresses, limit, destinations }) => {
      const rows = [...destinations.values()]
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map((one) => natRow(one, now));
      return {
        id,
        addresses,
        connectionsPerDestination: limit,
        connectionsRefused: rows.reduce((sum, { connectionsRefused }) => sum + connectionsRefused, 0),
        destinations: rows,
      };
    }),
  };
};

const natRow = (destination: NatDestination, now: Milliseconds): NatDestinationResult => {
  const { name, taken, takenPeak, refused, missing, shortageFrom, shortageTo } = destination;
  return {
    name,
    connectionsPeak: takenPeak,
    connectionsEnd: taken,
    connectionsRefused: refused,
    shortageSeconds: toSeconds(destination.shortageUntil(now)),
    shortageFrom: shortageFrom === null ? null : toSeconds(shortageFrom),
    shortageTo: missing > 0 || shortageTo === null ? null : toSeconds(shortageTo),
  };
};
