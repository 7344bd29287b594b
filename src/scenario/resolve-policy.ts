/** One policy as the scenario gives it: read from its file where it is a path, and checked. */
import { managedPolicyJson, managedPolicyNames } from '../iam/managed-policies.ts';
import { parsePolicyDocument } from '../iam/parse-policy.ts';
import { parsePolicyJson } from '../iam/policy-json.ts';
import type { Finding } from './finding.ts';
import { didYouMean, nearest } from './nearest.ts';
import type { Path, PolicyCode, Problem } from './problem.ts';
import type { PolicyRef } from './schema-roles.ts';
import { show } from './show.ts';
import type { SideFiles } from './side-files.ts';

type PolicyJson = Exclude<PolicyRef, string>;

/** What reading a policy needs. */
export interface PolicyContext {
  readonly files: SideFiles;
  readonly report: (problem: Problem) => void;
}

/** A document as it is, a managed policy by its name, a file's content; undefined for what cannot be read. */
export const resolvePolicy = (
  policy: PolicyRef,
  path: Path,
  { files, report }: PolicyContext,
): PolicyRef | undefined => {
  if (typeof policy === 'object') {
    for (const { code, severity, path: inside, message, fix } of parsePolicyDocument(policy).problems)
      report({
        code: code as PolicyCode,
        severity,
        path: [...path, ...inside],
        message: asPhrase(message),
        fix,
      });
    return policy;
  }
  if (policy.endsWith('.json')) {
    const file = files.pathOf(policy);
    const read = files.read(file, readPolicy);
    if (read === undefined)
      report({ code: 'SCN011', path, message: `the file ${show(file)} cannot be read` });
    return read?.value;
  }
  if (managedPolicyJson(policy) === null) {
    const hint = didYouMean(nearest(policy, managedPolicyNames)) || '; it allows and denies nothing';
    report({
      code: 'SCN021',
      path,
      message: `${show(policy)} is not a managed policy that heni knows${hint}`,
    });
  }
  return policy;
};

const readPolicy = (text: string, file: string): { value: PolicyJson | undefined; findings: Finding[] } => {
  const { document, problems } = parsePolicyJson(text);
  return {
    value: document === null ? undefined : (JSON.parse(text.replace(/^\uFEFF/, '')) as PolicyJson),
    findings: problems.map(({ code, severity, line, col, message, fix }) => {
      return { code, severity, file, line, col, message: asPhrase(message), fix };
    }),
  };
};

/** A finding's message is followed by its code, not by a full stop. */
export const asPhrase = (message: string): string => message.replace(/\.$/, '');
