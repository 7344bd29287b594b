/** VPCs, subnets and security groups of the account, and where they cannot be as they are told. */
import { contains, parseCidr, type Cidr } from '../../model/cidr.ts';
import {
  UNDECLARED,
  type DraftFunction,
  type DraftGroup,
  type DraftSubnet,
  type DraftVpc,
} from '../draft.ts';
import { at, itemsOf, textOf, type Term } from '../term.ts';
import { compare, oneOfEach } from './one-of-each.ts';
import type { Reading } from './reading.ts';
import type { RouteOf } from './route-tables.ts';

/** A VPC with all of its blocks. */
export interface VpcRow extends DraftVpc {
  readonly blocks: readonly string[];
}

/** A subnet with the addresses that EC2 counts as free. */
export interface SubnetRow extends DraftSubnet {
  readonly free: number | null;
}

/** The VPCs. */
export const readVpcs = (reading: Reading): VpcRow[] => {
  const all = reading.items('ec2 describe-vpcs', 'Vpcs').flatMap((term): VpcRow[] => {
    const id = reading.text(term, 'VpcId');
    if (id === undefined) return [];
    const cidr = blockAt(term, 'CidrBlock', reading);
    const further = reading
      .list(term, 'CidrBlockAssociationSet')
      .filter((one) => (textOf(at(one, 'CidrBlockState', 'State')) ?? 'associated') === 'associated')
      .flatMap((one) => blockAt(one, 'CidrBlock', reading) ?? []);
    const blocks = [...new Set([...(cidr === null ? [] : [cidr]), ...further])].sort(compare);
    return [
      {
        id,
        cidr,
        blocks,
        tenancy: textOf(at(term, 'InstanceTenancy')) === 'dedicated' ? 'dedicated' : 'default',
        otherEnis: null,
        place: term.place,
        notes: named(term),
      },
    ];
  });
  return oneOfEach(all, 'VPC', reading);
};

/** The subnets. */
export const readSubnets = (routeOf: RouteOf, reading: Reading): SubnetRow[] => {
  const all = reading.items('ec2 describe-subnets', 'Subnets').flatMap((term): SubnetRow[] => {
    const id = reading.text(term, 'SubnetId');
    if (id === undefined) return [];
    const vpc = reading.text(term, 'VpcId') ?? null;
    const isIpv6Only = textOf(at(term, 'Ipv6Native')) === 'true';
    const hasIpv6Block = itemsOf(at(term, 'Ipv6CidrBlockAssociationSet')).some(
      (one) => (textOf(at(one, 'Ipv6CidrBlockState', 'State')) ?? 'associated') === 'associated',
    );
    return [
      {
        id,
        vpc,
        az: textOf(at(term, 'AvailabilityZone')) ?? textOf(at(term, 'AvailabilityZoneId')) ?? null,
        cidr: isIpv6Only ? null : blockAt(term, 'CidrBlock', reading),
        isIpv6Only,
        hasIpv6: isIpv6Only || hasIpv6Block,
        ...routeOf(id, vpc),
        usedIps: null,
        free: isIpv6Only ? null : reading.whole(term, 'AvailableIpAddressCount'),
        place: term.place,
        notes: named(term),
      },
    ];
  });
  return oneOfEach(all, 'subnet', reading);
};

/** The security groups. */
export const readGroups = (reading: Reading): DraftGroup[] => {
  const all = reading
    .items('ec2 describe-security-groups', 'SecurityGroups')
    .flatMap((term): DraftGroup[] => {
      const id = reading.text(term, 'GroupId');
      if (id === undefined) return [];
      const name = textOf(at(term, 'GroupName'));
      return [{ id, vpc: textOf(at(term, 'VpcId')) || null, place: term.place, notes: name ? [name] : [] }];
    });
  return oneOfEach(all, 'security group', reading);
};

/** Subnets and groups that functions name and no answer describes. */
export const undeclared = (
  functions: readonly DraftFunction[],
  vpcOf: (name: string) => string | null,
  subnets: readonly DraftSubnet[],
  groups: readonly DraftGroup[],
): { readonly subnets: SubnetRow[]; readonly groups: DraftGroup[] } => {
  const missing = { subnets: new Map<string, SubnetRow>(), groups: new Map<string, DraftGroup>() };
  const known = new Set([...subnets, ...groups].map(({ id }) => id));
  for (const { name, vpcConfig, versions, place } of functions)
    for (const config of [vpcConfig, ...versions.map((one) => one.vpcConfig)]) {
      const vpc = vpcOf(name);
      const unknown = { vpc, place, notes: [UNDECLARED] };
      for (const id of config?.subnetIds ?? [])
        if (!known.has(id)) missing.subnets.set(id, { ...emptySubnet, id, ...unknown });
      for (const id of config?.securityGroupIds ?? [])
        if (!known.has(id)) missing.groups.set(id, { id, ...unknown });
    }
  return { subnets: [...missing.subnets.values()], groups: [...missing.groups.values()] };
};

const emptySubnet = {
  az: null,
  cidr: null,
  isIpv6Only: false,
  hasIpv6: false,
  route: null,
  usedIps: null,
  free: null,
} as const;

/** The block at a member; a text that is none is told, and left out. */
const blockAt = (term: Term, member: string, reading: Reading): string | null => {
  const text = textOf(at(term, member));
  if (text === undefined || text === '') return null;
  const cidr = parseCidr(text);
  if (!('problem' in cidr)) return text;
  const place = at(term, member)?.place ?? term.place;
  reading.finding('IMP040', place, `${member}: ${JSON.stringify(text)} ${cidr.problem}`);
  return null;
};

/** A block that was read before. */
export const readBlock = (text: string | null): Cidr | null => {
  const cidr = text === null ? null : parseCidr(text);
  return cidr === null || 'problem' in cidr ? null : cidr;
};

/** The name that people gave it. */
const named = (term: Term): string[] => {
  const tag = itemsOf(at(term, 'Tags')).find((one) => textOf(at(one, 'Key')) === 'Name');
  const name = textOf(at(tag, 'Value'));
  return name === undefined || name === '' ? [] : [name];
};

/** Tells of subnets that lie in no block of their VPC. */
export const checkBlocks = (
  vpcs: readonly VpcRow[],
  subnets: readonly SubnetRow[],
  reading: Reading,
): void => {
  const byId = new Map(vpcs.map((vpc) => [vpc.id, vpc]));
  for (const { id, vpc, cidr, place } of subnets) {
    const around = byId.get(vpc ?? '');
    const block = readBlock(cidr);
    if (around === undefined || around.blocks.length === 0 || block === null) continue;
    const isInside = around.blocks.some((one) => {
      const outer = readBlock(one);
      return outer !== null && contains(outer, block);
    });
    if (!isInside)
      reading.finding(
        'IMP043',
        place,
        `${cidr} of subnet ${id} lies outside of ${around.blocks.join(' and ')} of ${around.id}`,
        'Give describe-vpcs and describe-subnets of one account and time.',
      );
  }
};
