/** The operations of IAM in a timeline: what they change matters when Lambda next needs a role. */
import { z } from 'zod';
import { operation } from './operation-row.ts';
import { policy } from './schema-roles.ts';
import { list, text } from './schema-values.ts';

const roleName = text('the name of a role').describe('Name of the role.');
const managedName = text('the name of a managed policy').describe('Name of the managed policy.');

/** IAM's operations, one row each. */
export const iamOperations = {
  CreateRole: operation(
    'CreateRole',
    'Creates an execution role, or brings one back.',
    {
      role: roleName,
      policies: list(policy, 'policies')
        .default([])
        .describe('Managed policies by name, documents, or paths of .json files.'),
    },
    ({ role, policies }) => [{ do: 'CreateRole', role, policies }],
  ),
  DeleteRole: operation(
    'DeleteRole',
    'Deletes an execution role; ENIs that need it at their release are orphaned.',
    { role: roleName },
    ({ role }) => [{ do: 'DeleteRole', role }],
  ),
  PutRolePolicy: operation(
    'PutRolePolicy',
    'Writes an inline policy of a role.',
    {
      role: roleName,
      name: text('the name of a policy').describe('Name of the inline policy.'),
      policy: z.record(z.string(), z.unknown()).describe('The policy document.'),
    },
    ({ role, name, policy: document }) => [{ do: 'PutRolePolicy', role, name, policy: document }],
  ),
  DeleteRolePolicy: operation(
    'DeleteRolePolicy',
    'Deletes an inline policy of a role.',
    { role: roleName, name: text('the name of a policy').describe('Name of the inline policy.') },
    ({ role, name }) => [{ do: 'DeleteRolePolicy', role, name }],
  ),
  AttachRolePolicy: operation(
    'AttachRolePolicy',
    'Attaches a managed policy to a role.',
    { role: roleName, policy: managedName },
    ({ role, policy: name }) => [{ do: 'AttachRolePolicy', role, policy: name }],
  ),
  DetachRolePolicy: operation(
    'DetachRolePolicy',
    'Detaches a managed policy from a role.',
    { role: roleName, policy: managedName },
    ({ role, policy: name }) => [{ do: 'DetachRolePolicy', role, policy: name }],
  ),
} as const;
