/** Security groups: which there are. Their rules are no part of a key. Source: model row R17; Amazon EC2 API reference. */
import type { ControlPlane } from '../control-plane.ts';
import { described, takeId, tell, type DescribeRequest, type FilterTable } from '../ec2-resources.ts';
import { AwsError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { findVpc } from './vpcs.ts';

/** A security group to make. */
export interface CreateSecurityGroupRequest {
  /** The id to give it; left out: one by the seed. */
  readonly id?: string;
  readonly vpcId: string;
}
/** Which group. */
export interface SecurityGroupRequest {
  readonly id: string;
}
/** A security group as EC2 shows it. */
export interface SecurityGroupBody {
  readonly GroupId: string;
  readonly GroupName: string;
  readonly VpcId: string;
  readonly OwnerId: string;
}

/** In a VPC that exists. */
export const createSecurityGroup: Operation<CreateSecurityGroupRequest, { readonly GroupId: string }> = (
  control,
  request,
  caller,
) => {
  control.authorizeEc2(caller, 'CreateSecurityGroup', 'security-group', request.id ?? '*');
  const { id: vpcId } = findVpc(control, request.vpcId);
  const id = takeId(control, 'sg', request.id);
  control.world.network.securityGroups.set(id, vpcId);
  tell(control, 'resource.created', 'securityGroup', id);
  return { status: 200, body: { GroupId: id } };
};

/** Refused while an ENI in any phase, a holder of a key or an interface of the customer has it. */
export const deleteSecurityGroup: Operation<SecurityGroupRequest, null> = (control, { id }, caller) => {
  control.authorizeEc2(caller, 'DeleteSecurityGroup', 'security-group', id);
  const { world } = control;
  if (!world.network.securityGroups.has(id)) throw new AwsError('noGroup', { id });
  if (world.isGroupUsed(id)) throw new AwsError('groupInUse', { id });
  world.network.securityGroups.delete(id);
  tell(control, 'resource.deleted', 'securityGroup', id);
  return { status: 200, body: null };
};

interface Group {
  readonly id: string;
  readonly vpcId: string;
}
const filters: FilterTable<Group> = { 'group-id': ({ id }) => id, 'vpc-id': ({ vpcId }) => vpcId };

/** The groups of the account. */
export const describeSecurityGroups: Operation<
  DescribeRequest,
  { readonly SecurityGroups: readonly SecurityGroupBody[] }
> = (control, request, caller) => {
  control.authorizeEc2(caller, 'DescribeSecurityGroups', 'security-group', null);
  const all = [...control.world.network.securityGroups].map(([id, vpcId]) => ({ id, vpcId }));
  const found = described(all, request, filters, ({ id }) => id, 'noGroup');
  return { status: 200, body: { SecurityGroups: found.map((group) => shown(control, group)) } };
};

const shown = ({ identities }: ControlPlane, { id, vpcId }: Group): SecurityGroupBody => ({
  GroupId: id,
  GroupName: id,
  VpcId: vpcId,
  OwnerId: identities.place.account,
});
