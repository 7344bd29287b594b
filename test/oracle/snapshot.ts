/**
 * What is compared after every step, told alike by the engine and by the slow model. The engine's versions are read
 * as GetFunctionConfiguration answers; its ENIs in `world.keys` (their phases have the same names in both); ENIs that are
 * gone and keys that never had an ENI are left out.
 */
import { configurationOf } from '../../src/control/function-configuration.ts';
import type { Simulation } from '../../src/engine/simulation.ts';
import type { SlowState } from './slow-state.ts';

export interface Snapshot {
  /** Name and version, State, StateReasonCode, LastUpdateStatus, LastUpdateStatusReasonCode, MemorySize, VpcConfig. */
  readonly versions: Readonly<Record<string, readonly unknown[]>>;
  readonly keys: Readonly<Record<string, KeySnapshot>>;
  /** Addresses used, by subnet. */
  readonly usedIps: Readonly<Record<string, number>>;
  /** ENIs and quota, by VPC. */
  readonly vpcs: Readonly<Record<string, readonly [number, number]>>;
  /** Succeeded, in flight, and failed by reason, by name and version. */
  readonly invocations: Readonly<Record<string, readonly [number, number, object]>>;
}

interface KeySnapshot {
  readonly holders: readonly string[];
  /** Phase and connections, the oldest ENI first. */
  readonly enis: readonly (readonly [string, number])[];
  readonly missing: number;
  readonly refused: number;
}

const sorted = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> =>
  Object.fromEntries(entries.toSorted(([x], [y]) => (x < y ? -1 : 1)));

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

const noVpc = { SubnetIds: [], SecurityGroupIds: [], Ipv6AllowedForDualStack: false };

export const snapshotOfEngine = ({ world, control }: Simulation): Snapshot => ({
  versions: sorted(
    [...world.functions.values()].flatMap(({ name, versions }) =>
      [...versions].map(([qualifier, version]) => {
        const shown = configurationOf(control, version, qualifier);
        const { SubnetIds, SecurityGroupIds, Ipv6AllowedForDualStack } = shown.VpcConfig ?? noVpc;
        return [
          `${name}:${qualifier}`,
          [
            shown.State,
            shown.StateReasonCode ?? null,
            shown.LastUpdateStatus ?? null,
            shown.LastUpdateStatusReasonCode ?? null,
            shown.MemorySize,
            SubnetIds,
            [...new Set(SecurityGroupIds)].toSorted(),
            Ipv6AllowedForDualStack,
          ],
        ] as const;
      }),
    ),
  ),
  keys: sorted(
    [...world.keys.values()]
      .filter(({ made }) => made > 0)
      .map(({ subnet, securityGroupIds, holdings, enis, connections }) => [
        `${subnet.id} ${securityGroupIds.join('+')}`,
        {
          holders: [
            ...new Set(
              [...holdings].map(({ version }) => `${version.named.function}:${version.named.version}`),
            ),
          ].toSorted(),
          enis: enis.map((eni) => [eni.phase, eni.connections] as const),
          missing: connections.missing,
          refused: connections.refused,
        },
      ]),
  ),
  usedIps: sorted([...world.network.subnets.values()].map(({ id, used }) => [id, used])),
  vpcs: sorted([...world.network.vpcs.values()].map(({ id, used, quota }) => [id, [used, quota] as const])),
  invocations: sorted(
    [...world.workloads.values()]
      .filter(({ total }) => total > 0)
      .map(({ functionName, version, succeeded, inFlight, failed }) => [
        `${functionName}:${version}`,
        [succeeded, inFlight, failed] as const,
      ]),
  ),
});

export const snapshotOfModel = (m: SlowState): Snapshot => ({
  versions: sorted(
    m.versions.map((one) => [
      `${one.name}:${one.version}`,
      [
        one.state,
        one.stateReasonCode,
        one.lastUpdateStatus,
        one.lastUpdateStatusReasonCode,
        one.settings.memory,
        one.settings.vpc?.subnets ?? [],
        one.settings.vpc?.groups ?? [],
        one.settings.vpc?.ipv6 ?? false,
      ],
    ]),
  ),
  keys: sorted(
    m.keys
      .filter(({ enisPeak }) => enisPeak > 0)
      .map((key) => [
        `${key.subnet} ${key.groups.join('+')}`,
        {
          holders: m
            .holders(key)
            .map(({ name, version }) => `${name}:${version}`)
            .toSorted(),
          enis: m.enisOf(key).map((eni) => [eni.phase, m.openOn(eni)] as const),
          missing: m.missing(key),
          refused: key.refused,
        },
      ]),
  ),
  usedIps: sorted(m.subnets.map((subnet) => [subnet.id, m.usedIps(subnet)])),
  vpcs: sorted(m.vpcs.map(({ id, quota }) => [id, [m.enisInVpc(id), quota] as const])),
  invocations: sorted(
    m.rows
      .map(({ name, version, succeeded, failed }) => {
        const inFlight = m.invocations.filter(
          ({ environment: { version: its } }) => its.name === name && its.version === version,
        ).length;
        return [`${name}:${version}`, [succeeded, inFlight, failed] as const] as const;
      })
      .filter(([, [succeeded, inFlight, failed]]) => succeeded + inFlight + sum(failed) > 0),
  ),
});
