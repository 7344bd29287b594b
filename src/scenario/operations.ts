/**
 * The operations of a timeline: what each takes in the file, and the commands that come of it. A new operation is
 * one row here or in the files of Lambda, EC2 and IAM, and one member of `Command`.
 */
import { z } from 'zod';
import { quotaNames } from '../model/quotas.ts';
import type { Command, CommandName } from './commands.ts';
import { operation, type EntryContext } from './operation-row.ts';
import { ec2Operations } from './operations-ec2.ts';
import { iamOperations } from './operations-iam.ts';
import { lambdaOperations } from './operations-lambda.ts';
import { text, whole, word } from './schema-values.ts';

/** Per operation: the schema of its entry, and how the entry becomes commands. */
export const operations = {
  ...lambdaOperations,
  ...ec2Operations,
  ...iamOperations,
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
