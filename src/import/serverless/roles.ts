/** Execution roles of a service. Source: Serverless Framework guide, "IAM Permissions For Functions". */
import { at, entriesOf, itemsOf, textOf, type Mapping, type Term } from '../term.ts';
import type { Resolver } from './resolver.ts';
import { call, isNothing, list, mapping, scalar } from './terms.ts';

/** The role that functions share unless they have another. */
export const sharedRole = 'IamRoleLambdaExecution';

/** What the Framework adds for a VPC. */
const VPC_ACCESS = 'arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole';

/** A role that exists: of the function, or of the whole service; undefined where the Framework makes one. */
export const customRole = (term: Mapping, resolver: Resolver): Term | undefined => {
  const provider = (...path: readonly string[]) => resolver.get(resolver.root, 'provider', ...path);
  const role = [resolver.get(term, 'role'), existing(provider('iam', 'role')), provider('role')].find(
    (one) => !isNothing(one),
  );
  if (role === undefined) return undefined;
  const text = textOf(role);
  if (text === undefined || text.startsWith('arn:')) return resolver.resolve(role);
  // The name of a role among the resources.
  return call('GetAtt', list([role, scalar('Arn', role.place)], role.place), role.place);
};

/** `iam.role` is a role that exists, or a mapping of what the Framework shall make. */
const existing = (role: Term | undefined): Term | undefined => {
  const isCall = entriesOf(role).some(([key]) => key.includes('::') || key === 'Ref');
  return role?.is === 'map' && !isCall ? undefined : role;
};

/** A role of one function alone; null where it shares that of the service. */
export const ownRole = (
  key: string,
  term: Mapping,
  isAttached: boolean,
  resolver: Resolver,
): { readonly id: string; readonly term: Term } | null => {
  const statements =
    resolver.get(term, 'iam', 'role', 'statements') ?? resolver.get(term, 'iamRoleStatements');
  const policies = resolver.get(term, 'iam', 'role', 'managedPolicies');
  const isForEach = textOf(resolver.get(resolver.root, 'provider', 'iam', 'role', 'mode')) === 'perFunction';
  if (
    (statements === undefined && policies === undefined && !isForEach) ||
    customRole(term, resolver) !== undefined
  )
    return null;
  const id = `${key.charAt(0).toUpperCase()}${key.slice(1).replaceAll(/[^0-9A-Za-z]/g, '')}${sharedRole}`;
  const boundary = at(providerRole(resolver), 'permissionsBoundary');
  return { id, term: role(statements, policies, boundary, isAttached, term, resolver) };
};

const providerRole = (resolver: Resolver): Term | undefined =>
  resolver.get(resolver.root, 'provider', 'iam', 'role');

/** The role that the Framework makes for the service; in a VPC as soon as one of its functions is. */
export const roleOfService = (isAttached: boolean, resolver: Resolver): Term => {
  const provider = (...path: readonly string[]) => resolver.get(resolver.root, 'provider', ...path);
  const boundary =
    provider('iam', 'role', 'permissionsBoundary') ??
    provider('iam', 'role', 'permissionBoundary') ??
    provider('rolePermissionsBoundary');
  return role(
    provider('iam', 'role', 'statements') ?? provider('iamRoleStatements'),
    provider('iam', 'role', 'managedPolicies') ?? provider('iamManagedPolicies'),
    boundary,
    isAttached,
    provider() ?? resolver.root,
    resolver,
  );
};

const role = (
  statements: Term | undefined,
  policies: Term | undefined,
  boundary: Term | undefined,
  isAttached: boolean,
  { place }: Term,
  resolver: Resolver,
): Term => {
  const managed = policies === undefined ? [] : listed(resolver.resolve(policies));
  const document = statements && mapping({ Statement: resolver.resolve(statements) }, place);
  const properties = mapping(
    {
      ManagedPolicyArns: list([...managed, ...(isAttached ? [scalar(VPC_ACCESS, place)] : [])], place),
      Policies: document && list([mapping({ PolicyDocument: document }, place)], place),
      PermissionsBoundary: boundary && resolver.resolve(boundary),
    },
    place,
  );
  return mapping({ Type: scalar('AWS::IAM::Role', place), Properties: properties }, place);
};

const listed = (term: Term): readonly Term[] => (term.is === 'list' ? itemsOf(term) : [term]);
