/** Remarks on policies that decide something else than their author may think: one row per remark. */
import type { Place } from './arn.ts';
import type { Finding, Severity } from './finding.ts';
import { conditionLints } from './lint-conditions.ts';
import { roleLints } from './lint-role.ts';
import { vpcLints } from './lint-vpc.ts';
import { describePlace, type PlacedStatement, type PolicySet } from './policy.ts';

/** What is linted, and what is known about whom the policies belong to. */
export interface LintInput {
  readonly policies: PolicySet;
  readonly place: Place;
  /** The functions that use the role, when the policies are those of an execution role. */
  readonly functionArns?: readonly string[] | undefined;
}

/** Where a remark is to be made, and what is particular to the place. */
export interface Hit {
  readonly at: PlacedStatement;
  readonly message: string;
  readonly fix: string;
}

export interface LintRow {
  readonly code: string;
  readonly severity: Severity;
  /** What the remark is about, in a few words. */
  readonly title: string;
  readonly check: (input: LintInput) => readonly Hit[];
}

/** A statement's place for a finding. */
export const placeOfStatement = ({ policy, index, statement }: PlacedStatement): string =>
  describePlace({ policy, index, sid: statement.sid });

export const lintRows: readonly LintRow[] = [...vpcLints, ...conditionLints, ...roleLints];

/** All remarks on the policies of one principal, in the order of the rows. */
export const lintPolicies = (input: LintInput): readonly Finding[] =>
  lintRows.flatMap(({ code, severity, check }) =>
    check(input).map(({ at, message, fix }) => ({
      code,
      severity,
      where: placeOfStatement(at),
      message,
      fix,
    })),
  );
