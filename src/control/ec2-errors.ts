/** The errors of EC2. In a text, `{name}` stands for a detail of the request. */
import type { ErrorRow } from './error-row.ts';

/** One row per refusal. */
export const ec2Errors = {
  unauthorized: {
    error: 'UnauthorizedOperation',
    status: 403,
    text: 'You are not authorized to perform this operation. {reason}',
    source: 'doc',
  },
  noVpc: {
    error: 'InvalidVpcID.NotFound',
    status: 400,
    text: "The vpc ID '{id}' does not exist",
    source: 'field',
  },
  noSubnet: {
    error: 'InvalidSubnetID.NotFound',
    status: 400,
    text: "The subnet ID '{id}' does not exist",
    source: 'recorded',
  },
  noGroup: {
    error: 'InvalidGroup.NotFound',
    status: 400,
    text: "The security group '{id}' does not exist",
    source: 'recorded',
  },
  noGroupInVpc: {
    error: 'InvalidGroup.NotFound',
    status: 400,
    text: "The security group '{id}' does not exist in VPC '{vpc}'",
    source: 'field',
  },
  noInterface: {
    error: 'InvalidNetworkInterfaceID.NotFound',
    status: 400,
    text: "The networkInterface ID '{id}' does not exist",
    source: 'field',
  },
  vpcInUse: {
    error: 'DependencyViolation',
    status: 400,
    text: "The vpc '{id}' has dependencies and cannot be deleted.",
    source: 'field',
  },
  subnetInUse: {
    error: 'DependencyViolation',
    status: 400,
    text: "The subnet '{id}' has dependencies and cannot be deleted.",
    source: 'field',
  },
  groupInUse: {
    error: 'DependencyViolation',
    status: 400,
    text: 'resource {id} has a dependent object',
    source: 'field',
  },
  vpcRange: {
    error: 'InvalidVpc.Range',
    status: 400,
    text: "The CIDR '{cidr}' is invalid.",
    source: 'field',
  },
  subnetRange: {
    error: 'InvalidSubnet.Range',
    status: 400,
    text: "The CIDR '{cidr}' is invalid.",
    source: 'field',
  },
  subnetConflict: {
    error: 'InvalidSubnet.Conflict',
    status: 400,
    text: "The CIDR '{cidr}' conflicts with another subnet",
    source: 'field',
  },
  idTaken: {
    error: 'InvalidParameterValue',
    status: 400,
    text: 'The id {id} is in use, or was; AWS never gives one twice.',
    source: 'ours',
  },
  noFreeAddress: {
    error: 'InsufficientFreeAddressesInSubnet',
    status: 400,
    text: 'The specified subnet does not have enough free addresses to satisfy the request.',
    source: 'field',
  },
  interfaceLimit: {
    error: 'NetworkInterfaceLimitExceeded',
    status: 400,
    text: 'The limit of {limit} network interfaces of the Region is reached.',
    source: 'ours',
  },
  interfaceInUse: {
    error: 'InvalidParameterValue',
    status: 400,
    text: "Network interface '{id}' is currently in use.",
    source: 'field',
  },
  lambdaAttachment: {
    error: 'OperationNotPermitted',
    status: 400,
    text: "You are not allowed to manage 'ela-attach' attachments.",
    source: 'field',
  },
  lambdaInterface: {
    error: 'AuthFailure',
    status: 403,
    text: 'You do not have permission to access the specified resource.',
    source: 'field',
  },
  notAttached: {
    error: 'InvalidAttachment.NotFound',
    status: 400,
    text: "The network interface '{id}' is attached to nothing.",
    source: 'ours',
  },
  unknownFilter: {
    error: 'InvalidParameterValue',
    status: 400,
    text: "The filter '{name}' is invalid",
    source: 'field',
  },
} as const satisfies Record<string, ErrorRow>;
