/** Roles and principals with their policies; a policy that is a path is read from its file, and all are linted. */
import type { z } from 'zod';
import type { Place } from '../iam/arn.ts';
import { managedPolicyJson, managedPolicyNames } from '../iam/managed-policies.ts';
import { parsePolicyDocument } from '../iam/parse-policy.ts';
import { parsePolicyJson } from '../iam/policy-json.ts';
import type { Finding } from './finding.ts';
import { lintRole } from './lint-role.ts';
import { didYouMean, nearest } from './nearest.ts';
import type { Path, PolicyCode, Problem } from './problem.ts';
import type { FileEntry } from './operations.ts';
import type { PolicyRef, role } from './schema-roles.ts';
import { show } from './show.ts';
import type { SideFiles } from './side-files.ts';

type Report = (problem: Problem) => void;
type PolicyJson = Exclude<PolicyRef, string>;

/** What reading and linting a role's policies needs of the rest of the scenario. */
export interface RoleContext {
  readonly files: SideFiles;
  readonly report: Report;
  readonly place: Place;
  /** The functions that use a role. */
  readonly functionArnsOf: (role: string) => readonly string[];
}

/** The roles of one section of the file; policies that cannot be read are reported and left out. */
export const resolveRoles = (
  roles: readonly z.output<typeof role>[],
  section: 'roles' | 'principals',
  context: RoleContext,
): { name: string; policies: PolicyRef[] }[] =>
  roles.map(({ name, policies }, index) => {
    const functionArns = section === 'roles' ? context.functionArnsOf(name) : null;
    return { name, policies: resolvePolicies(policies, [section, index, 'policies'], functionArns, context) };
  });

/** The timeline with the policies of the roles that it creates. */
export const resolveCreatedRoles = (timeline: readonly FileEntry[], context: RoleContext): FileEntry[] =>
  timeline.map((entry, index) => {
    if (entry.do !== 'CreateRole') return entry;
    const path = ['timeline', index, 'policies'];
    const policies = resolvePolicies(entry.policies, path, context.functionArnsOf(entry.role), context);
    return { ...entry, policies };
  });

/** `functionArns` is null for a principal. */
const resolvePolicies = (
  policies: readonly PolicyRef[],
  path: Path,
  functionArns: readonly string[] | null,
  { files, report, place }: RoleContext,
): PolicyRef[] => {
  const resolved = policies.map((policy, index) => resolvePolicy(policy, [...path, index], files, report));
  for (const { index, statement, message, ...remark } of lintRole(resolved, place, functionArns)) {
    const written = policies[index];
    const inline = typeof written === 'object' ? ['Statement', ...statementStep(written, statement)] : [];
    const where = typeof written === 'string' ? `${written}, statement ${statement + 1}: ` : '';
    report({ ...remark, path: [...path, index, ...inline], message: `${where}${asPhrase(message)}` });
  }
  return resolved.filter((policy) => policy !== undefined);
};

/** A single statement may stand without a list. */
const statementStep = (document: object, statement: number): number[] =>
  Array.isArray((document as { Statement?: unknown }).Statement) ? [statement] : [];

const resolvePolicy = (
  policy: PolicyRef,
  path: Path,
  files: SideFiles,
  report: Report,
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
const asPhrase = (message: string): string => message.replace(/\.$/, '');
