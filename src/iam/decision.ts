/** The question and the answer, with everything that led to it. */
import type { ConditionReport, Context } from './conditions.ts';
import type { ElementReport } from './elements.ts';
import type { Finding } from './finding.ts';
import type { Effect, Layer } from './policy.ts';

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

/** How a question ends: `implicitDeny` is that some layer in use has no matching Allow. */
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
  /** Where heni lacks what AWS would decide with. */
  readonly findings: readonly Finding[];
}
