/** The execution roles of the functions in a VPC, with what they allow. */
import { readPolicyRef } from '../iam/policy-ref.ts';
import type { PolicySet } from '../iam/policy.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { At, AttachedFunction } from './rule.ts';
import { byName } from './by-name.ts';
import { groupBy } from './group-by.ts';

/** A declared role, its policies, and the functions in a VPC that use it. */
export interface ExecutionRole {
  readonly name: string;
  readonly at: At;
  readonly policies: PolicySet;
  readonly functions: readonly [AttachedFunction, ...AttachedFunction[]];
}

/** The roles that functions use, those created by the timeline included; sorted by name. */
export const executionRoles = (
  { roles, timeline }: Scenario,
  functions: readonly AttachedFunction[],
): ExecutionRole[] => {
  const users = groupBy(functions, ({ role }) => role ?? '');
  const created = timeline.flatMap((entry) =>
    entry.do === 'CreateRole' ? [{ name: entry.role, policies: entry.policies, path: null }] : [],
  );
  const declared = roles.map((role, index) => ({ ...role, path: ['roles', index] }));
  // The first of a name counts: a role of the file before one that the timeline creates.
  const known = new Map([...declared, ...created].toReversed().map((role) => [role.name, role]));
  return [...known.values()]
    .flatMap(({ name, policies, path }): ExecutionRole[] => {
      const [first, ...others] = users.get(name) ?? [];
      if (first === undefined) return [];
      const at: At = path === null ? { function: first.name } : { path };
      return [{ name, at, policies: policySet(policies), functions: [first, ...others] }];
    })
    .sort((a, b) => byName(a.name, b.name));
};

const policySet = (policies: readonly (string | object)[]): PolicySet => ({
  identity: policies.flatMap((policy, index) => readPolicyRef(policy, `policy-${index + 1}`).policy ?? []),
});
