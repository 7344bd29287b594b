/** VPCs, subnets and security groups as a template declares them. */
import { parseCidr } from '../../model/cidr.ts';
import { UNDECLARED } from '../draft.ts';
import type { Place } from '../place.ts';
import { textOf, at, type Term } from '../term.ts';
import type { Collection } from './collect.ts';
import { evaluate } from './evaluate.ts';
import { leadOfSubnet } from './routes.ts';
import type { Stack } from './stack.ts';
import type { Resource } from './template.ts';
import type { Value } from './value.ts';

type Read = (resource: Resource, stack: Stack, found: Collection) => void;

const property = (resource: Resource, name: string, stack: Stack): Value | undefined => {
  const term: Term | undefined = at(resource.properties, name);
  return term === undefined ? undefined : evaluate(term, stack);
};

/** A block as EC2 keeps it: bits beyond the prefix are cleared. Source: EC2 API reference, CreateSubnet. */
const blockOf = (
  value: Value | undefined,
): { readonly cidr: string | null; readonly notes: readonly string[] } => {
  if (value?.is !== 'literal') return { cidr: null, notes: [] };
  const parsed = parseCidr(value.text);
  const [, cleared] = ('problem' in parsed ? /the block is (\S+)$/.exec(parsed.problem) : null) ?? [];
  return cleared === undefined
    ? { cidr: value.text, notes: [] }
    : { cidr: cleared, notes: [`EC2 reads ${value.text} as ${cleared}`] };
};

const vpc: Read = (resource, stack, found) => {
  const id = found.keyOf(stack, resource.id);
  const tenancy = property(resource, 'InstanceTenancy', stack);
  const { cidr, notes } = blockOf(property(resource, 'CidrBlock', stack));
  const isDedicated = tenancy?.is === 'literal' && tenancy.text === 'dedicated';
  if (tenancy?.is === 'symbol')
    found.gap(
      tenancy.place,
      `InstanceTenancy of ${resource.id} is ${tenancy.open ?? tenancy.name}`,
      'taken as default',
      [],
    );
  found.vpcs.set(id, {
    id,
    cidr,
    tenancy: isDedicated ? 'dedicated' : 'default',
    otherEnis: null,
    place: resource.term.place,
    notes,
  });
};

const subnet: Read = (resource, stack, found) => {
  const id = found.keyOf(stack, resource.id);
  const { cidr, notes } = blockOf(property(resource, 'CidrBlock', stack));
  const zone =
    property(resource, 'AvailabilityZone', stack) ?? property(resource, 'AvailabilityZoneId', stack);
  const isIpv6Only = textOf(at(resource.properties, 'Ipv6Native')) === 'true';
  found.subnets.set(id, {
    id,
    vpc: found.keyOfValue(property(resource, 'VpcId', stack)) ?? null,
    az: zone?.is === 'literal' ? zone.text : zone?.is === 'symbol' ? zone.name : null,
    cidr,
    isIpv6Only,
    hasIpv6: isIpv6Only || at(resource.properties, 'Ipv6CidrBlock') !== undefined,
    ...leadOfSubnet(resource, stack),
    usedIps: null,
    place: resource.term.place,
    notes,
  });
};

/** Whatever the block: a subnet gets none of IPv4 after its creation. */
const blockOfSubnet: Read = (resource, stack, found) => {
  const id = found.keyOfValue(property(resource, 'SubnetId', stack));
  if (id !== undefined) found.withIpv6.add(id);
};

const group: Read = (resource, stack, found) => {
  const id = found.keyOf(stack, resource.id);
  const vpcKey = found.keyOfValue(property(resource, 'VpcId', stack)) ?? null;
  found.groups.set(id, { id, vpc: vpcKey, place: resource.term.place, notes: [] });
};

/** By the type of a resource. */
export const networkResources: ReadonlyMap<string, Read> = new Map([
  ['AWS::EC2::VPC', vpc],
  ['AWS::EC2::Subnet', subnet],
  ['AWS::EC2::SubnetCidrBlock', blockOfSubnet],
  ['AWS::EC2::SecurityGroup', group],
]);

/** Subnets and groups that functions name and no template declares. */
export const addUndeclared = (found: Collection): void => {
  for (const { vpcConfig, place: owner } of found.functions.values()) {
    const placeOf = (id: string): Place => found.places.get(id) ?? owner;
    for (const id of vpcConfig?.subnetIds ?? [])
      if (!found.subnets.has(id))
        found.subnets.set(id, {
          id,
          vpc: null,
          az: null,
          cidr: null,
          isIpv6Only: false,
          hasIpv6: false,
          route: null,
          usedIps: null,
          place: placeOf(id),
          notes: [UNDECLARED],
        });
    for (const id of vpcConfig?.securityGroupIds ?? []) {
      if (found.groups.has(id)) continue;
      const [, maker] = /^(.*)\.DefaultSecurityGroup$/.exec(id) ?? [];
      const vpcKey = maker !== undefined && found.vpcs.has(maker) ? maker : null;
      found.groups.set(id, {
        id,
        vpc: vpcKey,
        place: placeOf(id),
        notes: [vpcKey === null ? UNDECLARED : 'made with its VPC'],
      });
    }
  }
};

/** The blocks that are resources of their own, once every stack is read. */
export const addBlocks = ({ subnets, withIpv6 }: Collection): void => {
  for (const id of withIpv6) {
    const known = subnets.get(id);
    if (known !== undefined) subnets.set(id, { ...known, hasIpv6: true });
  }
};
