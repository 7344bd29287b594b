/**
 * Network interfaces: the customer's own, and what a customer can do about those of Lambda. Source: model rows R18,
 * R43; Amazon EC2 API reference.
 */
import { Eni, eniLifecycle } from '../../model/eni.ts';
import type { ControlPlane } from '../control-plane.ts';
import { described, takeId, tell, type DescribeRequest, type FilterTable } from '../ec2-resources.ts';
import { AwsError } from '../errors.ts';
import {
  allInterfaces,
  findInterface,
  shownInterface,
  type AnyInterface,
  type NetworkInterfaceBody,
} from '../network-interface.ts';
import type { Operation } from '../operation.ts';
import { findSubnet } from './subnets.ts';

/** A network interface to make. */
export interface CreateNetworkInterfaceRequest {
  /** The id to give it; left out: one by the seed. */
  readonly id?: string;
  readonly subnetId: string;
  readonly securityGroupIds: readonly string[];
  readonly description?: string;
}
/** Which interface. */
export interface NetworkInterfaceRequest {
  readonly id: string;
}
/** Which interface, and its new groups. */
export interface ModifyNetworkInterfaceRequest extends NetworkInterfaceRequest {
  readonly securityGroupIds: readonly string[];
}

/** Takes an address of the subnet and a unit of the Region's quota; of the VPC's quota for Hyperplane ENIs, none. */
export const createNetworkInterface: Operation<
  CreateNetworkInterfaceRequest,
  { readonly NetworkInterface: NetworkInterfaceBody }
> = (control, request, caller) => {
  const { subnetId, securityGroupIds, description = '' } = request;
  control.authorizeEc2(caller, 'CreateNetworkInterface', 'network-interface', request.id ?? '*');
  const { network } = control.world;
  const subnet = findSubnet(control, subnetId);
  checkGroups(control, securityGroupIds, subnet.vpc.id);
  if (network.regionEnis >= network.regionQuota) {
    throw new AwsError('interfaceLimit', { limit: network.regionQuota });
  }
  if (subnet.free <= 0) throw new AwsError('noFreeAddress');
  const id = takeId(control, 'eni', request.id);
  const made = network.addInterface({ id, subnet, securityGroupIds, description });
  tell(control, 'resource.created', 'networkInterface', id, subnet.id);
  return { status: 200, body: { NetworkInterface: shownInterface(control, made) } };
};

/** Those of the customer, and those that Lambda has detached or left behind; never one in use. */
export const deleteNetworkInterface: Operation<NetworkInterfaceRequest, null> = (control, { id }, caller) => {
  control.authorizeEc2(caller, 'DeleteNetworkInterface', 'network-interface', id);
  const found = findInterface(control, id);
  if (!(found instanceof Eni)) {
    const { world } = control;
    world.network.removeInterface(found);
    tell(control, 'resource.deleted', 'networkInterface', id, found.subnet.id);
    return { status: 200, body: null, afterwards: () => world.onRoom() };
  }
  if (!eniLifecycle.allows(found.phase, 'delete')) throw new AwsError('interfaceInUse', { id });
  found.key.delete(found);
  return { status: 200, body: null };
};

/** Nothing that is simulated is attached but the ENIs of Lambda, and these only Lambda detaches. */
export const detachNetworkInterface: Operation<NetworkInterfaceRequest, null> = (control, { id }, caller) => {
  control.authorizeEc2(caller, 'DetachNetworkInterface', 'network-interface', id);
  throw new AwsError(isInUse(findInterface(control, id)) ? 'lambdaAttachment' : 'notAttached', { id });
};

/** Changes the groups of an interface that is the customer's own. */
export const modifyNetworkInterfaceAttribute: Operation<ModifyNetworkInterfaceRequest, null> = (
  control,
  { id, securityGroupIds },
  caller,
) => {
  control.authorizeEc2(caller, 'ModifyNetworkInterfaceAttribute', 'network-interface', id);
  const found = findInterface(control, id);
  if (found instanceof Eni) throw new AwsError('lambdaInterface');
  checkGroups(control, securityGroupIds, found.subnet.vpc.id);
  found.securityGroupIds = securityGroupIds;
  return { status: 200, body: null };
};

const filters: FilterTable<NetworkInterfaceBody> = {
  'network-interface-id': ({ NetworkInterfaceId }) => NetworkInterfaceId,
  'subnet-id': ({ SubnetId }) => SubnetId,
  'vpc-id': ({ VpcId }) => VpcId,
  'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
  'group-id': ({ Groups }) => Groups.map(({ GroupId }) => GroupId),
  'interface-type': ({ InterfaceType }) => InterfaceType,
  'private-ip-address': ({ PrivateIpAddress }) => PrivateIpAddress,
  'attachment.instance-owner-id': ({ Attachment }) => Attachment?.InstanceOwnerId ?? [],
  'requester-managed': () => 'false',
  description: ({ Description }) => Description,
  status: ({ Status }) => Status,
};

/** Also those of Lambda, as they are shown to the customer in whose subnets they are. */
export const describeNetworkInterfaces: Operation<
  DescribeRequest,
  { readonly NetworkInterfaces: readonly NetworkInterfaceBody[] }
> = (control, request, caller) => {
  control.authorizeEc2(caller, 'DescribeNetworkInterfaces', 'network-interface', null);
  const all = allInterfaces(control).map((one) => shownInterface(control, one));
  const found = described(
    all,
    request,
    filters,
    ({ NetworkInterfaceId }) => NetworkInterfaceId,
    'noInterface',
  );
  return { status: 200, body: { NetworkInterfaces: found } };
};

const isInUse = (one: AnyInterface): boolean =>
  one instanceof Eni && eniLifecycle.flagsOf(one.phase).attached;

const checkGroups = ({ world }: ControlPlane, ids: readonly string[], vpc: string): void => {
  for (const id of ids) {
    const its = world.network.securityGroups.get(id);
    if (its === undefined) throw new AwsError('noGroup', { id });
    if (its !== vpc) throw new AwsError('noGroupInVpc', { id, vpc });
  }
};
