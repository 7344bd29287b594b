/** VPCs, subnets and security groups: those that are there, those that go and those that come. */
import { overlap, parseCidr, type Cidr } from '../../model/cidr.ts';
import { freeBlock } from '../free-block.ts';
import type { DraftGroup, DraftSubnet, DraftVpc } from '../draft.ts';
import { vpcIdAt } from './ids.ts';
import type { Resource } from './plan.ts';
import { isReplaced, type Reading, type When } from './reading.ts';
import { leadsOf } from './routes.ts';
import { isGiven, isTrue, textAt, type Side } from './side.ts';

/** One thing of the network before or after the apply. */
interface Found {
  readonly resource: Resource;
  readonly when: When;
  readonly side: Side;
  readonly id: string;
  readonly notes: readonly string[];
}

/** Both sides of a replaced one, the one that counts of any other; each id once. */
const found = (reading: Reading, ...types: readonly string[]): Found[] => {
  const all = reading.plan.resources
    .filter(({ type }) => types.includes(type))
    .flatMap((resource): Found[] => {
      const sides: When[] = isReplaced(resource)
        ? ['before', 'after']
        : [resource.after === null ? 'before' : 'after'];
      return sides.flatMap((when) => {
        const side = resource[when];
        const notes = noteOf(resource, when);
        return side === null ? [] : [{ resource, when, side, id: reading.idOf(resource, when), notes }];
      });
    });
  // What is managed says more than what is only read.
  const managedFirst = all.toSorted((a, b) => Number(a.resource.isData) - Number(b.resource.isData));
  return [...new Map(managedFirst.toReversed().map((one) => [one.id, one])).values()].toReversed();
};

const noteOf = (resource: Resource, when: When): string[] => {
  const { address, actions, isData } = resource;
  if (isData) return [`${address}, not managed here`];
  if (isReplaced(resource)) return [`${address}, ${when === 'before' ? 'replaced' : 'its replacement'}`];
  return [actions.includes('delete') ? `${address}, deleted` : address];
};

/** The VPCs. */
export const vpcsOf = (reading: Reading): DraftVpc[] =>
  found(reading, 'aws_vpc', 'aws_default_vpc').map(({ resource, side, id, notes }) => ({
    id,
    cidr: textAt(side, 'cidr_block'),
    tenancy: textAt(side, 'instance_tenancy') === 'dedicated' ? 'dedicated' : 'default',
    otherEnis: null,
    place: resource.place,
    notes,
  }));

/** The subnets. */
export const subnetsOf = (reading: Reading, vpcs: readonly DraftVpc[]): DraftSubnet[] => {
  const leadOfSubnet = leadsOf(reading);
  const all = found(reading, 'aws_subnet', 'aws_default_subnet').map(
    (one): DraftSubnet & Pick<Found, 'when'> => {
      const { resource, side, id, notes, when } = one;
      const isIpv6Only = isTrue(side, 'ipv6_native');
      const hasIpv6 =
        isIpv6Only || isGiven(side, 'ipv6_cidr_block') || isTrue(side, 'assign_ipv6_address_on_creation');
      const vpc = vpcIdAt(reading, resource, when);
      return {
        id,
        vpc,
        az: textAt(side, 'availability_zone') ?? textAt(side, 'availability_zone_id'),
        cidr: isIpv6Only ? null : textAt(side, 'cidr_block'),
        isIpv6Only,
        hasIpv6,
        ...leadOfSubnet(id, vpc),
        usedIps: null,
        place: resource.place,
        notes,
        when,
      };
    },
  );
  const old = all.filter(({ when }) => when === 'before');
  return all.map(({ when, ...subnet }) => (when === 'before' ? subnet : movedApart(subnet, old, all, vpcs)));
};

/** A replacement may get the addresses of what it replaces. A scenario has both, so the new one moves. */
const movedApart = (
  subnet: DraftSubnet,
  old: readonly DraftSubnet[],
  all: readonly DraftSubnet[],
  vpcs: readonly DraftVpc[],
): DraftSubnet => {
  const blockOf = (text: string | null | undefined): Cidr | null => {
    const block = parseCidr(text ?? '');
    return 'problem' in block ? null : block;
  };
  const own = blockOf(subnet.cidr);
  const isHere = ({ vpc, id }: DraftSubnet): boolean => vpc === subnet.vpc && id !== subnet.id;
  const blocksOf = (some: readonly DraftSubnet[]): Cidr[] =>
    some.filter(isHere).flatMap(({ cidr }) => blockOf(cidr) ?? []);
  if (own === null || !blocksOf(old).some((other) => overlap(own, other))) return subnet;
  const around = blockOf(vpcs.find(({ id }) => id === subnet.vpc)?.cidr);
  const cidr = around && freeBlock(around, blocksOf(all), own.prefix);
  const notes = [
    ...subnet.notes,
    `it gets ${subnet.cidr} of the one before it; a scenario cannot give it twice`,
  ];
  return { ...subnet, cidr, notes };
};

/** The security groups. */
export const groupsOf = (reading: Reading): DraftGroup[] =>
  found(reading, 'aws_security_group', 'aws_default_security_group').map((one) => ({
    id: one.id,
    vpc: vpcIdAt(reading, one.resource, one.when),
    place: one.resource.place,
    notes: one.notes,
  }));
