/** Remarks on policies that decide something else than their author may think: one row per remark. */
import type { Finding } from './finding.ts';
import { conditionLints } from './lint-conditions.ts';
import { roleLints } from './lint-role.ts';
import { vpcLints } from './lint-vpc.ts';
import type { LintInput, LintRow } from './lint-row.ts';
import { describePlace, type PlacedStatement } from './policy.ts';

/** A statement's place for a finding. */
export const placeOfStatement = ({ policy, index, statement }: PlacedStatement): string =>
  describePlace({ policy, index, sid: statement.sid });

/** Every kind of remark, in the order in which they are told. */
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
