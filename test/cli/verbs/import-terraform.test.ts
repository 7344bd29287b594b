import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { heni } from '../../../src/cli/program.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { MemoryIo } from '../memory-io.ts';

const plan = readFileSync(join(import.meta.dirname, '../../../scenarios/plans/new-group.json'), 'utf8');
const cli = async (args: readonly string[], text = plan) => {
  const io = new MemoryIo({ 'plan.json': text });
  return { ending: await heni(args, io), io };
};

test('run: the apply, how long it waits, and what is assumed', async () => {
  const { ending, io } = await cli(['run', 'plan.json', '--json']);
  expect(ending).toBe('fine');
  const result = JSON.parse(io.stdout) as { enis: object; verdict: object };
  // Two subnets, the old group and the new one.
  expect(result).toMatchObject({ enis: { created: 4, peak: 4, end: 2 } });
  expect(result.verdict).toMatchObject({
    headline: expect.stringContaining('DeleteSecurityGroup of sg-0d4 is accepted at'),
  });
  expect(io.stderr).toContain(
    'heni: assumed: what does not exist yet is created at 0s, the run takes 2h, nothing is called',
  );
});

test('import: a scenario that loads, with the assumptions above it', async () => {
  const { ending, io } = await cli(['import', 'plan.json', '--strict']);
  expect(ending).toBe('incomplete');
  expect(io.stderr).toContain('where the default route of');
  expect(io.stdout).toContain('# Assumed: an apply creates and updates at 0s, 10 functions at once');
  expect(loadScenario(io.stdout, 's.yaml', { readFile: () => undefined }).scenario?.functions).toHaveLength(
    5,
  );
});

test('a state file of Terraform itself: what to give in its place', async () => {
  const text = '{"version":4,"terraform_version":"1.9.0","serial":1,"resources":[]}';
  const { ending, io } = await cli(['import', 'plan.json'], text);
  expect(ending).toBe('usage');
  expect(io.stderr).toContain('give what `terraform show -json` prints of it (IMP002)');
});

test.each(['import', 'run', 'inspect'])(
  '%s --from of another kind is refused: its functions would vanish',
  async (verb) => {
    const { ending, io } = await cli([verb, 'plan.json', '--from', 'cloudformation']);
    expect(ending).toBe('usage');
    expect(io.stderr).toContain(
      'plan.json:1:1: this looks like Terraform plans and states as JSON: leave --from out, or write --from terraform (IMP002)',
    );
  },
);
