/** The remarks of src/iam/lint.ts on the policies of one role or principal, with their places as numbers. */
import type { Place } from '../iam/arn.ts';
import { lintRows } from '../iam/lint.ts';
import { readPolicyRef } from '../iam/policy-ref.ts';
import type { Severity } from './finding.ts';
import type { PolicyCode } from './problem.ts';
import type { PolicyRef } from './schema-roles.ts';

interface Remark {
  readonly code: PolicyCode;
  readonly severity: Severity;
  /** Of the policy, and of the statement in it. */
  readonly index: number;
  readonly statement: number;
  readonly message: string;
  readonly fix: string;
}

/** Lambda deletes ENIs by the execution role, whatever a principal may do. */
const ofRolesOnly: readonly string[] = ['IAM010'];

/** All policies together decide; only documents get remarks, since nobody can mend AWS's own. */
export const lintRole = (
  policies: readonly (PolicyRef | undefined)[],
  place: Place,
  /** The functions that use the role; null for a principal. */
  functionArns: readonly string[] | null,
): Remark[] => {
  const identity = policies.flatMap((policy, index) => {
    const read = policy === undefined ? null : readPolicyRef(policy, '').policy;
    return read === null ? [] : [{ name: String(index), document: read.document }];
  });
  return lintRows
    .filter(({ code }) => functionArns !== null || !ofRolesOnly.includes(code))
    .flatMap(({ code, severity, check }) =>
      check({ policies: { identity }, place, functionArns: functionArns ?? [] })
        .filter(({ at }) => typeof policies[Number(at.policy)] === 'object')
        .map(({ at, message, fix }) => ({
          code: code as PolicyCode,
          severity,
          index: Number(at.policy),
          statement: at.index,
          message,
          fix,
        })),
    );
};
