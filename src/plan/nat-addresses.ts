import { simulate } from '../engine/simulation.ts';
import type { RunResult } from '../engine/result.ts';
import { MOST_NAT_ADDRESSES } from '../model/nat.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Far beyond what any gateway can have. */
const WITHOUT_LIMIT = 1_000_000;

/** As many addresses for each NAT gateway that refused connections as it needs at its peak; null when that is too many. */
export const moreAddresses = (
  scenario: Scenario,
  result: RunResult,
): { readonly change: string; readonly scenario: Scenario } | null => {
  const short = new Set(
    (result.natGateways ?? []).filter(({ connectionsRefused }) => connectionsRefused > 0).map(({ id }) => id),
  );
  const needed = addressesNeeded(scenario);
  const natGateways = scenario.natGateways.map((gateway) =>
    short.has(gateway.id) ? { ...gateway, addresses: needed.get(gateway.id) ?? gateway.addresses } : gateway,
  );
  if (natGateways.some(({ addresses }) => addresses > MOST_NAT_ADDRESSES)) return null;
  const named = natGateways
    .filter(({ id }) => short.has(id))
    .map(({ id, addresses }) => `NAT gateway ${id} ${addresses} addresses`);
  return { change: `give ${named.join(' and ')}`, scenario: { ...scenario, natGateways } };
};

/** By gateway: what would carry the most connections that anybody asks for when no gateway refuses any. */
const addressesNeeded = (scenario: Scenario): Map<string, number> => {
  const { natConnectionsPerDestination: perAddress } = scenario.parameters;
  const free = simulate({
    ...scenario,
    natGateways: scenario.natGateways.map(({ id }) => ({ id, addresses: WITHOUT_LIMIT })),
  });
  return new Map(
    (free.natGateways ?? []).map(({ id, destinations }) => {
      const peak = Math.max(0, ...destinations.map(({ connectionsPeak }) => connectionsPeak));
      return [id, Math.ceil(peak / perAddress)];
    }),
  );
};
