/** Subnets. Source: model rows R17, R27; Amazon EC2 API reference. */
import { ec2Arn } from '../../iam/arn.ts';
import { contains, overlap, parseCidr, type Cidr } from '../../model/cidr.ts';
import { Subnet } from '../../model/network.ts';
import type { ControlPlane } from '../control-plane.ts';
import { described, takeId, tell, type DescribeRequest, type FilterTable } from '../ec2-resources.ts';
import { AwsError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { findVpc } from './vpcs.ts';

/** A subnet to make. */
export interface CreateSubnetRequest {
  /** The id to give it; left out: one by the seed. */
  readonly id?: string;
  readonly vpcId: string;
  readonly cidr: string;
  readonly ipv6Cidr?: string | null;
  readonly availabilityZone?: string;
}
/** Which subnet. */
export interface SubnetRequest {
  readonly id: string;
}
/** A subnet as EC2 shows it. */
export interface SubnetBody {
  readonly SubnetId: string;
  readonly SubnetArn: string;
  readonly VpcId: string;
  readonly OwnerId: string;
  readonly AvailabilityZone: string;
  readonly CidrBlock?: string;
  readonly Ipv6CidrBlockAssociationSet: readonly { readonly Ipv6CidrBlock: string }[];
  readonly Ipv6Native: boolean;
  /** Those that others use are not available either. */
  readonly AvailableIpAddressCount: number;
  readonly State: 'available';
}

/** With a block from /16 to /28, inside of the VPC and apart from its other subnets. */
export const createSubnet: Operation<CreateSubnetRequest, { readonly Subnet: SubnetBody }> = (
  control,
  request,
  caller,
) => {
  const { vpcId, cidr, ipv6Cidr = null, availabilityZone } = request;
  control.authorizeEc2(caller, 'CreateSubnet', 'subnet', request.id ?? '*');
  const { network } = control.world;
  const vpc = findVpc(control, vpcId);
  const block = blockOf(cidr);
  if (block === null || !contains(blockOf(vpc.cidr) ?? block, block))
    throw new AwsError('subnetRange', { cidr });
  const conflict = [...network.subnets.values()].find((other) => {
    const its = other.vpc === vpc && other.cidr !== null ? blockOf(other.cidr) : null;
    return its !== null && overlap(its, block);
  });
  if (conflict !== undefined) throw new AwsError('subnetConflict', { cidr });
  const id = takeId(control, 'subnet', request.id);
  const made = new Subnet(id, vpc, cidr, ipv6Cidr, availabilityZone);
  network.addSubnet(made);
  tell(control, 'resource.created', 'subnet', id);
  return { status: 200, body: { Subnet: shownSubnet(control, made) } };
};

/** Refused while an ENI in any phase, a holder of a key or an interface of the customer uses it. */
export const deleteSubnet: Operation<SubnetRequest, null> = (control, { id }, caller) => {
  control.authorizeEc2(caller, 'DeleteSubnet', 'subnet', id);
  const found = findSubnet(control, id);
  if (control.world.isSubnetUsed(found)) throw new AwsError('subnetInUse', { id });
  control.world.network.removeSubnet(found);
  tell(control, 'resource.deleted', 'subnet', id);
  return { status: 200, body: null };
};

const filters: FilterTable<Subnet> = {
  'subnet-id': ({ id }) => id,
  'vpc-id': ({ vpc }) => vpc.id,
  'availability-zone': ({ az }) => az,
  'cidr-block': ({ cidr }) => cidr ?? [],
  state: () => 'available',
};

/** With their free addresses. */
export const describeSubnets: Operation<DescribeRequest, { readonly Subnets: readonly SubnetBody[] }> = (
  control,
  request,
  caller,
) => {
  control.authorizeEc2(caller, 'DescribeSubnets', 'subnet', null);
  const all = [...control.world.network.subnets.values()];
  const found = described(all, request, filters, ({ id }) => id, 'noSubnet');
  return { status: 200, body: { Subnets: found.map((subnet) => shownSubnet(control, subnet)) } };
};

/** The subnet, or InvalidSubnetID.NotFound. */
export const findSubnet = ({ world }: ControlPlane, id: string): Subnet => {
  const found = world.network.subnets.get(id);
  if (found === undefined) throw new AwsError('noSubnet', { id });
  return found;
};

/** A block of a size that EC2 allows, or null. */
const blockOf = (cidr: string): Cidr | null => {
  const block = parseCidr(cidr);
  return 'problem' in block || block.prefix < 16 || block.prefix > 28 ? null : block;
};

const shownSubnet = (
  { identities: { place } }: ControlPlane,
  { id, vpc, az, cidr, ipv6Cidr, free }: Subnet,
): SubnetBody => ({
  SubnetId: id,
  SubnetArn: ec2Arn(place, 'subnet', id),
  VpcId: vpc.id,
  OwnerId: place.account,
  AvailabilityZone: az,
  ...(cidr === null ? {} : { CidrBlock: cidr }),
  Ipv6CidrBlockAssociationSet: ipv6Cidr === null ? [] : [{ Ipv6CidrBlock: ipv6Cidr }],
  Ipv6Native: cidr === null,
  AvailableIpAddressCount: cidr === null ? 0 : free,
  State: 'available',
});
