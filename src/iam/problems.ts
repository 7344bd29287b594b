/** What can be wrong with a policy document as such: one row per code. */
import { describePath, type Problem, type Severity } from './finding.ts';

interface ProblemRow {
  readonly severity: Severity;
  readonly fix: string;
}

/** Per code: how bad the problem is, and how to mend it where nothing better is known. */
export const problemRows = {
  /** Not JSON. */
  IAM101: {
    severity: 'error',
    fix: 'Correct the JSON; IAM takes strict JSON without comments or trailing commas.',
  },
  /** JSON of another shape than a policy. */
  IAM102: { severity: 'error', fix: 'Write the document as the grammar of IAM policies asks.' },
  IAM103: { severity: 'warning', fix: 'Remove Id.' },
  IAM104: { severity: 'warning', fix: 'Use letters and digits only.' },
  /** An action or resource of a form that IAM refuses. */
  IAM105: { severity: 'error', fix: 'Correct it.' },
  /** No such condition operator. */
  IAM106: { severity: 'error', fix: 'Use one of the condition operators of IAM.' },
  /** An operator that heni does not decide. */
  IAM107: { severity: 'warning', fix: 'Leave the condition out to see the decision without it.' },
  /** A value that its operator can never match. */
  IAM108: { severity: 'warning', fix: 'Correct the value.' },
  /** A policy variable. */
  IAM109: { severity: 'info', fix: 'Write the value itself to be independent of the request.' },
  /** What looks like a variable and is none. */
  IAM110: { severity: 'warning', fix: 'Set Version to "2012-10-17", or write the value itself.' },
  /** The same key twice in one object. */
  IAM111: { severity: 'error', fix: 'Put the values into one list under one key.' },
  /** No managed policy of that name. */
  IAM112: { severity: 'error', fix: 'Give the document.' },
} as const satisfies Record<string, ProblemRow>;

/** A code of a problem with a policy document, IAM101 and up. */
export type ProblemCode = keyof typeof problemRows;

/** A problem at a place of the document; the row's fix when none is given. */
export const problem = (
  code: ProblemCode,
  path: readonly (string | number)[],
  message: string,
  fix: string = problemRows[code].fix,
): Problem => ({ code, severity: problemRows[code].severity, where: describePath(path), message, fix, path });

/** Takes a problem where it is found. */
export type Report = (found: Problem) => void;
