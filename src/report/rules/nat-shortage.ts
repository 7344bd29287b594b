import type { NatDestinationResult, NatGatewayResult, RunResult } from '../../engine/result.ts';
import { MOST_NAT_ADDRESSES } from '../../model/nat.ts';
import { byTime, type Rule } from '../trouble.ts';
import { duration, number, plural } from '../words.ts';

interface Short {
  readonly gateway: NatGatewayResult;
  readonly destination: NatDestinationResult;
}

/** Connections were refused because a NAT gateway had no port left for a destination. */
export const natShortage: Rule = {
  name: 'NAT gateway shortage',
  level: 'broken',
  detect: (result, when) => {
    const short = byTime(shortOf(result), ({ destination }) => destination.shortageFrom);
    const [first] = short;
    if (first === undefined) return null;
    const { gateway, destination } = first;
    const others = short.length === 1 ? '' : ` and ${plural(short.length - 1, 'more destination')}`;
    const at = destination.shortageFrom;
    const moment = at === null ? '' : ` at ${when(at)}`;
    return {
      headline: `Connections to ${destination.name} run out${moment} on NAT gateway ${gateway.id}${others}`,
      at,
      why: [limit(gateway), lasted(destination), NO_ENI, lostInvocations(result)].join(''),
      fix: `${moreAddresses(gateway)}Hold fewer connections per environment, send the traffic of some subnets through a gateway of their own, or reach the destination without NAT, as by a VPC endpoint.`,
    };
  },
};

const shortOf = ({ natGateways = [] }: RunResult): Short[] =>
  natGateways.flatMap((gateway) =>
    gateway.destinations
      .filter(({ connectionsRefused }) => connectionsRefused > 0)
      .map((destination) => ({ gateway, destination })),
  );

const limit = ({ addresses, connectionsPerDestination }: NatGatewayResult): string =>
  `With ${plural(addresses, 'address', 'addresses')} it carries ${plural(connectionsPerDestination, 'connection')} to one destination at once.`;

const lasted = ({ connectionsRefused, shortageSeconds, shortageTo }: NatDestinationResult): string => {
  const refused = ` It refused ${plural(connectionsRefused, 'connection')}`;
  if (shortageSeconds === 0) return `${refused} of invocations.`;
  const until =
    shortageTo === null ? 'was still short at the end' : `stayed short until ${duration(shortageTo)}`;
  return `${refused} and ${until}, ${duration(shortageSeconds)} in all.`;
};

const NO_ENI = ' Lambda adds no ENI for that, and another one would not help.';

/** Told with the shortage of a key where there is one. */
const lostInvocations = ({ invocations, keys }: RunResult): string => {
  const lost = invocations.failed.ConnectTimeout;
  if (lost === 0 || keys.some(({ connectionsRefused }) => connectionsRefused > 0)) return '';
  return ` ${plural(lost, 'invocation')} failed with a connect timeout.`;
};

const moreAddresses = ({ addresses }: NatGatewayResult): string =>
  addresses >= MOST_NAT_ADDRESSES
    ? ''
    : `Give the gateway more addresses: each carries as many again, and it may have ${number(MOST_NAT_ADDRESSES)}. `;
