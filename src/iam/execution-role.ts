/**
 * What a function's execution role must allow.
 * Sources: Lambda Developer Guide, "Giving Lambda functions access to resources in an Amazon VPC"; Service
 * Authorization Reference, "Actions, resources, and condition keys for Amazon EC2".
 */
import { ec2Arn, splitArn, type Place } from './arn.ts';
import type { Decision, IamRequest } from './decision.ts';
import { evaluate } from './evaluate.ts';
import { allStatements, type PolicySet } from './policy.ts';
import { asLambda, requestOf } from './requests.ts';

/**
 * What an action is asked on. `everything`: it has no resource-level permissions, so only Resource `*` grants it.
 * `creation`: the subnet, the security groups, and an interface that has no id yet. `interface`: the interface.
 */
type AskedOn = 'everything' | 'creation' | 'interface';

/** The actions in the order in which they are checked. */
export const eniActions = [
  { action: 'ec2:CreateNetworkInterface', on: 'creation' },
  { action: 'ec2:DescribeNetworkInterfaces', on: 'everything' },
  { action: 'ec2:DescribeSubnets', on: 'everything' },
  { action: 'ec2:DeleteNetworkInterface', on: 'interface' },
  { action: 'ec2:AssignPrivateIpAddresses', on: 'interface' },
  { action: 'ec2:UnassignPrivateIpAddresses', on: 'interface' },
] as const satisfies readonly { action: string; on: AskedOn }[];

/** An action of EC2 that Lambda takes with the execution role to manage ENIs. */
export type EniAction = (typeof eniActions)[number]['action'];

/** For which role, and where. */
export interface RoleContext {
  readonly place: Place;
  /** The role's name, for messages. */
  readonly role: string;
  /** Null before the ENI exists. */
  readonly eniId?: string | null;
  /** Of the VpcConfig; empty: asked for any subnet, and for no group. */
  readonly subnetIds?: readonly string[];
  readonly securityGroupIds?: readonly string[];
}

/** The first of the six actions that the role lacks, or null. This is what CreateFunction is refused for. */
export const lackingEniAction = (policies: PolicySet, context: RoleContext): EniAction | null =>
  eniActions.find(({ action }) => !decideEniAction(policies, action, context).allowed)?.action ?? null;

/** AWS's words for it. */
export const lackingEniMessage = (action: EniAction): string =>
  `The provided execution role does not have permissions to call ${action.slice('ec2:'.length)} on EC2`;

/** May Lambda do one of the six actions with the role? The decision is that of the first resource refused. */
export const decideEniAction = (policies: PolicySet, action: EniAction, context: RoleContext): Decision => {
  const identity = asLambda(context.place, context.role);
  const ask = (resource: string): IamRequest => requestOf(identity, context.place, action, resource);
  const on: AskedOn = eniActions.find((row) => row.action === action)?.on ?? 'interface';
  if (on === 'interface' && !context.eniId) return decideOnSomeEni(policies, context.place, ask);
  return firstRefused(resourcesAsked(on, context).map((resource) => evaluate(policies, ask(resource))));
};

/** May Lambda delete this ENI with the role? If not, the ENI is orphaned at its release. */
export const decideEniDeletion = (
  policies: PolicySet,
  context: RoleContext & { readonly eniId: string },
): Decision => decideEniAction(policies, 'ec2:DeleteNetworkInterface', context);

const resourcesAsked = (on: AskedOn, context: RoleContext): readonly [string, ...string[]] => {
  const { place, eniId, subnetIds = [], securityGroupIds = [] } = context;
  if (on === 'everything') return ['*'];
  if (on === 'interface') return [ec2Arn(place, 'network-interface', eniId ?? '*')];
  return [
    ec2Arn(place, 'network-interface', '*'),
    ...(subnetIds.length > 0 ? subnetIds : ['*']).map((id) => ec2Arn(place, 'subnet', id)),
    ...securityGroupIds.map((id) => ec2Arn(place, 'security-group', id)),
  ];
};

const firstRefused = (decisions: readonly Decision[]): Decision => {
  const [first] = decisions;
  const decisive = decisions.find(({ allowed }) => !allowed) ?? first;
  if (decisive === undefined) throw new Error('an action is asked on at least one resource');
  return decisive;
};

/**
 * Before the ENI has an id, the action counts as granted when it is granted on any ENI at all: a policy that names
 * one id is accepted here, and shows its narrowness when another ENI is to be deleted (nothing is published; heni's
 * decision). Candidates: an interface of no known id, then those that the policies themselves name.
 */
const decideOnSomeEni = (
  policies: PolicySet,
  place: Place,
  ask: (resource: string) => IamRequest,
): Decision => {
  const unknown = ec2Arn(place, 'network-interface', '*');
  const decisions = [unknown, ...enisNamed(policies, place)].map((resource) =>
    evaluate(policies, ask(resource)),
  );
  return decisions.find(({ allowed }) => allowed) ?? firstRefused(decisions);
};

const enisNamed = (policies: PolicySet, place: Place): readonly string[] => {
  const ids = allStatements(policies)
    .flatMap(({ statement }) => statement.resource.patterns.map(({ text }) => splitArn(text)?.[5]))
    .flatMap((resource) => /^network-interface\/(.+)$/su.exec(resource ?? '')?.[1] ?? []);
  return [...new Set(ids)].map((id) => ec2Arn(place, 'network-interface', id));
};
