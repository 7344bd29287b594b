/** NAT gateways and what may go through them at once. Source: model rows R25, R37. */
import { list, number, plural } from '../../kernel/words.ts';
import { MOST_NAT_ADDRESSES } from '../../model/nat.ts';
import type { FunctionSpec, Scenario } from '../../scenario/scenario.ts';
import { byName } from '../by-name.ts';
import { groupBy } from '../group-by.ts';
import { entryAt, type Hit, type Rule } from '../rule.ts';

/** What a function may hold to its destination through one gateway. */
interface Share {
  readonly name: string;
  readonly gateway: string;
  readonly destination: string;
  /** Environments at once; only those of functions without a reservation compete for the account's. */
  readonly environments: number;
  readonly isReserved: boolean;
  /** Connections of one environment, on average over the subnets. */
  readonly each: number;
}

/** Destinations to which functions may hold more connections than their NAT gateway carries. */
export const natExceeded: Rule = {
  code: 'ENI040',
  check: ({ scenario }) =>
    [
      ...groupBy(sharesOf(scenario), ({ gateway, destination }) =>
        JSON.stringify([gateway, destination]),
      ).values(),
    ].flatMap((shares) => exceededBy(shares, scenario)),
};

const exceededBy = (shares: readonly Share[], scenario: Scenario): Hit[] => {
  const [first] = shares;
  const gateway = scenario.natGateways.find(({ id }) => id === first?.gateway);
  if (first === undefined || gateway === undefined) return [];
  const perAddress = scenario.parameters.natConnectionsPerDestination;
  const limit = gateway.addresses * perAddress;
  const most = Math.floor(mostOf(shares, unreservedOf(scenario)) + 1e-6);
  if (most <= limit) return [];
  const names = [...new Set(shares.map(({ name }) => name))].sort(byName);
  const addresses = Math.ceil(most / perAddress);
  const orMore =
    addresses > MOST_NAT_ADDRESSES ? '' : `, or give ${gateway.id} ${number(addresses)} addresses`;
  return [
    {
      at: entryAt('natGateways', scenario.natGateways, gateway.id),
      message: `${list(names)} may hold ${plural(most, 'connection')} to ${first.destination} through ${gateway.id}, which carries ${number(limit)} to one destination at once: ${number(most - limit)} too many, and no ENI is added for them`,
      fix: `Hold fewer connections per environment or reserve less concurrency${orMore}.`,
    },
  ];
};

/** The most connections at once: what is unreserved goes first to those who hold the most per environment. */
const mostOf = (shares: readonly Share[], unreserved: number): number => {
  let left = unreserved;
  let most = 0;
  for (const { environments, isReserved, each } of shares.toSorted((a, b) => b.each - a.each)) {
    const open = isReserved ? environments : Math.min(environments, left);
    if (!isReserved) left -= open;
    most += open * each;
  }
  return most;
};

const sharesOf = (scenario: Scenario): Share[] => {
  const natOf = new Map(scenario.subnets.map(({ id, nat }) => [id, nat]));
  const unreserved = unreservedOf(scenario);
  return scenario.functions.flatMap((spec) => {
    const { destination, perEnvironment, perInvocation } = spec.connections;
    const subnetIds = [...new Set(spec.vpcConfig?.subnetIds)];
    if (destination === undefined) return [];
    const behind = groupBy(subnetIds, (id) => natOf.get(id) ?? '');
    behind.delete('');
    return [...behind].map(([gateway, ids]) => ({
      name: spec.name,
      gateway,
      destination,
      environments: environmentsOf(spec, unreserved),
      isReserved: spec.reservedConcurrency !== null,
      // Environments spread evenly over the subnets.
      each: ((perEnvironment + perInvocation) * ids.length) / subnetIds.length,
    }));
  });
};

/** A curve states how many there are; other traffic may grow up to the limit. */
const environmentsOf = ({ reservedConcurrency, traffic }: FunctionSpec, unreserved: number): number => {
  const limit = reservedConcurrency ?? unreserved;
  if (traffic?.form !== 'concurrency') return limit;
  return Math.min(limit, Math.max(0, ...traffic.environments.points.map(({ value }) => value)));
};

const unreservedOf = ({ account, functions }: Scenario): number => {
  const reserved = functions.reduce((sum, { reservedConcurrency }) => sum + (reservedConcurrency ?? 0), 0);
  return Math.max(0, account.quotas.concurrentExecutions - reserved);
};
