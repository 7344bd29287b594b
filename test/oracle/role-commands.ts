/** The commands that change roles. */
import fc from 'fast-check';
import { documents, managed, managedNames } from './policies.ts';
import { doing } from './steps.ts';
import { roleNames, somePolicies } from './worlds.ts';

const role = fc.constantFrom(...roleNames);
const managedPolicy = fc.constantFrom(...managedNames);
const document = fc.constantFrom(...documents.map(({ written }) => written as object));

/** A role is taken away, comes back, or allows more or less. */
export const changingRoles = [
  doing(fc.record({ do: fc.constant('CreateRole' as const), role, policies: somePolicies })),
  doing(role.map((one) => ({ do: 'CreateRole' as const, role: one, policies: [managed[0].written] }))),
  doing(role.map((one) => ({ do: 'DeleteRole' as const, role: one }))),
  doing(
    fc
      .tuple(role, document)
      .map(([one, policy]) => ({ do: 'PutRolePolicy' as const, role: one, name: 'p', policy })),
  ),
  doing(role.map((one) => ({ do: 'DeleteRolePolicy' as const, role: one, name: 'p' }))),
  doing(fc.record({ do: fc.constant('AttachRolePolicy' as const), role, policy: managedPolicy })),
  doing(fc.record({ do: fc.constant('DetachRolePolicy' as const), role, policy: managedPolicy })),
];
