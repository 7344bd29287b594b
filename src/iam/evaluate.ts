/**
 * May this principal do that? An explicit Deny beats every Allow; without an Allow the answer is no; a permissions
 * boundary and service control policies must allow too, where they are in use.
 * Source: IAM User Guide, "Policy evaluation logic".
 */
import { evaluateCondition, type ConditionReport } from './conditions.ts';
import type { Decider, Decision, IamRequest, Outcome, StatementReport } from './decision.ts';
import { evaluateElement, type ElementReport } from './elements.ts';
import { doubtsOf } from './doubts.ts';
import {
  layers,
  policiesOf,
  statementsOf,
  type Effect,
  type Layer,
  type PlacedStatement,
  type PolicySet,
} from './policy.ts';

/** Decides a request and explains it. */
export const evaluate = (policies: PolicySet, request: IamRequest): Decision => {
  const inUse = layers.filter((layer) => policiesOf(policies, layer) !== null);
  const statements = inUse.flatMap((layer) =>
    statementsOf(policies, layer).map((placed) => considerStatement(placed, request)),
  );
  const matching = (effect: Effect, layer: Layer) =>
    statements.find((report) => report.matched && report.effect === effect && report.layer === layer);
  const deny = inUse.map((layer) => matching('Deny', layer)).find((report) => report !== undefined);
  const lacking = inUse.filter((layer) => matching('Allow', layer) === undefined);
  const otherwise = lacking.length > 0 ? 'implicitDeny' : 'allowed';
  const outcome: Outcome = deny === undefined ? otherwise : 'explicitDeny';
  const decider = outcome === 'allowed' ? matching('Allow', 'identity') : deny;
  return {
    request,
    allowed: outcome === 'allowed',
    outcome,
    decidedBy: decider === undefined ? null : deciderOf(decider),
    lacking,
    statements,
    findings: statements.flatMap(doubtsOf),
  };
};

const deciderOf = ({ layer, policy, index, sid, effect }: StatementReport): Decider => ({
  layer,
  policy,
  index,
  sid,
  effect,
});

const considerStatement = (placed: PlacedStatement, request: IamRequest): StatementReport => {
  const { layer, policy, index, statement } = placed;
  const action = evaluateElement(statement.action, request.action, request.context);
  const resource = action.matched
    ? evaluateElement(statement.resource, request.resource, request.context)
    : null;
  const conditions =
    resource?.matched === true
      ? statement.conditions.map((condition) => evaluateCondition(condition, request.context))
      : [];
  const mismatch = mismatchOf(statement.effect, action, resource, conditions);
  return {
    layer,
    policy,
    index,
    sid: statement.sid,
    effect: statement.effect,
    matched: mismatch === null,
    mismatch,
    action,
    resource,
    conditions,
  };
};

/** A condition that is not decided lets a Deny apply and an Allow not. */
const mismatchOf = (
  effect: Effect,
  action: ElementReport,
  resource: ElementReport | null,
  conditions: readonly ConditionReport[],
): StatementReport['mismatch'] => {
  if (!action.matched) return 'action';
  if (resource?.matched !== true) return 'resource';
  return conditions.every(({ result }) => result ?? effect === 'Deny') ? null : 'condition';
};
