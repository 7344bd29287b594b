/**
 * May this principal do that? An explicit Deny beats every Allow; without an Allow the answer is no; a permissions
 * boundary and service control policies must allow too, where they are in use.
 * Source: IAM User Guide, "Policy evaluation logic".
 */
import { evaluateCondition, type ConditionReport, type Context } from './conditions.ts';
import { evaluateElement, type ElementReport } from './elements.ts';
import type { Finding } from './finding.ts';
import {
  describePlace,
  layers,
  policiesOf,
  statementsOf,
  type Effect,
  type Layer,
  type PlacedStatement,
  type PolicySet,
} from './policy.ts';

/** One question: may `principal` do `action` on `resource`, given the keys of the request? */
export interface IamRequest {
  /** The ARN that error messages name. */
  readonly principal: string;
  readonly action: string;
  /** An ARN, or `*` for actions without resource-level permissions. */
  readonly resource: string;
  readonly context: Context;
}

/** One statement considered. What comes after the first mismatch is not looked at: null, or an empty list. */
export interface StatementReport {
  readonly layer: Layer;
  readonly policy: string;
  /** Counted from 0. */
  readonly index: number;
  readonly sid: string | null;
  readonly effect: Effect;
  readonly matched: boolean;
  /** Where it fails to match. */
  readonly mismatch: 'action' | 'resource' | 'condition' | null;
  readonly action: ElementReport;
  readonly resource: ElementReport | null;
  readonly conditions: readonly ConditionReport[];
}

export type Outcome = 'allowed' | 'explicitDeny' | 'implicitDeny';

/** The statement that a decision rests on. */
export type Decider = Pick<StatementReport, 'layer' | 'policy' | 'index' | 'sid' | 'effect'>;

/** The answer, with everything that led to it. */
export interface Decision {
  readonly request: IamRequest;
  readonly allowed: boolean;
  readonly outcome: Outcome;
  /** Null when no statement decided: an implicit deny. */
  readonly decidedBy: Decider | null;
  /** The layers in use in which no Allow matched. */
  readonly lacking: readonly Layer[];
  readonly statements: readonly StatementReport[];
  /** Where heni could not decide a condition, and took the side of refusing. */
  readonly findings: readonly Finding[];
}

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
    findings: statements.flatMap(undecided),
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

/** What was not decided only matters where nothing else makes the statement fail. */
const undecided = (report: StatementReport): readonly Finding[] => {
  if (report.conditions.some(({ result }) => result === false)) return [];
  const taken = report.effect === 'Deny' ? 'the Deny is taken to apply' : 'the Allow is taken not to apply';
  return report.conditions
    .filter(({ result }) => result === null)
    .map(({ operator, key, reason }) => {
      const remark = { severity: 'warning', where: describePlace(report) } as const;
      if (reason === 'setOperatorMissing') {
        const message = `${operator} on ${key}, which has several values here: AWS requires a set operator; ${taken}.`;
        const fix = `Write ForAnyValue:${operator} or ForAllValues:${operator}.`;
        return Object.assign(remark, { code: 'IAM202', message, fix });
      }
      const message = `heni does not decide ${operator} on ${key}; ${taken}.`;
      return Object.assign(remark, { code: 'IAM201', message, fix: 'Leave the condition out.' });
    });
};
