/** Roles and principals with their policies; a policy that is a path is read from its file, and all are linted. */
import type { z } from 'zod';
import type { Place } from '../iam/arn.ts';
import { layers, type Layer } from '../iam/policy.ts';
import { lintRole, type LayeredPolicies } from './lint-role.ts';
import type { Path } from './problem.ts';
import { asPhrase, resolvePolicy, type PolicyContext } from './resolve-policy.ts';
import type { FileEntry } from './operations.ts';
import type { RoleSpec } from './scenario.ts';
import type { PolicyRef, role } from './schema-roles.ts';

/** What reading and linting a role's policies needs of the rest of the scenario. */
export interface RoleContext extends PolicyContext {
  readonly place: Place;
  /** The functions that use a role. */
  readonly functionArnsOf: (role: string) => readonly string[];
}

/** The policies of the organization; those that cannot be read are reported and left out. */
export const resolveServiceControlPolicies = (
  policies: readonly PolicyRef[],
  context: RoleContext,
): PolicyRef[] => {
  const path = ['account', 'serviceControlPolicies'];
  const scp = resolveList(policies, path, context);
  // Whoever is allowed everything else is limited by nothing but them.
  const layered = { scp, identity: ['AdministratorAccess'], boundary: [] };
  const written = { scp: policies };
  remark(layered, written, { scp: path }, null, context);
  return readable(scp);
};

/** The roles of one section of the file; policies that cannot be read are reported and left out. */
export const resolveRoles = (
  roles: readonly z.output<typeof role>[],
  section: 'roles' | 'principals',
  scp: readonly PolicyRef[],
  context: RoleContext,
): RoleSpec[] =>
  roles.map(({ name, ...written }, index) => {
    const functionArns = section === 'roles' ? context.functionArnsOf(name) : null;
    return { name, ...resolveRole(written, [section, index], functionArns, scp, context) };
  });

/** The timeline with the policies of the roles that it creates. */
export const resolveCreatedRoles = (
  timeline: readonly FileEntry[],
  scp: readonly PolicyRef[],
  context: RoleContext,
): FileEntry[] =>
  timeline.map((entry, index) => {
    if (entry.do !== 'CreateRole') return entry;
    const written = { policies: entry.policies };
    const functionArns = context.functionArnsOf(entry.role);
    const { policies } = resolveRole(written, ['timeline', index], functionArns, scp, context);
    return { ...entry, policies };
  });

interface WrittenRole {
  readonly policies: readonly PolicyRef[];
  readonly permissionsBoundary?: PolicyRef | undefined;
}

/** `functionArns` is null for a principal. */
const resolveRole = (
  { policies, permissionsBoundary }: WrittenRole,
  path: Path,
  functionArns: readonly string[] | null,
  scp: readonly PolicyRef[],
  context: RoleContext,
): { policies: PolicyRef[]; permissionsBoundary?: PolicyRef } => {
  const paths = { identity: [...path, 'policies'], boundary: [...path, 'permissionsBoundary'] };
  const written = {
    identity: policies,
    boundary: permissionsBoundary === undefined ? [] : [permissionsBoundary],
  };
  const identity = resolveList(written.identity, paths.identity, context);
  const boundary = written.boundary.map((policy) => resolvePolicy(policy, paths.boundary, context));
  remark({ identity, boundary, scp }, written, paths, functionArns, context);
  const [limit] = readable(boundary);
  return { policies: readable(identity), ...(limit === undefined ? {} : { permissionsBoundary: limit }) };
};

const resolveList = (policies: readonly PolicyRef[], path: Path, context: RoleContext) =>
  policies.map((policy, index) => resolvePolicy(policy, [...path, index], context));

const readable = (policies: readonly (PolicyRef | undefined)[]): PolicyRef[] =>
  policies.filter((policy) => policy !== undefined);

/** Reports the remarks on the policies of the layers that have a path. */
const remark = (
  layered: LayeredPolicies,
  written: Partial<Record<Layer, readonly PolicyRef[]>>,
  paths: Partial<Record<Layer, Path>>,
  functionArns: readonly string[] | null,
  { report, place }: RoleContext,
): void => {
  const told = layers.filter((layer) => paths[layer] !== undefined);
  for (const { layer, index, statement, message, ...rest } of lintRole(layered, {
    place,
    functionArns,
    told,
  })) {
    const policy = written[layer]?.[index];
    const step = layer === 'boundary' ? [] : [index];
    const inline = typeof policy === 'object' ? ['Statement', ...statementStep(policy, statement)] : [];
    const where = typeof policy === 'string' ? `${policy}, statement ${statement + 1}: ` : '';
    const path = [...(paths[layer] ?? []), ...step, ...inline];
    report({ ...rest, path, message: `${where}${asPhrase(message)}` });
  }
};

/** A single statement may stand without a list. */
const statementStep = (document: object, statement: number): number[] =>
  Array.isArray((document as { Statement?: unknown }).Statement) ? [statement] : [];
