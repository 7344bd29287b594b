import { describe, expect, it } from 'vitest';
import { jsonSchema, jsonSchemaText, schemaNames } from '../../src/scenario/json-schema.ts';

const propertiesIn = (node: unknown, path: string): [string, { description?: string }][] => {
  if (typeof node !== 'object' || node === null) return [];
  const { properties = {} } = node as { properties?: Record<string, { description?: string }> };
  return [
    ...Object.entries(properties).map(([key, value]): [string, { description?: string }] => [
      `${path}.${key}`,
      value,
    ]),
    ...Object.entries(node).flatMap(([key, value]) => propertiesIn(value, `${path}.${key}`)),
  ];
};

describe.each(schemaNames)('the JSON Schema of a %s', (name) => {
  it('is the file in schema/ (`npx vitest run test/scenario/json-schema.test.ts -u` writes it)', async () => {
    await expect(jsonSchemaText(name)).toMatchFileSnapshot(`../../schema/${name}.schema.json`);
  });

  it('describes every key', () => {
    const bare = propertiesIn(jsonSchema(name), '').filter(([, { description }]) => !description);
    expect(bare.map(([path]) => path)).toEqual([]);
  });

  it('is of the draft that editors read', () => {
    expect(jsonSchema(name).$schema).toBe('http://json-schema.org/draft-07/schema#');
  });
});
