/** Execution roles with what they allow of ENIs. A role of which only a part is known is not taken for the whole. */
import type { PolicyRef } from '../../scenario/schema-roles.ts';
import type { DraftFunction, DraftRole } from '../draft.ts';
import {
  boundaryOf,
  granting,
  isOfAws,
  limiting,
  policyOfAws,
  unknownOfAws,
  type Instead,
} from '../policies.ts';
import { at, textOf, type Term } from '../term.ts';
import { namedByFile } from './named-by-file.ts';
import { compare, oneOfEach } from './one-of-each.ts';
import { policyIn } from './policy.ts';
import type { Reading } from './reading.ts';
import { isCutOff } from './truncation.ts';

/**
 * The roles that are wholly known, also those that only other inputs may name. Each role of a function in a VPC that is
 * not is a gap.
 */
export const readRoles = (functions: readonly DraftFunction[], reading: Reading): DraftRole[] => {
  const users = new Map<string, DraftFunction>();
  for (const one of functions)
    if (one.role !== null && isAttached(one) && !users.has(one.role)) users.set(one.role, one);
  const whole = detailed(users, reading);
  const others = new Map([...users].filter(([name]) => !whole.some((role) => role.name === name)));
  const roles = new Map([...piecedTogether(others, reading), ...whole].map((role) => [role.name, role]));
  for (const [name, { place }] of users)
    if (!roles.has(name))
      reading.gaps.push({
        place,
        what: `the role ${name} is not among the inputs`,
        consequence: 'taken to allow everything',
        functions: [],
        closedByRole: name,
      });
  return [...roles.values()].sort((a, b) => compare(a.name, b.name));
};

const isAttached = ({ vpcConfig, versions }: DraftFunction): boolean =>
  vpcConfig !== null || versions.some((one) => one.vpcConfig !== null);

/** From get-account-authorization-details, which holds everything. */
const detailed = (users: ReadonlyMap<string, unknown>, reading: Reading): DraftRole[] => {
  const documents = documentsByArn(reading);
  const all = reading
    .items('iam get-account-authorization-details', 'RoleDetailList')
    .flatMap((term): (DraftRole & { readonly id: string })[] => {
      const name = reading.text(term, 'RoleName');
      if (name === undefined) return [];
      const notes: string[] = [];
      const before = reading.gaps.length;
      const attached = reading.list(term, 'AttachedManagedPolicies');
      const policies = [
        ...attached.flatMap((one) => managed(one, documents, notes, reading, granting)),
        ...reading
          .list(term, 'RolePolicyList')
          .flatMap((one) => policyIn(at(one, 'PolicyDocument'), reading)),
      ];
      const role = {
        id: name,
        name,
        policies,
        permissionsBoundary: boundaryAt(term, documents, notes, reading),
        place: term.place,
        notes,
      };
      // What nobody here uses is given only where nothing is open.
      if (users.has(name) || reading.gaps.length === before) return [role];
      reading.gaps.length = before;
      return [];
    });
  return oneOfEach(all, 'role', reading);
};

/** The documents of the account's own policies, in their default versions. */
const documentsByArn = (reading: Reading): ReadonlyMap<string, Term> => {
  const found = new Map<string, Term>();
  for (const policy of reading.items('iam get-account-authorization-details', 'Policies')) {
    const version = reading
      .list(policy, 'PolicyVersionList')
      .find((one) => textOf(at(one, 'IsDefaultVersion')) === 'true');
    const document = at(version, 'Document');
    if (document !== undefined) found.set(textOf(at(policy, 'Arn')) ?? '', document);
  }
  return found;
};

