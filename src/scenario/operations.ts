/**
 * The operations of a timeline: what each takes in the file, and the commands that come of it. A new operation is
 * one row here and one member of `Command`.
 */
import { z } from 'zod';
import { quotaNames } from '../model/quotas.ts';
import type { Command, CommandName } from './scenario.ts';
import { memory as memorySize, vpcConfigInput, type FunctionDefinition } from './schema-functions.ts';
import { policy } from './schema-roles.ts';
import { qualifier as latestOrVersion } from './schema-traffic.ts';
import { list, strict, text, time, whole, word } from './schema-values.ts';

/** What a row needs to make commands: the functions that the entry names, and how the file defines them. */
export interface EntryContext {
  readonly functions: readonly string[];
  readonly definitionOf: (name: string) => FunctionDefinition | undefined;
}

const functionNames = z
  .union(
    [
      text('the name of a function').transform((name) => [name]),
      list(text('the name of a function'), 'names'),
    ],
    {
      error: 'the name of a function, a list of names or a pattern such as checkout-*',
    },
  )
  .describe('Name of the function, a list of names, or a pattern such as checkout-*.');
const oneQualifier = latestOrVersion
  .optional()
  .describe('A version; left out: the whole function, or $LATEST.');

const roleName = text('the name of a role').describe('Name of the role.');
const managedName = text('the name of a managed policy').describe('Name of the managed policy.');

const operation = <N extends CommandName, S extends z.core.$ZodLooseShape>(
  name: N,
  what: string,
  shape: S,
  commands: (
    entry: z.output<z.ZodObject<S>>,
    context: EntryContext,
  ) => readonly Extract<Command, { do: N }>[],
) => ({
  commands,
  schema: strict({
    at: time.describe('When it is called.'),
    do: z.literal(name).describe('The operation.'),
    as: text('the name of a principal')
      .optional()
      .describe('The principal that calls; left out: one allowed everything.'),
    ...shape,
  }).describe(what),
});

/** Per operation: the schema of its entry, and how the entry becomes commands. */
export const operations = {
  CreateFunction: operation(
    'CreateFunction',
    'Creates a function. What is left out is taken from the definition of that name, where there is one.',
    {
      function: functionNames,
      role: text('the name of a role').optional().describe('Name of its execution role.'),
      vpcConfig: vpcConfigInput.optional(),
      memory: memorySize.optional().describe('Memory in MB.'),
      publish: z
        .boolean({ error: 'true or false' })
        .default(false)
        .describe('Whether version 1 is published too.'),
    },
    (entry, { functions, definitionOf }) =>
      functions.map((name) => {
        const definition = definitionOf(name);
        return {
          do: 'CreateFunction',
          function: name,
          role: entry.role ?? definition?.role ?? null,
          vpcConfig: entry.vpcConfig ?? definition?.vpcConfig ?? null,
          memory: entry.memory ?? definition?.memory ?? 128,
          publish: entry.publish,
        };
      }),
  ),
  UpdateFunctionConfiguration: operation(
    'UpdateFunctionConfiguration',
    'Changes a function’s attachment or memory.',
    {
      function: functionNames,
      vpcConfig: vpcConfigInput.optional(),
      memory: memorySize.optional().describe('Memory in MB.'),
    },
    ({ vpcConfig = null, memory = null }, { functions }) =>
      functions.map((name) => ({ do: 'UpdateFunctionConfiguration', function: name, vpcConfig, memory })),
  ),
  DeleteFunction: operation(
    'DeleteFunction',
    'Deletes a function with all its versions, or one version.',
    { function: functionNames, qualifier: oneQualifier },
    ({ qualifier = null }, { functions }) =>
      functions.map((name) => ({ do: 'DeleteFunction', function: name, qualifier })),
  ),
  PublishVersion: operation(
    'PublishVersion',
    'Publishes $LATEST as the next version.',
    { function: functionNames },
    (_, { functions }) => functions.map((name) => ({ do: 'PublishVersion', function: name })),
  ),
  Invoke: operation(
    'Invoke',
    'Invokes a function once.',
    { function: functionNames, qualifier: oneQualifier },
    ({ qualifier = null }, { functions }) =>
      functions.map((name) => ({ do: 'Invoke', function: name, qualifier })),
  ),
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
  SetUsedIps: operation(
    'SetUsedIps',
    'Changes how many addresses of a subnet others use.',
    {
      subnet: text('the id of a subnet').describe('Id of the subnet.'),
      ips: whole(0).describe('Addresses that others use from then on.'),
    },
    ({ subnet, ips }) => [{ do: 'SetUsedIps', subnet, ips }],
  ),
  SetQuota: operation(
    'SetQuota',
    'Changes a quota of the account.',
    {
      quota: word(quotaNames).describe('Name of the quota.'),
      value: whole(0).describe('The new limit.'),
      vpc: text('the id of a VPC').optional().describe('Only for this VPC; left out: for all.'),
    },
    ({ quota, value, vpc = null }) => [{ do: 'SetQuota', quota, vpc, value }],
  ),
} as const satisfies Record<CommandName, unknown>;

/** The words that `do` takes. */
export const operationNames = Object.keys(operations) as CommandName[];
/** An entry of the timeline as the file gives it. */
export type FileEntry = z.output<(typeof operations)[CommandName]['schema']>;

const schemas = Object.values(operations).map(({ schema }) => schema);

/** The schema of an entry of the timeline; `do` decides which keys it takes. */
export const timelineEntry = z.discriminatedUnion(
  'do',
  schemas as [(typeof schemas)[number], ...typeof schemas],
  {
    error: 'an operation: a mapping with at and do',
  },
);

/** The commands of one entry, one per function that it names. */
export const commandsOf = (entry: FileEntry, context: EntryContext): readonly Command[] =>
  // The row of `entry.do` is the one that takes this entry, which the type checker cannot follow.
  (operations[entry.do].commands as (entry: FileEntry, context: EntryContext) => readonly Command[])(
    entry,
    context,
  );
