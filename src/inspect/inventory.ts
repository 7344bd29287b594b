/**
 * What an account has as its file declares it: every function created, nothing called, the timeline not played. One
 * ENI per key, as without load.
 */
import { nothingOpen } from '../scenario/gaps.ts';
import type { Scenario, VpcConfig } from '../scenario/scenario.ts';
import { declaredFunctions, type DeclaredFunction } from './declared-functions.ts';
import { takeKeys, type InventoryKey } from './keys.ts';
import { reachOf, type Reach } from './reach.ts';
import { takeRoom, type Room } from './room.ts';

/** Functions, keys, ENIs, and what they leave free. */
export interface Inventory extends Room {
  /** Sorted by name. */
  readonly functions: readonly DeclaredFunction[];
  /** How many of them have a VPC. */
  readonly attached: number;
  readonly keys: readonly InventoryKey[];
  /** One per key. */
  readonly enis: number;
  /** What each function reaches, sorted by its name. */
  readonly reach: readonly (Reach & { readonly function: string })[];
}

/** The inventory of a scenario. It does not depend on the order in which things are declared. */
export const takeInventory = (scenario: Scenario, openRoutes = nothingOpen.openRoutes): Inventory => {
  const functions = declaredFunctions(scenario);
  const keys = takeKeys(functions, scenario.parameters.ipv6InKey);
  return {
    functions,
    attached: functions.filter(({ vpcConfig }) => vpcConfig !== null).length,
    keys,
    enis: keys.length,
    ...takeRoom(scenario, keys),
    reach: reachOfAll(functions, scenario, openRoutes),
  };
};

const reachOfAll = (
  functions: readonly DeclaredFunction[],
  { subnets }: Pick<Scenario, 'subnets'>,
  openRoutes: ReadonlySet<string>,
): Inventory['reach'] => {
  const byId = new Map(subnets.map((subnet) => [subnet.id, subnet]));
  const known = new Map<string, Reach>();
  const reach = (vpcConfig: VpcConfig | null): Reach => {
    const alike =
      vpcConfig === null ? '' : [vpcConfig.ipv6AllowedForDualStack, ...vpcConfig.subnetIds].join();
    const found = known.get(alike) ?? reachOf(vpcConfig, byId, openRoutes);
    known.set(alike, found);
    return found;
  };
  return functions.map(({ name, vpcConfig }) => ({ function: name, ...reach(vpcConfig) }));
};
