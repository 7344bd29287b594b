/** VPCs. Source: model rows R17, R35; Amazon EC2 API reference. */
import { parseCidr } from '../../model/cidr.ts';
import { Vpc } from '../../model/network.ts';
import type { ControlPlane } from '../control-plane.ts';
import { described, takeId, tell, type DescribeRequest, type FilterTable } from '../ec2-resources.ts';
import { AwsError } from '../errors.ts';
import type { Operation } from '../operation.ts';

/** A VPC to make. */
export interface CreateVpcRequest {
  /** The id to give it; left out: one by the seed. */
  readonly id?: string;
  readonly cidr: string;
  readonly ipv6Cidr?: string | null;
  readonly tenancy?: 'default' | 'dedicated';
}
/** Which VPC. */
export interface VpcRequest {
  readonly id: string;
}
/** A VPC as EC2 shows it. */
export interface VpcBody {
  readonly VpcId: string;
  readonly OwnerId: string;
  readonly CidrBlock: string;
  readonly Ipv6CidrBlockAssociationSet: readonly { readonly Ipv6CidrBlock: string }[];
  readonly InstanceTenancy: 'default' | 'dedicated';
  readonly IsDefault: false;
  readonly State: 'available';
}

/** With a block from /16 to /28. */
export const createVpc: Operation<CreateVpcRequest, { readonly Vpc: VpcBody }> = (
  control,
  request,
  caller,
) => {
  const { cidr, ipv6Cidr = null, tenancy = 'default' } = request;
  control.authorizeEc2(caller, 'CreateVpc', 'vpc', request.id ?? '*');
  const block = parseCidr(cidr);
  if ('problem' in block || block.prefix < 16 || block.prefix > 28) throw new AwsError('vpcRange', { cidr });
  const { network } = control.world;
  const id = takeId(control, 'vpc', request.id);
  const made = new Vpc(id, cidr, ipv6Cidr, tenancy, 0, network.vpcQuota);
  network.addVpc(made);
  tell(control, 'resource.created', 'vpc', id);
  return { status: 200, body: { Vpc: shownVpc(control, made) } };
};

/** Refused while it has subnets or security groups. */
export const deleteVpc: Operation<VpcRequest, null> = (control, { id }, caller) => {
  control.authorizeEc2(caller, 'DeleteVpc', 'vpc', id);
  const { network } = control.world;
  const found = findVpc(control, id);
  const isUsed =
    [...network.subnets.values()].some(({ vpc }) => vpc === found) ||
    [...network.securityGroups.values()].includes(id);
  if (isUsed) throw new AwsError('vpcInUse', { id });
  network.removeVpc(found);
  tell(control, 'resource.deleted', 'vpc', id);
  return { status: 200, body: null };
};

const filters: FilterTable<Vpc> = {
  'vpc-id': ({ id }) => id,
  cidr: ({ cidr }) => cidr,
  state: () => 'available',
};

/** The VPCs of the account; never the one of the Lambda service. */
export const describeVpcs: Operation<DescribeRequest, { readonly Vpcs: readonly VpcBody[] }> = (
  control,
  request,
  caller,
) => {
  control.authorizeEc2(caller, 'DescribeVpcs', 'vpc', null);
  const all = [...control.world.network.vpcs.values()];
  const found = described(all, request, filters, ({ id }) => id, 'noVpc');
  return { status: 200, body: { Vpcs: found.map((vpc) => shownVpc(control, vpc)) } };
};

/** The VPC, or InvalidVpcID.NotFound. */
export const findVpc = ({ world }: ControlPlane, id: string): Vpc => {
  const found = world.network.vpcs.get(id);
  if (found === undefined) throw new AwsError('noVpc', { id });
  return found;
};

const shownVpc = ({ identities }: ControlPlane, { id, cidr, ipv6Cidr, tenancy }: Vpc): VpcBody => ({
  VpcId: id,
  OwnerId: identities.place.account,
  CidrBlock: cidr,
  Ipv6CidrBlockAssociationSet: ipv6Cidr === null ? [] : [{ Ipv6CidrBlock: ipv6Cidr }],
  InstanceTenancy: tenancy,
  IsDefault: false,
  State: 'available',
});
