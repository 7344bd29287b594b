/** Who acts: a principal, Lambda with an execution role, or a function's own code. */
import type { Place } from '../../iam/arn.ts';
import type { Locate } from '../../iam/explain.ts';
import { readPolicyRef } from '../../iam/policy-ref.ts';
import { policySetOf, type IdentityPolicies, type NameOf } from '../../iam/policy-set.ts';
import type { Layer, PolicySet } from '../../iam/policy.ts';
import { asFunctionCode, asLambda, asUser, type Identity } from '../../iam/requests.ts';
import type { LoadedScenario } from '../../scenario/load.ts';
import type { FilePosition, PolicySource } from '../../scenario/policy-source.ts';
import type { Path } from '../../scenario/problem.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { matchesPattern } from '../../scenario/name-pattern.ts';
import { UsageError } from '../errors.ts';
import { targetsOf, unknown } from './iam-targets.ts';

/** Who asks, with everything that decides about them. */
export interface Subject {
  readonly kind: 'principal' | 'role' | 'function';
  readonly name: string;
  /** The execution role; null for a principal. */
  readonly role: string | null;
  readonly identity: Identity;
  readonly policies: PolicySet;
  /** Where a statement was written; null when nobody knows. */
  readonly locate: (statement: Parameters<Locate>[0]) => FilePosition | null;
}

/** Reads `--as`: the name of a principal, `role:NAME`, or `function:NAME`, which may be a pattern of several. */
export const subjectsOf = (
  as: string,
  loaded: LoadedScenario,
  place: Place,
): readonly [Subject, ...Subject[]] => {
  const pattern = /^function:(.*\*.*)$/su.exec(as)?.[1];
  if (pattern === undefined) return [subjectOf(as, loaded, place)];
  const all = targetsOf(loaded.scenario);
  const [first, ...others] = all
    .filter(({ name }) => matchesPattern(pattern, name))
    .map(({ name }) => subjectOf(`function:${name}`, loaded, place));
  if (first !== undefined) return [first, ...others];
  throw unknown(
    'function',
    pattern,
    all.map(({ name }) => name),
  );
};

const subjectOf = (as: string, loaded: LoadedScenario, place: Place): Subject => {
  const [, prefix, rest = ''] = /^(role|function|principal):(.*)$/su.exec(as) ?? [null, 'principal', as];
  const { scenario } = loaded;
  if (prefix === 'role') {
    return { kind: 'role', name: rest, role: rest, identity: asLambda(place, rest), ...ofRole(rest, loaded) };
  }
  if (prefix === 'function') {
    const role = roleOf(rest, scenario);
    const identity = asFunctionCode(place, role, rest);
    return { kind: 'function', name: rest, role, identity, ...ofRole(role, loaded) };
  }
  const index = scenario.principals.findIndex(({ name }) => name === rest);
  const found = scenario.principals[index];
  if (found === undefined) throw unknownPrincipal(rest, scenario);
  const decided = policiesOf(found, ['principals', index], loaded);
  return { kind: 'principal', name: rest, role: null, identity: asUser(place, rest), ...decided };
};

/** A role or a function may be what was meant. */
const unknownPrincipal = (name: string, scenario: Scenario): UsageError => {
  const kinds = [
    ...scenario.principals.map((one) => one.name),
    ...rolesOf(scenario).map((role) => `role:${role.name}`),
    ...targetsOf(scenario).map((target) => `function:${target.name}`),
  ];
  const same = kinds.find((kind) => kind.endsWith(`:${name}`));
  if (same === undefined) return unknown('principal', name, kinds);
  return new UsageError(`the scenario has no principal ${name}; did you mean "${same}"?`);
};

const roleOf = (name: string, scenario: Scenario): string => {
  const targets = targetsOf(scenario);
  const found = targets.find((target) => target.name === name);
  if (found === undefined)
    throw unknown(
      'function',
      name,
      targets.map((target) => target.name),
    );
  if (found.role === null)
    throw new UsageError(
      `the function ${name} has no role in the scenario, and heni then asks nothing of it`,
    );
  return found.role;
};

/** The declared ones, then those that the timeline creates. */
const rolesOf = ({ roles, timeline }: Scenario): (IdentityPolicies & { readonly name: string })[] => [
  ...roles,
  ...timeline.flatMap((entry) =>
    entry.do === 'CreateRole' ? [{ name: entry.role, policies: entry.policies }] : [],
  ),
];

const ofRole = (name: string, loaded: LoadedScenario): Pick<Subject, 'policies' | 'locate'> => {
  const roles = rolesOf(loaded.scenario);
  const index = roles.findIndex((role) => role.name === name);
  const found = roles[index];
  if (found === undefined)
    throw unknown(
      'role',
      name,
      roles.map((role) => role.name),
    );
  const isDeclared = index < loaded.scenario.roles.length;
  return policiesOf(found, isDeclared ? ['roles', index] : null, loaded);
};

/** The policies under the names by which their authors know them. Without a path nobody knows where they stand. */
const policiesOf = (
  own: IdentityPolicies,
  path: Path | null,
  { scenario, policySource }: LoadedScenario,
): Pick<Subject, 'policies' | 'locate'> => {
  const { serviceControlPolicies = [] } = scenario.account;
  const paths: Readonly<Record<Layer, ((index: number) => Path) | null>> = {
    scp: (index) => ['account', 'serviceControlPolicies', index],
    identity: path && ((index) => [...path, 'policies', index]),
    boundary: path && (() => [...path, 'permissionsBoundary']),
  };
  const sourceOf = (layer: Layer, index: number): PolicySource | null => {
    const pathOf = paths[layer];
    return pathOf === null ? null : policySource(pathOf(index));
  };
  const nameOf: NameOf = (layer, index) => sourceOf(layer, index)?.name ?? `${layer}-${index + 1}`;
  const refs = {
    scp: serviceControlPolicies,
    identity: own.policies,
    boundary: own.permissionsBoundary === undefined ? [] : [own.permissionsBoundary],
  };
  return {
    policies: policySetOf(own, serviceControlPolicies, nameOf),
    locate: ({ layer, policy, index }) => {
      const at = refs[layer].findIndex(
        (ref, i) => readPolicyRef(ref, nameOf(layer, i)).policy?.name === policy,
      );
      return at < 0 ? null : (sourceOf(layer, at)?.locate(index) ?? null);
    },
  };
};
