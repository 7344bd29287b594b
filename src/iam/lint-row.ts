/** What a remark on policies is made of. */
import type { Place } from './arn.ts';
import type { Severity } from './finding.ts';
import type { PlacedStatement, PolicySet } from './policy.ts';

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

/** A kind of remark; `check` finds the places where it is to be made. */
export interface LintRow {
  readonly code: string;
  readonly severity: Severity;
  /** What the remark is about, in a few words. */
  readonly title: string;
  readonly check: (input: LintInput) => readonly Hit[];
}
