/** The operations of Lambda in a timeline. */
import { z } from 'zod';
import { functionNames, operation } from './operation-row.ts';
import { memory as memorySize, vpcConfigInput } from './schema-functions.ts';
import { qualifier as latestOrVersion } from './schema-traffic.ts';
import { text, whole, word } from './schema-values.ts';

const oneQualifier = latestOrVersion
  .optional()
  .describe('A version; left out: the whole function, or $LATEST.');
const publish = (what: string) => z.boolean({ error: 'true or false' }).default(false).describe(what);

/** Lambda's operations, one row each. */
export const lambdaOperations = {
  CreateFunction: operation(
    'CreateFunction',
    'Creates a function. What is left out is taken from the definition of that name, where there is one. If it is the first operation on that function, and its definition has neither create nor existing, the function does not exist before it.',
    {
      function: functionNames,
      role: text('the name of a role').optional().describe('Name of its execution role.'),
      vpcConfig: vpcConfigInput.optional(),
      memory: memorySize.optional().describe('Memory in MB.'),
      publish: publish('Whether a version is published too.'),
      code: text('a name for the code').optional().describe('A name for the code: equal for equal code.'),
      via: word(['api', 'console'])
        .default('api')
        .describe(
          'The console attaches AWSLambdaVPCAccessExecutionRole to the role of an attached function.',
        ),
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
          ...(entry.code === undefined ? {} : { code: entry.code }),
          ...(entry.via === 'console' ? { via: entry.via } : {}),
        };
      }),
  ),
  UpdateFunctionConfiguration: operation(
    'UpdateFunctionConfiguration',
    'Changes a function’s attachment, memory or role.',
    {
      function: functionNames,
      role: text('the name of a role').optional().describe('Name of its new execution role.'),
      vpcConfig: vpcConfigInput.optional(),
      memory: memorySize.optional().describe('Memory in MB.'),
    },
    ({ vpcConfig = null, memory = null, role }, { functions }) =>
      functions.map((name) => ({
        do: 'UpdateFunctionConfiguration',
        function: name,
        vpcConfig,
        memory,
        ...(role === undefined ? {} : { role }),
      })),
  ),
  UpdateFunctionCode: operation(
    'UpdateFunctionCode',
    'Gives a function new code; no ENI is touched, unless the function is Inactive.',
    {
      function: functionNames,
      code: text('a name for the code')
        .optional()
        .describe('A name for the code: equal for equal code. Left out: code that never was before.'),
      publish: publish('Whether a version is published with it.'),
    },
    ({ code = null, publish: isPublished }, { functions }) =>
      functions.map((name) => ({ do: 'UpdateFunctionCode', function: name, code, publish: isPublished })),
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
  PutFunctionConcurrency: operation(
    'PutFunctionConcurrency',
    'Reserves concurrency for a function, out of the account’s; 0 stops it.',
    {
      function: functionNames,
      reservedConcurrency: whole(0).describe('Concurrent executions that are reserved.'),
    },
    ({ reservedConcurrency }, { functions }) =>
      functions.map((name) => ({ do: 'PutFunctionConcurrency', function: name, reservedConcurrency })),
  ),
  DeleteFunctionConcurrency: operation(
    'DeleteFunctionConcurrency',
    'Gives the reserved concurrency of a function back.',
    { function: functionNames },
    (_, { functions }) => functions.map((name) => ({ do: 'DeleteFunctionConcurrency', function: name })),
  ),
  TagResource: operation(
    'TagResource',
    'Tags a function; refused while an update is under way.',
    {
      function: functionNames,
      tags: z.record(z.string(), z.string()).describe('Tags to add or to change.'),
    },
    ({ tags }, { functions }) => functions.map((name) => ({ do: 'TagResource', function: name, tags })),
  ),
} as const;
