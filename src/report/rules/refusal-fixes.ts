/** What helps against a refusal of AWS; the error's own message says why. */
import type { OperationResult } from '../../engine/result.ts';

interface Row {
  /** A part of the message, or the name of the error. */
  readonly says: RegExp;
  readonly fix: string;
}

/** The first row that fits is told, so the more precise ones stand first. */
const rows: readonly Row[] = [
  {
    says: /with an explicit deny/,
    fix: 'Change the Deny, or what is asked for so that it does not apply: no Allow helps against it. `heni iam` tells which statement it is.',
  },
  {
    says: /because no permissions boundary allows/,
    fix: 'Allow the action in the permissions boundary too: an Allow beside it does not count.',
  },
  {
    says: /because no service control policy allows/,
    fix: 'Have the organization allow the action in its service control policies: an Allow in the account does not count.',
  },
  {
    says: /^AccessDeniedException|^UnauthorizedOperation/,
    fix: 'Allow the action to the caller; `as:` names the principal of an operation.',
  },
  {
    says: /execution role does not have permissions/,
    fix: 'Attach AWSLambdaVPCAccessExecutionRole to the execution role.',
  },
  {
    says: /cannot be assumed by Lambda/,
    fix: 'Create the role before the call, or name one that exists: AWS answers this for a role that is not there.',
  },
  {
    says: /must be of one VPC/,
    fix: 'Give the function subnets and security groups of one VPC; reach the other one by peering or a transit gateway.',
  },
  {
    says: /dedicated instance tenancy/,
    fix: 'Use a VPC with default tenancy that is peered with it.',
  },
  {
    says: /coexist or be both empty/,
    fix: 'Give both subnetIds and securityGroupIds, or both empty to take the function out of its VPC.',
  },
  {
    says: /IPv6-only|Ipv6AllowedForDualStack needs/,
    fix: 'Use subnets that have an IPv4 block, and for dual stack an IPv6 block too.',
  },
  {
    says: /Please remove Ipv6AllowedForDualStack/,
    fix: 'Leave ipv6AllowedForDualStack out, or give subnets and security groups.',
  },
  {
    says: /UnreservedConcurrentExecution/,
    fix: 'Reserve less, or raise concurrentExecutions: Lambda keeps a part of it for functions without a reservation.',
  },
  { says: /version cannot be deleted/, fix: 'Delete the function, or name a published version.' },
  {
    says: /out of IP addresses|enough free addresses/,
    fix: 'Use a larger subnet, or free addresses in it.',
  },
  {
    says: /HyperPlane ENIs|network interfaces of the Region/,
    fix: 'Raise the quota of network interfaces, or let functions share security groups.',
  },
  { says: /length less than or equal/, fix: 'Give fewer of them: Lambda takes at most so many.' },
  { says: /pattern/, fix: 'Write the ids as AWS does (subnet-…, sg-…).' },
  { says: /or was; AWS never/, fix: 'Give it an id that nothing had before.' },
  { says: /The filter/, fix: 'Use a filter that the operation has.' },
  {
    says: /currently in use|ela-attach|permission to access the specified/,
    fix: 'Delete the function, or take it out of the VPC: Lambda lets go of its ENIs some minutes later.',
  },
  { says: /attached to nothing/, fix: 'Leave the call out.' },
  { says: /Syntax errors in policy/, fix: 'Correct the document; `heni validate` tells where it is wrong.' },
  { says: /conflicts with another subnet/, fix: 'Choose a block that no other subnet of the VPC has.' },
  {
    says: /The CIDR/,
    fix: 'Choose a block from /16 to /28, that of a subnet inside the block of its VPC.',
  },
  {
    says: /^DependencyViolation/,
    fix: 'Delete the functions first and wait until their ENIs are released.',
  },
  {
    says: /already exist/,
    fix: 'Leave the creation out, or delete the former one before.',
  },
  {
    says: /^ResourceConflictException/,
    fix: 'Wait for the change before it (`aws lambda wait function-updated-v2`, or function-active-v2), then call again.',
  },
  {
    says: /^TooManyRequestsException/,
    fix: 'Space the calls, or lower the parallelism of the deploy.',
  },
  {
    says: /not found|does not exist|cannot be found|NotFound/,
    fix: 'Create it first, or correct the name.',
  },
];

/** What to do about a refused operation. */
export const fixFor = ({ error, message }: Pick<OperationResult, 'error' | 'message'>): string =>
  rows.find(({ says }) => says.test(`${error ?? ''}: ${message ?? ''}`))?.fix ??
  'See the message for what to change.';
