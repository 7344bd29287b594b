/** Roles and principals with their policies; a policy that is a path is read from its file. */
import type { z } from 'zod';
import type { Finding } from './finding.ts';
import { findJsonError } from './json-error.ts';
import type { Path, Problem } from './problem.ts';
import type { RoleSpec } from './scenario.ts';
import type { role } from './schema-roles.ts';
import { show } from './show.ts';
import type { SideFiles } from './side-files.ts';

/** The roles of one section of the file; policies that cannot be read are reported and left out. */
export const resolveRoles = (
  roles: readonly z.output<typeof role>[],
  section: 'roles' | 'principals',
  files: SideFiles,
  report: (problem: Problem) => void,
): RoleSpec[] =>
  roles.map(({ name, policies }, index) => ({
    name,
    policies: policies.flatMap((policy, place) => {
      if (typeof policy !== 'string' || !policy.endsWith('.json')) return [policy];
      return readPolicy(policy, [section, index, 'policies', place], files, report) ?? [];
    }),
  }));

const readPolicy = (
  written: string,
  path: Path,
  files: SideFiles,
  report: (problem: Problem) => void,
): object | undefined => {
  const policy = files.read(files.pathOf(written), parsePolicy);
  if (policy === undefined)
    report({ code: 'SCN011', path, message: `the file ${show(files.pathOf(written))} cannot be read` });
  return policy?.value;
};

const parsePolicy = (text: string, file: string): { value: object | undefined; findings: Finding[] } => {
  const broken = (code: 'SCN002' | 'SCN010', offset: number, message: string) => ({
    value: undefined,
    findings: [{ code, severity: 'error', file, ...positionIn(text, offset), message } satisfies Finding],
  });
  const json = text.replace(/^\uFEFF/, '');
  const error = findJsonError(json);
  if (error !== undefined) {
    const found = json.slice(error.offset, error.offset + 20).split('\n', 1)[0];
    return broken('SCN010', error.offset, `not valid JSON: ${show(found || 'the end')} where ${error.expected} belongs`);
  }
  const value: unknown = JSON.parse(json);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value, findings: [] };
  return broken('SCN002', 0, `${show(value)} is not a policy document: a mapping with Version and Statement`);
};

const positionIn = (text: string, offset: number) => {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, col: (before.at(-1)?.length ?? 0) + 1 };
};
