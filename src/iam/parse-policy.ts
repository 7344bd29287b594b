/** Unknown data → a policy document, or the problems that AWS would refuse it for. */
import type { z } from 'zod';
import { describePath, type Problem } from './finding.ts';
import { policyDocumentSchema } from './policy-schema.ts';
import type { PolicyDocument } from './policy.ts';
import { problem } from './problems.ts';
import { readStatement } from './read-statement.ts';

/** A document as far as it could be read, and all that is wrong with it. */
export interface ParsedPolicy {
  /** Null when a problem is an error: nothing is decided with a document that AWS would refuse. */
  readonly document: PolicyDocument | null;
  readonly problems: readonly Problem[];
}

/** Reads a document that is already data. Source: IAM User Guide, "Grammar of the IAM JSON policy language". */
export const parsePolicyDocument = (input: unknown): ParsedPolicy => {
  const parsed = policyDocumentSchema.safeParse(input);
  if (!parsed.success) {
    return { document: null, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue)) };
  }
  const { Version, Id, Statement } = parsed.data;
  const problems: Problem[] = [];
  if (Id !== undefined)
    problems.push(problem('IAM103', ['Id'], 'Id belongs in resource-based policies only.'));
  const many = Array.isArray(Statement);
  const statements = (many ? Statement : [Statement]).map((statement, index) =>
    readStatement(statement, {
      variables: Version === '2012-10-17',
      path: many ? ['Statement', index] : ['Statement'],
      report: (found) => problems.push(found),
    }),
  );
  const refused = problems.some(({ severity }) => severity === 'error');
  return { document: refused ? null : { statements }, problems };
};

/** A union's issue hides those of its branches: a branch that fails inside is the one that was meant. */
const problemsOf = (issue: z.core.$ZodIssue, base: readonly (string | number)[] = []): readonly Problem[] => {
  const path = [...base, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  const branches = issue.code === 'invalid_union' ? issue.errors : [];
  const meant = branches.find((branch) => branch.some(isInside));
  if (meant !== undefined) return meant.flatMap((inner) => problemsOf(inner, path));
  return [problem('IAM102', path, `${describePath(path)}: ${issue.message}.`)];
};

const isInside = (issue: z.core.$ZodIssue): boolean =>
  issue.path.length > 0 || issue.code === 'unrecognized_keys' || issue.code === 'custom';

const unknownKey = (path: readonly (string | number)[], key: string): Problem => {
  const message = /^(Not)?Principal$/u.test(key)
    ? `${key} is not allowed: identity policies, boundaries and service control policies have no principal.`
    : `${key} is not an element of a ${path.length === 0 ? 'policy' : 'statement'}.`;
  return problem('IAM102', [...path, key], message, `Remove ${key}, or correct its spelling.`);
};
