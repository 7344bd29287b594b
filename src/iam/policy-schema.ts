/**
 * The shape of a policy document as JSON.
 * Source: IAM User Guide, "Grammar of the IAM JSON policy language".
 */
import { z } from 'zod';

const texts = z.union([z.string(), z.array(z.string())], { error: 'must be a string or a list of strings' });
const conditionValue = z.union([z.string(), z.number(), z.boolean()]);
const conditionValues = z.union([conditionValue, z.array(conditionValue)], {
  error: 'must be a string, a number, a boolean, or a list of them',
});

const statementSchema = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny'], { error: 'must be "Allow" or "Deny" (case sensitive)' }),
    Action: texts.optional(),
    NotAction: texts.optional(),
    Resource: texts.optional(),
    NotResource: texts.optional(),
    Condition: z.record(z.string(), z.record(z.string(), conditionValues)).optional(),
  })
  .refine((statement) => (statement.Action === undefined) !== (statement.NotAction === undefined), {
    error: 'must have one of Action and NotAction',
  })
  .refine((statement) => (statement.Resource === undefined) !== (statement.NotResource === undefined), {
    error: 'must have one of Resource and NotResource',
  });

/** An identity policy, a permissions boundary or a service control policy; zod's JSON Schema export takes it. */
export const policyDocumentSchema = z.strictObject({
  Version: z
    .enum(['2012-10-17', '2008-10-17'], { error: 'must be "2012-10-17" (or the older "2008-10-17")' })
    .optional(),
  Id: z.string().optional(),
  Statement: z.union([statementSchema, z.array(statementSchema)]),
});

/** A statement as JSON. */
export type StatementJson = z.infer<typeof statementSchema>;
/** A document as JSON. */
export type PolicyJson = z.infer<typeof policyDocumentSchema>;
