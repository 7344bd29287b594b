/** The questions that `heni iam` asks for a subject, and their answers. */
import { actionRows, functionActions, knownActions, notModelled } from '../../iam/actions.ts';
import { ec2Arn, roleArn, type Place } from '../../iam/arn.ts';
import type { Decision, IamRequest } from '../../iam/decision.ts';
import { evaluate } from '../../iam/evaluate.ts';
import { decideEniAction, eniActions } from '../../iam/execution-role.ts';
import { deniedToCode } from '../../iam/implicit-grant.ts';
import { callerReads, callerRequests, requestOf } from '../../iam/requests.ts';
import { didYouMean, nearest } from '../../scenario/nearest.ts';
import { UsageError } from '../errors.ts';
import type { Subject } from './iam-subject.ts';
import type { Target } from './iam-targets.ts';

/** An action, the function that it is about if any, and the decision. */
export interface Answer {
  readonly action: string;
  readonly target: Target | null;
  readonly subject: Subject;
  readonly place: Place;
  /** Of several that an action needs, the first that is denied. */
  readonly decision: Decision;
  /** All decisions: an attaching call needs its own action and reads of EC2. */
  readonly needs: readonly Decision[];
}

/** What the questions are about. */
export interface Subjects {
  readonly subject: Subject;
  readonly place: Place;
  readonly targets: readonly Target[];
  /** An ARN in place of what the actions are usually asked on. */
  readonly resource: string | undefined;
  /** How many reads of EC2 a caller needs who attaches a function. */
  readonly reads: number;
  /** Whether an update gives a VpcConfig, or leaves the stored one: then it needs no reads. */
  readonly updateAttaches: boolean;
}

/** An action in AWS's spelling. */
export const actionNamed = (text: string): string => {
  const plain = text.toLowerCase();
  const found = knownActions.find((action) => action.toLowerCase() === plain);
  if (found !== undefined) return found;
  for (const [action, why] of notModelled)
    if (action.toLowerCase().endsWith(plain)) throw new UsageError(`heni does not model ${action}: ${why}`);
  const meant =
    knownActions.find((action) => action.toLowerCase().endsWith(`:${plain}`)) ?? nearest(text, knownActions);
  throw new UsageError(
    `heni knows no action ${text}${didYouMean(meant) || `; it knows ${knownActions.join(', ')}`}`,
  );
};

/** What is natural to ask of such a subject: `reads` is how many reads of EC2 a caller needs who attaches a function. */
export const usualActions = (
  { kind }: Subject,
  targets: readonly Target[],
  reads: number,
): readonly string[] => {
  if (kind === 'role') return eniActions.map(({ action }) => action);
  if (kind === 'function') return deniedToCode;
  const attaching = targets.some(({ vpc }) => vpc !== null);
  return [...functionActions, ...callerReads.slice(0, attaching ? reads : 0)];
};

/** The answers to one action: one for every thing that it is asked on. */
export const answersTo = (action: string, about: Subjects): Answer[] => {
  const { subject, place, targets, resource, reads, updateAttaches } = about;
  const { identity, policies, kind } = subject;
  const answer = (needs: readonly [Decision, ...Decision[]], target: Target | null = null): Answer => {
    const decision = needs.find(({ allowed }) => !allowed) ?? needs[0];
    return { action, target, subject, place, decision, needs };
  };
  const decided = (request: IamRequest): Decision => evaluate(policies, request);
  const on = (own: string): Answer => answer([decided(requestOf(identity, place, action, resource ?? own))]);
  const byLambda = eniActions.find((row) => row.action === action);
  if (kind === 'role' && byLambda !== undefined && resource === undefined) {
    const { name: role } = subject;
    const context = { place, role, ...attachments(targets, role) };
    return [answer([decideEniAction(policies, byLambda.action, context)])];
  }
  const onEach = (type: string, ids: (target: Target) => readonly (string | undefined)[]): Answer[] =>
    orAny(distinct(targets.flatMap(ids))).map((id) => on(ec2Arn(place, type, id)));
  switch (actionRows.get(action)) {
    case 'function':
      if (targets.length === 0)
        throw new UsageError(
          `${action} is asked on a function, and there is none: give --function NAME with --no-vpc, or with --subnets and --security-groups`,
        );
      return targets.map((target) => {
        const call = { action, functionName: target.name, vpc: target.vpc };
        const vpcConfigGiven = target.vpc !== null && attaches(action, updateAttaches);
        const [own, ...others] = callerRequests(identity, place, { ...call, vpcConfigGiven }, reads);
        const request = resource === undefined ? own : { ...own, resource };
        return answer([decided(request), ...others.map(decided)], target);
      });
    case 'vpc':
      return onEach('vpc', ({ vpc }) => [vpc?.vpcId]);
    case 'subnet':
      return onEach('subnet', ({ vpc }) => vpc?.subnetIds ?? []);
    case 'securityGroup':
      return onEach('security-group', ({ vpc }) => vpc?.securityGroupIds ?? []);
    case 'newVpc':
      return [on(ec2Arn(place, 'vpc', '*'))];
    case 'newSubnet':
      return [on(ec2Arn(place, 'subnet', '*'))];
    case 'newSecurityGroup':
      return [on(ec2Arn(place, 'security-group', '*'))];
    case 'role':
      return orAny(distinct(targets.map(({ role }) => role))).map((name) => on(roleArn(place, name)));
    case 'interface':
      return [on(ec2Arn(place, 'network-interface', '*'))];
    default:
      return [on('*')];
  }
};

const attaches = (action: string, updateAttaches: boolean): boolean =>
  action === 'lambda:CreateFunction' || (action === 'lambda:UpdateFunctionConfiguration' && updateAttaches);

/** All subnets and groups of the functions that have the role, or may get it: all must be allowed. */
const attachments = (targets: readonly Target[], role: string) => {
  const own = targets.filter((target) => target.role === role || target.role === null);
  return {
    subnetIds: distinct(own.flatMap(({ vpc }) => vpc?.subnetIds ?? [])),
    securityGroupIds: distinct(own.flatMap(({ vpc }) => vpc?.securityGroupIds ?? [])),
  };
};

const distinct = (ids: readonly (string | null | undefined)[]): string[] => [
  ...new Set(ids.filter((id) => typeof id === 'string')),
];

/** Where the scenario has none, an action is asked on any. */
const orAny = (ids: readonly string[]): readonly string[] => (ids.length === 0 ? ['*'] : ids);
