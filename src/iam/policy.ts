/**
 * Policies, read once and ready to be asked.
 * Source: IAM User Guide, "IAM JSON policy elements reference".
 */
import type { OperatorUse } from './operators.ts';
import type { Pattern } from './pattern.ts';

/** What a matching statement does; one Deny outweighs every Allow. */
export type Effect = 'Allow' | 'Deny';

/** Action or NotAction, Resource or NotResource. */
export interface Element {
  readonly name: 'Action' | 'NotAction' | 'Resource' | 'NotResource';
  readonly negated: boolean;
  readonly patterns: readonly Pattern[];
}

/** One operator on one key. */
export interface Condition extends OperatorUse {
  /** The operator as written, with its qualifier. */
  readonly name: string;
  readonly key: string;
  readonly values: readonly Pattern[];
}

/** One statement: it matches when its action, its resource and all its conditions do. */
export interface Statement {
  readonly sid: string | null;
  readonly effect: Effect;
  readonly action: Element;
  readonly resource: Element;
  readonly conditions: readonly Condition[];
}

/** The statements of a policy in the order in which they were written. */
export interface PolicyDocument {
  readonly statements: readonly Statement[];
}

/** A document under the name that explanations use. */
export interface NamedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** The layers in the order in which AWS asks them. */
export const layers = ['scp', 'identity', 'boundary'] as const;

/** `scp`: service control policies; `identity`: what the principal itself has; `boundary`: its permissions boundary. */
export type Layer = (typeof layers)[number];

/**
 * Everything that decides about one principal. A boundary or service control policies that are not given do not
 * limit; given, they must allow too. `scp` is what one level of the organization attaches: AWS attaches
 * FullAWSAccess by default, and it has to be among them unless it was replaced.
 */
export interface PolicySet {
  readonly identity: readonly NamedPolicy[];
  readonly boundary?: NamedPolicy | null | undefined;
  readonly scp?: readonly NamedPolicy[] | null | undefined;
}

/** The policies of a layer; null when the layer is not in use. */
export const policiesOf = (set: PolicySet, layer: Layer): readonly NamedPolicy[] | null => {
  if (layer === 'identity') return set.identity;
  if (layer === 'boundary') return set.boundary ? [set.boundary] : null;
  return set.scp && set.scp.length > 0 ? set.scp : null;
};

/** A statement with its place. */
export interface PlacedStatement {
  readonly layer: Layer;
  readonly policy: string;
  /** Counted from 0. */
  readonly index: number;
  readonly statement: Statement;
}

/** The statements of one layer, in order. */
export const statementsOf = (set: PolicySet, layer: Layer): readonly PlacedStatement[] =>
  (policiesOf(set, layer) ?? []).flatMap(({ name, document }) =>
    document.statements.map((statement, index) => ({ layer, policy: name, index, statement })),
  );

/** The statements of all layers, layer by layer. */
export const allStatements = (set: PolicySet): readonly PlacedStatement[] =>
  layers.flatMap((layer) => statementsOf(set, layer));

/** A statement's place in words. */
export const describePlace = (place: { policy: string; index: number; sid: string | null }): string =>
  `policy ${place.policy}, statement ${place.index + 1}${place.sid === null ? '' : ` (${place.sid})`}`;
