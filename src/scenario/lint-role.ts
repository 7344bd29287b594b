/** The remarks of src/iam/lint.ts on the policies of one role, principal or account, with their places as numbers. */
import type { Place } from '../iam/arn.ts';
import { lintRows } from '../iam/lint.ts';
import { readPolicyRef } from '../iam/policy-ref.ts';
import type { Layer, NamedPolicy } from '../iam/policy.ts';
import type { Severity } from './finding.ts';
import type { PolicyCode } from './problem.ts';
import type { PolicyRef } from './schema-roles.ts';

interface Remark {
  readonly code: PolicyCode;
  readonly severity: Severity;
  readonly layer: Layer;
  /** Of the policy in its layer, and of the statement in it. */
  readonly index: number;
  readonly statement: number;
  readonly message: string;
  readonly fix: string;
}

/** The policies of each layer; undefined stands for one that could not be read. */
export type LayeredPolicies = Readonly<Record<Layer, readonly (PolicyRef | undefined)[]>>;

/** Whose policies they are, and which of them get remarks: the others only take part in deciding. */
interface Whose {
  readonly place: Place;
  /** The functions that use the role; null for anything but a role. */
  readonly functionArns: readonly string[] | null;
  readonly told: readonly Layer[];
}

/** Lambda deletes ENIs by the execution role, whatever a principal may do. */
const ofRolesOnly: readonly string[] = ['IAM010'];

/** All policies together decide; only documents get remarks, since nobody can mend AWS's own. */
export const lintRole = (layered: LayeredPolicies, { place, functionArns, told }: Whose): Remark[] => {
  const policies = {
    identity: named(layered.identity),
    boundary: named(layered.boundary)[0],
    scp: named(layered.scp),
  };
  return lintRows
    .filter(({ code }) => functionArns !== null || !ofRolesOnly.includes(code))
    .flatMap(({ code, severity, check }) =>
      check({ policies, place, functionArns: functionArns ?? [] })
        .filter(({ at }) => told.includes(at.layer))
        .filter(({ at }) => typeof layered[at.layer][Number(at.policy)] === 'object')
        .map(({ at, message, fix }) => ({
          code: code as PolicyCode,
          severity,
          layer: at.layer,
          index: Number(at.policy),
          statement: at.index,
          message,
          fix,
        })),
    );
};

/** Each by its index. */
const named = (policies: readonly (PolicyRef | undefined)[]): NamedPolicy[] =>
  policies.flatMap((policy, index) => {
    const read = policy === undefined ? null : readPolicyRef(policy, '').policy;
    return read === null ? [] : [{ name: String(index), document: read.document }];
  });
