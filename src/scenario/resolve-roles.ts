/** Roles and principals with their policies; a policy that is a path is read from its file. */
import type { z } from 'zod';
import { managedPolicyJson, managedPolicyNames } from '../iam/managed-policies.ts';
import { parsePolicyDocument } from '../iam/parse-policy.ts';
import { parsePolicyJson } from '../iam/policy-json.ts';
import type { Finding } from './finding.ts';
import { didYouMean, nearest } from './nearest.ts';
import type { Path, PolicyCode, Problem } from './problem.ts';
import type { RoleSpec } from './scenario.ts';
import type { role } from './schema-roles.ts';
import { show } from './show.ts';
import type { SideFiles } from './side-files.ts';

type Report = (problem: Problem) => void;

/** The roles of one section of the file; policies that cannot be read are reported and left out. */
export const resolveRoles = (
  roles: readonly z.output<typeof role>[],
  section: 'roles' | 'principals',
  files: SideFiles,
  report: Report,
): RoleSpec[] =>
  roles.map(({ name, policies }, index) => ({
    name,
    policies: policies.flatMap(
      (policy, place) => resolvePolicy(policy, [section, index, 'policies', place], files, report) ?? [],
    ),
  }));

const resolvePolicy = (
  policy: string | object,
  path: Path,
  files: SideFiles,
  report: Report,
): string | object | undefined => {
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

const readPolicy = (text: string, file: string): { value: object | undefined; findings: Finding[] } => {
  const { document, problems } = parsePolicyJson(text);
  return {
    value: document === null ? undefined : (JSON.parse(text.replace(/^\uFEFF/, '')) as object),
    findings: problems.map(({ code, severity, line, col, message, fix }) => {
      return { code, severity, file, line, col, message: asPhrase(message), fix };
    }),
  };
};

/** A finding's message is followed by its code, not by a full stop. */
const asPhrase = (message: string): string => message.replace(/\.$/, '');
