import type { Rule } from '../rule.ts';
import { subnetTooSmall, subnetTooSmallAtTheMost, subnetTooSmallInTransition } from './addresses.ts';
import { refusedCaller, roleDeletedInUse } from './callers.ts';
import { natExceeded } from './nat.ts';
import { grantsToCode, lackingPermission, unknownRole } from './permissions.ts';
import { internetFromSome, ipv6WithoutRoute, noInternet, oneZone, publicSubnet } from './placement.ts';
import {
  quotaExceeded,
  quotaExceededInTransition,
  quotaNearlyUsed,
  quotaNearlyUsedInTransition,
} from './quotas.ts';
import { dedicatedTenancy, refusedConfig } from './refused.ts';
import { pinnedByVersions, setPerFunction, splitKeys } from './sharing.ts';

/** Every rule; a new one is a row here, and a row of its code. */
export const rules: readonly Rule[] = [
  refusedConfig,
  dedicatedTenancy,
  lackingPermission,
  unknownRole,
  refusedCaller,
  roleDeletedInUse,
  quotaExceeded,
  quotaNearlyUsed,
  quotaExceededInTransition,
  quotaNearlyUsedInTransition,
  subnetTooSmall,
  subnetTooSmallInTransition,
  subnetTooSmallAtTheMost,
  splitKeys,
  setPerFunction,
  pinnedByVersions,
  oneZone,
  publicSubnet,
  noInternet,
  internetFromSome,
  ipv6WithoutRoute,
  natExceeded,
  grantsToCode,
];
