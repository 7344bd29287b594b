import type { RunResult } from '../engine/result.ts';
import { parameterRows } from '../model/parameters.ts';
import { keyName } from './names.ts';
import { number, percent, plural } from './words.ts';

/** How full something got at its fullest. */
export interface Usage {
  readonly kind: 'quota' | 'addresses' | 'connections' | 'nat';
  readonly ratio: number;
  readonly at: number | null;
  /** `vpc-main used 64 of its quota of 250 ENIs (25.6 %)`. */
  readonly text: string;
}

/** Connections that one ENI of the run carried. */
export const connectionsPerEni = (result: RunResult): number => {
  const told = result.assumptions.find(({ parameter }) => parameter === 'maxConnectionsPerEni');
  return Number(told?.value.replace(/[,_]/g, '')) || parameterRows.maxConnectionsPerEni.values['docs-2024'];
};

/** Every limit of the run with its fullest moment, the fullest first. */
export const usages = (result: RunResult): Usage[] =>
  [...quotas(result), ...addresses(result), ...connections(result), ...nat(result)].sort(
    (a, b) => b.ratio - a.ratio,
  );

const quotas = (result: RunResult): Usage[] => {
  const region = result.metrics['eni_region_quota_used_ratio']?.max ?? 0;
  return [
    ...result.vpcs.map(({ id, eniQuota, enisPeak, enisPeakAt, usedRatioPeak }) => ({
      kind: 'quota' as const,
      ratio: usedRatioPeak,
      at: enisPeakAt,
      text: `${id} used ${number(enisPeak)} of its quota of ${plural(eniQuota, 'ENI')} (${percent(usedRatioPeak)})`,
    })),
    { kind: 'quota', ratio: region, at: null, text: `the Region used ${percent(region)} of its ENI quota` },
  ];
};

const addresses = (result: RunResult): Usage[] =>
  result.subnets
    .filter(({ usable }) => usable > 0)
    .map(({ id, usable, freeMin, freeMinAt }) => ({
      kind: 'addresses' as const,
      ratio: 1 - freeMin / usable,
      at: freeMinAt,
      text: `${id} had ${number(freeMin)} of ${plural(usable, 'address', 'addresses')} free`,
    }));

/** A key that refused some was over its room at that time, whatever it had later. */
const connections = (result: RunResult): Usage[] => {
  const capacity = connectionsPerEni(result);
  return result.keys
    .filter(({ connectionsPeak, connectionsRefused }) => connectionsPeak > 0 && connectionsRefused === 0)
    .map((key) => {
      const room = Math.max(1, key.enisPeak) * capacity;
      return {
        kind: 'connections' as const,
        ratio: key.connectionsPeak / room,
        at: null,
        text: `${keyName(key)} carried ${number(key.connectionsPeak)} of ${plural(room, 'connection')}`,
      };
    });
};

const nat = ({ natGateways = [] }: RunResult): Usage[] =>
  natGateways.flatMap(({ id, connectionsPerDestination: limit, destinations }) =>
    destinations
      .filter(({ connectionsPeak, connectionsRefused }) => connectionsPeak > 0 && connectionsRefused === 0)
      .map(({ name, connectionsPeak }) => ({
        kind: 'nat' as const,
        ratio: connectionsPeak / limit,
        at: null,
        text: `NAT gateway ${id} carried ${number(connectionsPeak)} of ${plural(limit, 'connection')} to ${name}`,
      })),
  );