/** From get-role-policy, list-role-policies and list-attached-role-policies, where all three leave nothing open; the boundary from get-role. */
const piecedTogether = (users: ReadonlyMap<string, DraftFunction>, reading: Reading): DraftRole[] => {
  const answers = reading.of(
    'iam get-role',
    'iam get-role-policy',
    'iam list-role-policies',
    'iam list-attached-role-policies',
  );
  const roleOf = ({ body, file }: (typeof answers)[number]): string | undefined =>
    textOf(at(body, 'RoleName')) ?? textOf(at(body, 'Role', 'RoleName')) ?? namedByFile(file, users.keys());
  return [...users.keys()].flatMap((name): DraftRole[] => {
    const own = answers.filter((answer) => roleOf(answer) === name);
    const bodies = (command: string): readonly Term[] =>
      own.filter((answer) => answer.command === command).map(({ body }) => body);
    const inline = new Map(
      bodies('iam get-role-policy').map((body) => [
        textOf(at(body, 'PolicyName')),
        at(body, 'PolicyDocument'),
      ]),
    );
    const names = pagesOf(bodies('iam list-role-policies'), 'PolicyNames', reading);
    const attached = pagesOf(bodies('iam list-attached-role-policies'), 'AttachedPolicies', reading);
    const place = own[0]?.body.place;
    if (place === undefined) return [];
    const notes: string[] = [];
    const missing = [
      ...lackOf('list-role-policies', names),
      ...lackOf('list-attached-role-policies', attached),
      ...names.items
        .flatMap((one) => textOf(one) ?? [])
        .filter((one) => !inline.has(one))
        .map((one) => `the policy ${one}`),
      ...attached.items
        .map((one) => textOf(at(one, 'PolicyArn')) ?? '')
        .filter((arn) => !isOfAws(arn))
        .map((arn) => `the document of ${arn}`),
    ];
    if (missing.length > 0) {
      reading.gap(
        place,
        `of the role ${name} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
        'not considered: its other policies say less than the whole',
      );
      return [];
    }
    const policies = [
      ...attached.items.flatMap((one) => managed(one, new Map(), notes, reading, granting)),
      ...[...inline.values()].flatMap((document) => policyIn(document, reading)),
    ];
    const [role] = bodies('iam get-role');
    if (role === undefined)
      reading.gap(
        place,
        `whether the role ${name} has a boundary is not known (get-role is missing)`,
        limiting.consequence,
      );
    const permissionsBoundary = boundaryAt(at(role, 'Role'), new Map(), notes, reading);
    return [{ name, policies: [...new Set(policies)], permissionsBoundary, place, notes }];
  });
};

/** A list of a role, of all pages among the inputs. */
interface Pages {
  readonly count: number;
  readonly items: readonly Term[];
  /** One of them is the last. */
  readonly isWhole: boolean;
}

const pagesOf = (bodies: readonly Term[], list: string, reading: Reading): Pages => ({
  count: bodies.length,
  items: bodies.flatMap((body) => reading.list(body, list)),
  isWhole: bodies.some((body) => !isCutOff(body)),
});

const lackOf = (command: string, { count, isWhole }: Pages): string[] =>
  isWhole ? [] : [count === 0 ? command : `another page of ${command}`];

/** A managed policy: one that heni knows by its name, one of the account by its document. */
const managed = (
  term: Term,
  documents: ReadonlyMap<string, Term>,
  notes: string[],
  reading: Reading,
  instead: Instead,
): readonly PolicyRef[] => {
  const arn = textOf(at(term, 'PolicyArn')) ?? textOf(at(term, 'PermissionsBoundaryArn')) ?? '';
  const document = documents.get(arn);
  if (document !== undefined) return policyIn(document, reading);
  const known = isOfAws(arn) ? policyOfAws(arn, notes) : null;
  if (known !== null) return known;
  const what = isOfAws(arn) ? unknownOfAws(arn) : `the policy ${arn} is not among the inputs`;
  reading.gap(term.place, what, instead.consequence);
  return instead.policies;
};

/** The boundary of a role; null where it has none, and where it is not known, which is a gap. */
const boundaryAt = (
  role: Term | undefined,
  documents: ReadonlyMap<string, Term>,
  notes: string[],
  reading: Reading,
): PolicyRef | null => {
  const term = at(role, 'PermissionsBoundary');
  return term?.is === 'map' ? boundaryOf(managed(term, documents, notes, reading, limiting)) : null;
};
