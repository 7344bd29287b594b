/**
 * What the keys take of subnets and quotas, at rest and while every function moves to other groups at once.
 * Source: model rows R3, R9, R27, R28.
 */
import { usableAddresses } from '../model/network.ts';
import type { Scenario, SubnetSpec } from '../scenario/scenario.ts';
import { byName } from './by-name.ts';
import { groupBy } from './group-by.ts';
import type { InventoryKey } from './keys.ts';

/** The addresses of a subnet. */
export interface SubnetRoom {
  readonly id: string;
  readonly vpc: string;
  readonly az: string;
  /** Null for an IPv6-only subnet. */
  readonly usable: number | null;
  /** Addresses that others use at the start, and at their most. */
  readonly others: number;
  readonly othersMost: number;
  readonly enis: number;
  /** Addresses free at the start and while others use the most; below 0: so many lack. */
  readonly free: number | null;
  readonly freeLeast: number | null;
  /** Old and new ENIs side by side, and what is then free while others use the most. */
  readonly transition: { readonly enis: number; readonly free: number | null };
}

/** The use of one quota of ENIs. */
export interface QuotaRoom {
  readonly quota: number;
  /** ENIs of other services. */
  readonly otherEnis: number;
  readonly enis: number;
  readonly used: number;
  /** Null under a quota of 0. */
  readonly usedRatio: number | null;
  readonly transition: { readonly used: number; readonly usedRatio: number | null };
}

/** A VPC's quota, and what still fits. */
export interface VpcRoom extends QuotaRoom {
  readonly id: string;
  readonly headroom: {
    /** ENIs, so keys, that fit into the quotas of VPC and Region. */
    readonly enis: number;
    /** Subnets that Lambda uses in the VPC. */
    readonly subnets: number;
    /** Functions with groups of their own in all of these subnets that fit; null where Lambda uses none yet. */
    readonly functions: number | null;
  };
}

/** Subnets sorted by id, VPCs sorted by id, and the Region. */
export interface Room {
  readonly subnets: readonly SubnetRoom[];
  readonly vpcs: readonly VpcRoom[];
  readonly region: QuotaRoom;
}

/** Counts the keys into subnets, VPCs and the Region. */
export const takeRoom = (
  { subnets: specs, vpcs, account }: Scenario,
  keys: readonly InventoryKey[],
): Room => {
  const { enisPerVpc, enisPerRegion } = account.quotas;
  const keysIn = groupBy(keys, ({ subnetId }) => subnetId);
  const subnets = byId(specs).map((spec) => subnetRoom(spec, keysIn.get(spec.id) ?? []));
  const inVpc = groupBy(subnets, ({ vpc }) => vpc);
  const otherEnis = vpcs.reduce((sum, vpc) => sum + vpc.otherEnis, account.otherEnis ?? 0);
  const region = quotaRoom(enisPerRegion, otherEnis, subnets);
  return {
    subnets,
    vpcs: byId(vpcs).map((vpc) => {
      const own = inVpc.get(vpc.id) ?? [];
      const room = quotaRoom(enisPerVpc, vpc.otherEnis, own);
      return { id: vpc.id, ...room, headroom: headroomOf(room, region, own) };
    }),
    region,
  };
};

const subnetRoom = (
  { id, vpc, az, cidr, usedIps }: SubnetSpec,
  keys: readonly InventoryKey[],
): SubnetRoom => {
  const usable = cidr === null ? null : usableAddresses(cidr);
  // What others use beyond the last address is clipped, as in a run.
  const others = Math.min(usedIps[0]?.ips ?? 0, usable ?? Infinity);
  const othersMost = usedIps.reduce((most, { ips }) => Math.min(Math.max(most, ips), usable ?? Infinity), 0);
  const enis = keys.length;
  const left = (used: number): number | null => (usable === null ? null : usable - used);
  // A published version keeps its keys; only what $LATEST holds is made anew.
  const during = enis + keys.filter(({ functions }) => functions.length > 0).length;
  return {
    id,
    vpc,
    az,
    usable,
    others,
    othersMost,
    enis,
    free: left(others + enis),
    freeLeast: left(othersMost + enis),
    transition: { enis: during, free: left(othersMost + during) },
  };
};

const quotaRoom = (quota: number, otherEnis: number, subnets: readonly SubnetRoom[]): QuotaRoom => {
  const enis = subnets.reduce((sum, subnet) => sum + subnet.enis, 0);
  const used = otherEnis + enis;
  const during = otherEnis + subnets.reduce((sum, { transition }) => sum + transition.enis, 0);
  const ratio = (count: number): number | null => (quota === 0 ? null : count / quota);
  const transition = { used: during, usedRatio: ratio(during) };
  return { quota, otherEnis, enis, used, usedRatio: ratio(used), transition };
};

const headroomOf = (
  vpc: QuotaRoom,
  region: QuotaRoom,
  subnets: readonly SubnetRoom[],
): VpcRoom['headroom'] => {
  const enis = Math.max(0, Math.min(vpc.quota - vpc.used, region.quota - region.used));
  const inUse = subnets.filter((subnet) => subnet.enis > 0);
  const free = inUse.map(({ freeLeast }) => Math.max(0, freeLeast ?? 0));
  const functions = inUse.length === 0 ? null : Math.min(Math.floor(enis / inUse.length), ...free);
  return { enis, subnets: inUse.length, functions };
};

const byId = <T extends { readonly id: string }>(rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => byName(a.id, b.id));
