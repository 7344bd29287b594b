import type { Severity } from './finding.ts';

/** What a code means, how to mend it, and an example. */
export interface FindingCodeRow {
  readonly severity: Severity;
  readonly title: string;
  readonly meaning: string;
  readonly mend: string;
  /** A line that gives this finding. */
  readonly example: string;
}
