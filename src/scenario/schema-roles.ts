/** Execution roles and calling principals. */
import { z } from 'zod';
import { managedPolicyNames } from '../iam/managed-policies.ts';
import { list, strict, text } from './schema-values.ts';

/** A policy of a role: the name of a managed one, the path of a file, or a document. */
export const policy = z.union([text('the name of a managed policy'), z.record(z.string(), z.unknown())], {
  error: 'the name of a managed policy, the path of a .json file, or a policy document',
});

/** A policy as the file gives it; a document is not yet checked. */
export type PolicyRef = z.output<typeof policy>;

/** The policies that an organization attaches to the account. */
export const serviceControlPolicies = list(policy, 'policies')
  .default([])
  .describe(
    'Service control policies, in the same forms as the policies of a role: they limit every role and principal, and only what one of them allows (FullAWSAccess allows everything) can be done.',
  );

/** A role or a principal: its name, its policies and what limits them. */
export const role = strict({
  name: text('a name').describe('Name by which functions (role) or operations (as) refer to it.'),
  policies: list(policy, 'policies')
    .default([])
    .describe(
      `Names or ARNs of managed policies (heni knows ${managedPolicyNames.join(', ')}), policy documents, or paths of .json files relative to the scenario.`,
    ),
  permissionsBoundary: policy
    .optional()
    .describe('A policy in the same forms: what it does not allow is refused whatever the policies allow.'),
}).describe('A role or principal with its policies.');
