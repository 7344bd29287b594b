/** The sharing keys of an account and who holds them. Source: model rows R1, R2, R4. */
import { keyId, sortedSet } from '../model/key.ts';
import type { VpcConfig } from '../scenario/scenario.ts';
import { byName } from './by-name.ts';
import type { DeclaredFunction } from './declared-functions.ts';

/** One key, which takes one ENI at rest. */
export interface InventoryKey {
  readonly id: string;
  readonly subnetId: string;
  /** Sorted. */
  readonly securityGroupIds: readonly string[];
  /** Functions that hold it by their `$LATEST`, sorted. */
  readonly functions: readonly string[];
  /** Published versions that hold it, as `checkout:3`, sorted. */
  readonly versions: readonly string[];
}

/** The ids of the keys of an attachment. */
export const keyIdsOf = (vpcConfig: VpcConfig | null, ipv6InKey: boolean): string[] =>
  vpcConfig === null ? [] : keysOf(vpcConfig, ipv6InKey).map(({ id }) => id);

const keysOf = ({ subnetIds, securityGroupIds, ipv6AllowedForDualStack }: VpcConfig, ipv6InKey: boolean) =>
  [...new Set(subnetIds)].map((subnetId) => ({
    id: keyId(subnetId, securityGroupIds, ipv6InKey && ipv6AllowedForDualStack),
    subnetId,
    securityGroupIds,
  }));

/** Every key of the functions and their versions, sorted by its id. */
export const takeKeys = (functions: readonly DeclaredFunction[], ipv6InKey: boolean): InventoryKey[] => {
  const keys = new Map<string, InventoryKey & { functions: string[]; versions: string[] }>();
  const hold = (vpcConfig: VpcConfig | null, as: 'functions' | 'versions', holder: string): void => {
    if (vpcConfig === null) return;
    for (const { id, subnetId, securityGroupIds } of keysOf(vpcConfig, ipv6InKey)) {
      const groups = sortedSet(securityGroupIds);
      const key = keys.get(id) ?? { id, subnetId, securityGroupIds: groups, functions: [], versions: [] };
      key[as].push(holder);
      keys.set(id, key);
    }
  };
  for (const { name, vpcConfig, versions } of functions) {
    hold(vpcConfig, 'functions', name);
    for (const { version, vpcConfig: frozen } of versions) hold(frozen, 'versions', `${name}:${version}`);
  }
  const sorted = [...keys.values()].sort((a, b) => byName(a.id, b.id));
  for (const { functions: latest, versions } of sorted) {
    latest.sort(byName);
    versions.sort(byName);
  }
  return sorted;
};
