/** Functions, and the VpcConfig that functions and operations share. */
import { z } from 'zod';
import { list, onOff, sentence, strict, text, time, whole } from './schema-values.ts';
import { traffic, versionNumber } from './schema-traffic.ts';

const subnetIds = list(text('the id of a subnet'), 'ids of subnets');
const securityGroupIds = list(text('the id of a security group'), 'ids of security groups');
const forDualStack = z.boolean({ error: 'true or false' });

/** Memory of a function in MB. */
export const memory = whole(128, 10_240);

/** The VpcConfig of a definition: what is left out is empty. */
export const vpcConfig = strict({
  subnetIds: subnetIds.default([]).describe('Subnets; each needs an ENI.'),
  securityGroupIds: securityGroupIds
    .default([])
    .describe(
      'Security groups; the set of them is part of the sharing key. {n} stands for the number of the function.',
    ),
  ipv6AllowedForDualStack: forDualStack
    .default(false)
    .describe('Allows outbound IPv6 in dual-stack subnets.'),
}).describe('The attachment to a VPC.');

/** The VpcConfig of a request: what is left out keeps its stored value. */
export const vpcConfigInput = strict({
  subnetIds: subnetIds.exactOptional().describe('Subnets; left out: as they are.'),
  securityGroupIds: securityGroupIds.exactOptional().describe('Security groups; left out: as they are.'),
  ipv6AllowedForDualStack: forDualStack.exactOptional().describe('Outbound IPv6; left out: as it is.'),
}).describe('The attachment to a VPC, in whole or in part; both lists empty detach.');

/** A function's name; `*` is left to the patterns of the timeline. */
export const functionName = text('the name of a function')
  .max(200)
  .refine((name) => !name.includes('*'), { error: 'a name: * stands for any text only in the timeline' });

const version = strict({
  version: versionNumber.describe('Number of the version.'),
  vpcConfig: vpcConfig
    .optional()
    .describe('Its attachment, frozen at its publication; left out: that of the function.'),
});

/** The word that makes one function of each row of the definition's trace. */
export const PER_TRACE_ROW = 'perTraceRow';
const MOST_FUNCTIONS = 100_000;

/** An entry of `functions`. */
export const functionDefinition = strict({
  name: functionName.describe('Name of the function; with a count, the functions are name-1, name-2 …'),
  count: z
    .union([whole(1, MOST_FUNCTIONS), z.literal(PER_TRACE_ROW)], {
      error: `a whole number or ${PER_TRACE_ROW}`,
    })
    .optional()
    .describe('How many functions this definition stands for; perTraceRow: one per row of its trace.'),
  role: text('the name of a role')
    .optional()
    .describe('Name of its execution role; left out: a role that is allowed everything.'),
  vpcConfig: vpcConfig.optional(),
  create: time
    .optional()
    .describe(
      'When CreateFunction is called. Left out: at 0s, or by the timeline, where a CreateFunction is the first operation on the function.',
    ),
  existing: onOff.default(false).describe('Active at the start, with its ENIs.'),
  memory: memory.default(128).describe('Memory in MB. It decides nothing about ENIs.'),
  reservedConcurrency: whole(0).optional().describe('Reserved concurrency.'),
  versions: list(version, 'versions').default([]).describe('Published versions that exist at the start.'),
  traffic: traffic.optional(),
  connections: strict({
    perEnvironment: whole(0, 1024).default(0).describe('Connections that an environment holds for its life.'),
    perInvocation: whole(0, 1024)
      .default(0)
      .describe('Connections that an invocation holds for its duration.'),
    destination: text('the name of a destination')
      .exactOptional()
      .describe(
        'Where they lead on the internet, by a name of your own: through the NAT gateways of the subnets, each with a limit per destination; one name is one destination (address, port and protocol), whoever uses it. Left out: within the VPC, past every NAT gateway.',
      ),
  })
    .default({ perEnvironment: 0, perInvocation: 0 })
    .describe('Connections through the ENIs.'),
})
  .refine(({ create, existing }) => create === undefined || !existing, {
    params: sentence('SCN018'),
    error: 'takes create or existing, and has both',
  })
  .describe('A function, or many of one definition.');

/** An entry of `functions` after defaults are filled in. */
export type FunctionDefinition = z.output<typeof functionDefinition>;
