/** The questions that a simulated account asks: who does what on what, and with which condition keys. */
import { assumedRoleArn, ec2Arn, functionArn, roleArn, userArn, type Place } from './arn.ts';
import type { Context } from './conditions.ts';
import { vpcKeyActions, type ContextKey } from './context-keys.ts';
import type { IamRequest } from './decision.ts';

/** The VPC that a function has after the call: given in it, or stored when the call leaves VpcConfig out. */
export interface FunctionVpc {
  /** Lambda derives it from the subnets. */
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}

/** Who asks: the ARN that messages name, and the condition keys that every call of theirs carries. */
export interface Identity {
  readonly principal: string;
  readonly context: Context;
}

type KnownContext = Partial<Record<ContextKey, string | readonly string[]>>;

const everyCall = (place: Place): KnownContext => ({
  'aws:PrincipalAccount': place.account,
  'aws:RequestedRegion': place.region,
  'aws:SecureTransport': 'true',
});

/** A person or a deployment tool with the credentials of an IAM user. */
export const asUser = (place: Place, name: string): Identity => {
  const arn = userArn(place, name);
  const own: KnownContext = { 'aws:PrincipalArn': arn, 'aws:PrincipalType': 'User', 'aws:username': name };
  return { principal: arn, context: { ...everyCall(place), ...own } };
};

/** Anyone with the credentials of a role. The session's name is only seen in error messages. */
export const asRole = (place: Place, role: string, session: string): Identity => {
  const own: KnownContext = { 'aws:PrincipalArn': roleArn(place, role), 'aws:PrincipalType': 'AssumedRole' };
  return { principal: assumedRoleArn(place, role, session), context: { ...everyCall(place), ...own } };
};

/** The Lambda service with a function's execution role: such calls do not carry lambda:SourceFunctionArn. */
export const asLambda = (place: Place, role: string): Identity => asRole(place, role, 'lambda');

/**
 * A function's own code. Source: Lambda Developer Guide, "Using source function ARN to control function access
 * behavior": Lambda adds lambda:SourceFunctionArn to calls from the execution environment, and not to its own calls
 * that create ENIs.
 */
export const asFunctionCode = (place: Place, role: string, name: string): Identity => {
  const { principal, context } = asRole(place, role, name);
  const own: KnownContext = { 'lambda:SourceFunctionArn': functionArn(place, name) };
  return { principal, context: { ...context, ...own } };
};

/** Any action on any resource. Calls to EC2 carry its Region. */
export const requestOf = (identity: Identity, place: Place, action: string, resource: string): IamRequest => {
  const ofEc2: KnownContext = action.startsWith('ec2:') ? { 'ec2:Region': place.region } : {};
  return { principal: identity.principal, action, resource, context: { ...identity.context, ...ofEc2 } };
};

/** An operation on a function. */
export interface FunctionCall {
  /** With its prefix: `lambda:CreateFunction`. */
  readonly action: string;
  readonly functionName: string;
  readonly qualifier?: string | null;
  /** Null for a function without a VPC, also when this very call detaches it. */
  readonly vpc: FunctionVpc | null;
}

/**
 * The request of a call on a function. The keys of its VPC are there on CreateFunction and
 * UpdateFunctionConfiguration only, and only when a VPC applies: an update without VpcConfig takes them from the
 * stored configuration (nothing is published; heni's decision), a detaching one carries none.
 */
export const functionRequest = (identity: Identity, place: Place, call: FunctionCall): IamRequest => {
  const resource = functionArn(place, call.functionName, call.qualifier ?? null);
  const request = requestOf(identity, place, call.action, resource);
  const carriesVpc = vpcKeyActions.some((action) => action.toLowerCase() === call.action.toLowerCase());
  if (call.vpc === null || !carriesVpc) return request;
  const own: KnownContext = {
    'lambda:VpcIds': call.vpc.vpcId,
    'lambda:SubnetIds': call.vpc.subnetIds,
    'lambda:SecurityGroupIds': call.vpc.securityGroupIds,
  };
  return { ...request, context: { ...request.context, ...own } };
};

/** The reads of EC2 that the caller of an attaching request needs, in the order of the page; the last since 2026. */
export const callerReads = [
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
  'ec2:GetSecurityGroupsForVpc',
] as const;

/**
 * Everything the caller is asked for, in order: the operation itself, and the first `reads` of `callerReads` when
 * the request gives a VpcConfig. Describe actions have no resource-level permissions; GetSecurityGroupsForVpc has.
 */
export const callerRequests = (
  identity: Identity,
  place: Place,
  call: FunctionCall & { readonly vpcConfigGiven: boolean },
  reads: number,
): readonly [IamRequest, ...IamRequest[]] => [
  functionRequest(identity, place, call),
  ...callerReads.slice(0, call.vpcConfigGiven ? reads : 0).map((action) => {
    const resource =
      action === 'ec2:GetSecurityGroupsForVpc' ? ec2Arn(place, 'vpc', call.vpc?.vpcId ?? '*') : '*';
    return requestOf(identity, place, action, resource);
  }),
];
