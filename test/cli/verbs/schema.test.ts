import { expect, test } from 'vitest';
import { heni } from '../../../src/cli/program.ts';
import { MemoryIo } from '../memory-io.ts';

test.each([[[]], [['scenario']]])('schema %j is the draft-07 schema of the scenario file', async (args) => {
  const io = new MemoryIo();
  expect(await heni(['schema', ...args], io)).toBe('fine');
  expect(JSON.parse(io.stdout)).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#' });
});

test('an unknown name is answered with what there is', async () => {
  const io = new MemoryIo();
  expect(await heni(['schema', 'scenrio'], io)).toBe('usage');
  expect(io.stderr).toMatch(/^heni: no schema is called scenrio; .*did you mean "scenario"\?\n$/);
});
