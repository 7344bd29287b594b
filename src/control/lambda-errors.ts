/** The errors of Lambda. In a text, `{name}` stands for a detail of the request. */
import type { ErrorRow } from './error-row.ts';

/** One row per refusal. */
export const lambdaErrors = {
  invalidIds: {
    error: 'ValidationException',
    status: 400,
    text: "1 validation error detected: Value '[{values}]' at '{member}' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 0, Member must satisfy regular expression pattern: {pattern}]",
    source: 'recorded',
  },
  tooMany: {
    error: 'ValidationException',
    status: 400,
    text: "1 validation error detected: Value '[{values}]' at '{member}' failed to satisfy constraint: Member must have length less than or equal to {limit}",
    source: 'ours',
  },
  unknownGroup: {
    error: 'InvalidParameterValueException',
    status: 400,
    text: "Error occurred while DescribeSecurityGroups. EC2 Error Code: InvalidGroup.NotFound. EC2 Error Message: The security group '{id}' does not exist",
    source: 'recorded',
  },
  unknownSubnet: {
    error: 'InvalidParameterValueException',
    status: 400,
    text: "Error occurred while DescribeSubnets. EC2 Error Code: InvalidSubnetID.NotFound. EC2 Error Message: The subnet ID '{id}' does not exist",
    source: 'recorded',
  },
  emptyTogether: {
    error: 'InvalidParameterValueException',
    status: 400,
    text: 'SubnetIds and SecurityIds must coexist or be both empty list.',
    source: 'field',
  },
  severalVpcs: {
    error: 'InvalidParameterValueException',
    status: 400,
    text: 'The subnets and security groups must be of one VPC; these are of {vpcs}.',
    source: 'ours',
  },
  dedicatedTenancy: {
    error: 'InvalidParameterValueException',
    status: 400,
    text: 'Lambda cannot attach a function to {vpc}, a VPC with dedicated instance tenancy. Attach it to a VPC with default tenancy that is peered with {vpc}.',
    source: 'ours',
  },
  ipv6WithoutLists: {
    error: 'InvalidParameterValueException',
    status: 400,
    text: 'Ipv6AllowedForDualStack cannot be true without subnet or security groups. Please remove Ipv6AllowedForDualStack value from your request and try again.',
    source: 'field',
  },
  notDualStack: {
    error: 'InvalidParameterValueException',
    status: 400,
    text: 'Ipv6AllowedForDualStack needs an IPv4 and an IPv6 CIDR block on every subnet; {subnets} lack one.',
    source: 'ours',
  },
  ipv6Only: {
    error: 'InvalidParameterValueException',
    status: 400,
    text: 'Lambda cannot use IPv6-only subnets: {subnets}.',
    source: 'ours',
  },
  outOfAddresses: {
    error: 'InvalidParameterValueException',
    status: 400,
    text: 'The subnet {subnet} is out of IP addresses.',
    source: 'field',
  },
  eniLimit: {
    error: 'InvalidParameterValueException',
    status: 400,
    text: 'You have exceeded the maximum limit for Lambda HyperPlane ENIs for your VPC.',
    source: 'field',
  },
  accessDenied: { error: 'AccessDeniedException', status: 403, text: '{reason}', source: 'doc' },
  roleLacks: {
    error: 'InvalidParameterValueException',
    status: 400,
    text: 'The provided execution role does not have permissions to call {action} on EC2',
    source: 'field',
  },
  roleUnknown: {
    error: 'InvalidParameterValueException',
    status: 400,
    text: 'The role defined for the function cannot be assumed by Lambda.',
    source: 'field',
  },
  alreadyExists: {
    error: 'ResourceConflictException',
    status: 409,
    text: 'Function already exist: {name}',
    source: 'field',
  },
  notFound: {
    error: 'ResourceNotFoundException',
    status: 404,
    text: 'Function not found: {arn}',
    source: 'recorded',
  },
  wrongState: {
    error: 'ResourceConflictException',
    status: 409,
    text: 'The operation cannot be performed at this time. The function is currently in the following state: {state}',
    source: 'recorded',
  },
  updateInProgress: {
    error: 'ResourceConflictException',
    status: 409,
    text: 'The operation cannot be performed at this time. An update is in progress for resource: {arn}',
    source: 'recorded',
  },
  latestOnly: {
    error: 'InvalidParameterValueException',
    status: 400,
    text: '$LATEST version cannot be deleted without deleting the function.',
    source: 'field',
  },
  unreservedTooLow: {
    error: 'InvalidParameterValueException',
    status: 400,
    text: "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [{least}].",
    source: 'field',
  },
  ResourceNotReadyException: {
    error: 'ResourceNotReadyException',
    status: 502,
    text: 'The function is inactive and its VPC connection is no longer available. Wait for the VPC connection to reestablish and try again.',
    source: 'doc',
  },
  CodeArtifactUserPendingException: {
    error: 'CodeArtifactUserPendingException',
    status: 409,
    text: 'Lambda is initializing your function. It will be ready to invoke shortly.',
    source: 'field',
  },
  throttled: {
    error: 'TooManyRequestsException',
    status: 429,
    text: 'Rate Exceeded.',
    source: 'doc',
  },
} as const satisfies Record<string, ErrorRow>;
