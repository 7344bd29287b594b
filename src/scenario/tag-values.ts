/** What the tags `reason` and `error` of a threshold may say. */
import type { ReasonCode } from '../model/states.ts';
import { failureReasons } from '../model/workload.ts';
import type { MetricName } from './metrics.ts';

/** Why a State or a LastUpdateStatus becomes Failed. */
const failureCodes = [
  'EniLimitExceeded',
  'SubnetOutOfIPAddresses',
  'InsufficientRolePermissions',
  'InvalidSubnet',
  'InvalidSecurityGroup',
  'EC2RequestLimitExceeded',
  'InternalError',
] as const satisfies readonly ReasonCode[];

/** The values of `reason`, by the metrics that have this tag. */
export const reasonsOf: Partial<Record<MetricName, readonly string[]>> = {
  invocations_failed: failureReasons,
  functions_failed: failureCodes,
  updates_failed: failureCodes,
};

/** AWS's names of the errors by which operations are refused: those of control/errors.ts. */
export const errorNames: readonly string[] = [
  'ValidationException',
  'InvalidParameterValueException',
  'AccessDeniedException',
  'NoSuchEntity',
  'EntityAlreadyExists',
  'MalformedPolicyDocument',
  'ResourceConflictException',
  'ResourceNotFoundException',
  'ResourceNotReadyException',
  'CodeArtifactUserPendingException',
  'TooManyRequestsException',
  'UnauthorizedOperation',
  'DependencyViolation',
  'InvalidVpcID.NotFound',
  'InvalidSubnetID.NotFound',
  'InvalidGroup.NotFound',
  'InvalidNetworkInterfaceID.NotFound',
  'InvalidAttachment.NotFound',
  'InvalidVpc.Range',
  'InvalidSubnet.Range',
  'InvalidSubnet.Conflict',
  'InvalidParameterValue',
  'InsufficientFreeAddressesInSubnet',
  'NetworkInterfaceLimitExceeded',
  'OperationNotPermitted',
  'AuthFailure',
];
