/**
 * From the VpcConfig of a request to the settings of a version, or AWS's refusal. The order of the checks is AWS's
 * where it is recorded: form, groups, subnets. Source: model rows R13, R15, R26, R34–R36.
 */
import type { FunctionVpc } from '../iam/requests.ts';
import type { VpcSettings } from '../model/settings.ts';
import type { Network, Subnet } from '../model/network.ts';
import { AwsError } from './errors.ts';

/** As a request gives it; what is left out keeps its stored value. */
export interface VpcConfigRequest {
  readonly subnetIds?: readonly string[];
  readonly securityGroupIds?: readonly string[];
  readonly ipv6AllowedForDualStack?: boolean;
}

/** Limits of a function (Lambda API reference, VpcConfig). */
const MOST_SUBNETS = 16;
const MOST_GROUPS = 5;
const DETACHED: VpcSettings = {
  vpcId: '',
  subnetIds: [],
  securityGroupIds: [],
  ipv6AllowedForDualStack: false,
};

/** The settings that a request leads to; `stored` is null for a function never attached. */
export const resolveVpcConfig = (
  request: VpcConfigRequest,
  stored: VpcSettings | null,
  network: Network,
): VpcSettings | null => {
  const subnetIds = request.subnetIds ?? stored?.subnetIds ?? [];
  const securityGroupIds = request.securityGroupIds ?? stored?.securityGroupIds ?? [];
  const isKnownSubnet = (id: string): boolean => network.subnets.has(id);
  const isKnownGroup = (id: string): boolean => network.securityGroups.has(id);
  // An id that the account knows, or knew, is never malformed: it may be symbolic.
  const isExempt = (id: string): boolean => isKnownSubnet(id) || isKnownGroup(id) || network.knowsId(id);
  checkList('vpcConfig.subnetIds', subnetIds, MOST_SUBNETS, 'subnet-[0-9a-z]*', isExempt);
  checkList('vpcConfig.securityGroupIds', securityGroupIds, MOST_GROUPS, 'sg-[0-9a-zA-Z]*', isExempt);
  if (subnetIds.length === 0 && securityGroupIds.length === 0) {
    if (request.ipv6AllowedForDualStack === true) throw new AwsError('ipv6WithoutLists');
    return stored === null && request.subnetIds === undefined ? null : DETACHED;
  }
  if (subnetIds.length === 0 || securityGroupIds.length === 0) throw new AwsError('emptyTogether');
  // They are a set: of several that are unknown, the first by id is told.
  const unknownGroup = securityGroupIds.toSorted().find((id) => !isKnownGroup(id));
  if (unknownGroup !== undefined) throw new AwsError('unknownGroup', { id: unknownGroup });
  const unknownSubnet = subnetIds.find((id) => !isKnownSubnet(id));
  if (unknownSubnet !== undefined) throw new AwsError('unknownSubnet', { id: unknownSubnet });
  const subnets = subnetIds.map((id) => network.subnets.get(id) as Subnet);
  const vpcId = theOneVpc(subnets, securityGroupIds, network);
  const ipv6AllowedForDualStack = request.ipv6AllowedForDualStack ?? stored?.ipv6AllowedForDualStack ?? false;
  checkAddressFamilies(subnets, ipv6AllowedForDualStack);
  return { vpcId, subnetIds, securityGroupIds, ipv6AllowedForDualStack };
};

/** The VPC that a function would have after a request, for the condition keys of its caller; null: none. */
export const intendedVpc = (
  request: VpcConfigRequest | null,
  stored: VpcSettings | null,
  network: Network,
): FunctionVpc | null => {
  const subnetIds = request?.subnetIds ?? stored?.subnetIds ?? [];
  const securityGroupIds = request?.securityGroupIds ?? stored?.securityGroupIds ?? [];
  if (subnetIds.length === 0) return null;
  const found = subnetIds.map((id) => network.subnets.get(id)?.vpc.id).find((id) => id !== undefined);
  // Where the stored subnets are gone, the function is still of the VPC that it was attached to.
  const vpcId = found ?? (request?.subnetIds === undefined ? stored?.vpcId : undefined) ?? '';
  return { vpcId, subnetIds, securityGroupIds };
};

/** Length and pattern. */
const checkList = (
  member: string,
  ids: readonly string[],
  limit: number,
  pattern: string,
  isExempt: (id: string) => boolean,
): void => {
  const values = ids.join(', ');
  if (ids.length > limit) throw new AwsError('tooMany', { values, member, limit });
  const isWellFormed = new RegExp(`^${pattern}$`);
  if (ids.some((id) => !isExempt(id) && !isWellFormed.test(id))) {
    throw new AwsError('invalidIds', { values, member, pattern });
  }
};

const theOneVpc = (subnets: readonly Subnet[], groups: readonly string[], network: Network): string => {
  const vpcs = new Map(subnets.map(({ vpc }) => [vpc.id, vpc]));
  const ids = new Set([...vpcs.keys(), ...groups.map((id) => network.securityGroups.get(id) as string)]);
  if (ids.size > 1) throw new AwsError('severalVpcs', { vpcs: [...ids].sort().join(', ') });
  for (const vpc of vpcs.values()) {
    if (vpc.tenancy === 'dedicated') throw new AwsError('dedicatedTenancy', { vpc: vpc.id });
  }
  return [...ids].join();
};

const checkAddressFamilies = (subnets: readonly Subnet[], ipv6Allowed: boolean): void => {
  const named = (some: readonly Subnet[]): string =>
    some
      .map(({ id }) => id)
      .sort()
      .join(', ');
  const ipv6Only = subnets.filter(({ cidr }) => cidr === null);
  if (ipv6Only.length > 0) throw new AwsError('ipv6Only', { subnets: named(ipv6Only) });
  const ipv4Only = subnets.filter(({ ipv6Cidr }) => ipv6Cidr === null);
  if (ipv6Allowed && ipv4Only.length > 0) throw new AwsError('notDualStack', { subnets: named(ipv4Only) });
};
