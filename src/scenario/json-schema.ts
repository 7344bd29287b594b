/** JSON Schemas for editors: draft-07, which they all read. */
import { z } from 'zod';
import { scenarioFileSchema } from './schema.ts';

/** Everything that has a JSON Schema, by the name of its file. */
const schemas = { scenario: scenarioFileSchema } as const satisfies Record<string, z.ZodType>;

/** A kind of file that has a schema. */
export type SchemaName = keyof typeof schemas;

/** The words that `heni schema` takes. */
export const schemaNames = Object.keys(schemas) as SchemaName[];

/** The JSON Schema of what is written, before defaults are filled in. */
export const jsonSchema = (name: SchemaName): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(schemas[name], { target: 'draft-7', io: 'input' });

/** The text of `schema/NAME.schema.json`. */
export const jsonSchemaText = (name: SchemaName): string => `${JSON.stringify(jsonSchema(name), null, 2)}\n`;
