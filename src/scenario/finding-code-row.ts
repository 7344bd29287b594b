import type { Severity } from './finding.ts';

/** What a code means, how to mend it, and an example. */
export interface FindingCodeRow {
  readonly severity: Severity;
  /** Something that nobody knows: `inspect --strict` ends with 3. */
  readonly leavesOpen?: true;
  readonly title: string;
  readonly meaning: string;
  readonly mend: string;
  /** The bad case: a line that gives this finding. */
  readonly example: string;
}
