/** Execution roles and calling principals. */
import { z } from 'zod';
import { list, strict, text } from './schema-values.ts';

/** A policy of a role: the name of a managed one, the path of a file, or a document. */
export const policy = z.union([text('the name of a managed policy'), z.record(z.string(), z.unknown())], {
  error: 'the name of a managed policy, the path of a .json file, or a policy document',
});

/** A policy as the file gives it; a document is not yet checked. */
export type PolicyRef = z.output<typeof policy>;

/** A role or a principal: a name and its policies. */
export const role = strict({
  name: text('a name').describe('Name by which functions (role) or operations (as) refer to it.'),
  policies: list(policy, 'policies')
    .default([])
    .describe(
      'Names of managed policies, policy documents, or paths of .json files relative to the scenario.',
    ),
}).describe('A role or principal with its policies.');
