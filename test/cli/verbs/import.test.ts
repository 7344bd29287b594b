import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { heni } from '../../../src/cli/program.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { example } from '../example.ts';
import { MemoryIo } from '../memory-io.ts';

const shop = readFileSync(join(import.meta.dirname, '../../../scenarios/templates/shop.yaml'), 'utf8');
const cli = async (
  args: readonly string[],
  files: Readonly<Record<string, string>> = { 'shop.yaml': shop },
) => {
  const io = new MemoryIo({ ...files });
  return { ending: await heni(args, io), io };
};

describe('heni import', () => {
  test('prints a scenario that loads, and the coverage on stderr', async () => {
    const { ending, io } = await cli(['import', 'shop.yaml']);
    expect(ending).toBe('fine');
    const { scenario } = loadScenario(io.stdout, 's.yaml', { readFile: () => undefined });
    expect(scenario?.functions.map(({ name }) => name)).toEqual(['checkout', 'Basket', 'Report']);
    expect(io.stdout).toContain('  # shop.yaml:20:3\n  - name: checkout\n');
    expect(io.stderr).toMatch(
      /^heni: 2 of 3 functions resolved; not known:\n {2}shop\.yaml:30:39: a security group is the parameter DatabaseSecurityGroupId/,
    );
  });

  test('--param settles what is open; --strict exits 3 while something is', async () => {
    expect((await cli(['import', 'shop.yaml', '--strict'])).ending).toBe('incomplete');
    const { ending, io } = await cli([
      'import',
      'shop.yaml',
      '--strict',
      '--param',
      'DatabaseSecurityGroupId=sg-1',
    ]);
    expect([ending, io.stderr]).toEqual(['fine', 'heni: 3 of 3 functions resolved\n']);
    expect(io.stdout).toContain('securityGroupIds: [ ShopGroup, sg-1 ]');
  });

  test('-o writes the scenario, --json prints the inventory; both together do both', async () => {
    const { io } = await cli(['import', 'shop.yaml', '-o', 's.yaml', '--json']);
    expect(JSON.parse(io.stdout)).toMatchObject({
      functions: 3,
      attached: 3,
      enis: 4,
      coverage: { functions: 3, resolved: 2 },
    });
    const run = await cli(['run', 's.yaml', '--json'], { 's.yaml': io.files['s.yaml'] ?? '' });
    expect(JSON.parse(run.io.stdout)).toMatchObject({ enis: { created: 4 } });
    expect((await cli(['import', 'shop.yaml', '-o', 'shop.yaml'])).ending).toBe('usage');
  });

  test.each([
    ['a scenario', example(), 'this is a scenario already'],
    [
      'another mapping',
      'services: { web: {} }',
      'this is a mapping with services; understood are CloudFormation and SAM templates',
    ],
    ['a list', '[1, 2]', 'this is a list; understood are'],
    ['broken text', 'Resources: [', '(IMP001)'],
    [
      'too much',
      `Resources: {} #${'x'.repeat(5_000_001)}`,
      'are more than the 5 million that are read of one file of YAML; of JSON, 100 million are (IMP001)',
    ],
    [
      'a bomb',
      `Resources: {}\na0: &a0 [1,1,1,1,1,1,1,1,1,1]\n${Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join()}]`).join('\n')}`,
      'stand for more than 2 million parts (IMP001)',
    ],
    ['an anchor in itself', 'Resources: &a { x: *a }', 'an anchor that contains itself (IMP001)'],
    ['depth', `Resources: ${'['.repeat(20_000)}`, '(IMP001)'],
  ])('%s is refused, exit 2', async (_, text, message) => {
    const { ending, io } = await cli(['import', 'x.yaml'], { 'x.yaml': text });
    expect([ending, io.stdout]).toEqual(['usage', '']);
    expect(io.stderr).toContain(message);
  });

  test('--from and --param are checked; a value is never repeated', async () => {
    expect((await cli(['import', 'shop.yaml', '--from', 'cloudfromation'])).io.stderr).toContain(
      'did you mean "cloudformation"?',
    );
    const { ending, io } = await cli(['import', 'shop.yaml', '--param', 'hush']);
    expect([ending, io.stderr]).toEqual(['usage', 'heni: --param is written NAME=VALUE\n']);
    expect((await cli(['run', 'x.yaml', '--param', 'a=b'], { 'x.yaml': example() })).io.stderr).toContain(
      'x.yaml is a scenario',
    );
  });

  test('large data of no kind is refused at once, by every verb', async () => {
    const text = `{"data": [${'"x", '.repeat(1_100_000)}"x"]}`;
    const { ending, io } = await cli(['run', 'x.json'], { 'x.json': text });
    expect([ending, io.stdout]).toEqual(['usage', '']);
    expect(io.stderr).toContain('x.json:1:1: this is a mapping with data; understood are');
  });

  test('a folder: a service brings the files along that it names, whatever they look like', async () => {
    const { ending, io } = await cli(['import', 'app'], {
      'app/serverless.yml': 'service: s\nprovider: aws\nfunctions: ${file(./functions.yml)}\n',
      'app/functions.yml': 'a: ${file(more.json)}',
      'app/more.json': '{"handler": "h"}',
      'app/other.json': '{}',
    });
    expect(ending).toBe('fine');
    expect(io.stdout).toContain('  - name: s-dev-a\n');
    expect(io.stderr).toContain('heni: 1 file of no kind that is understood, left out: ');
  });

  test('a folder: the templates in it, the rest left out', async () => {
    const { ending, io } = await cli(['import', 'infra'], {
      'infra/shop.yaml': shop,
      'infra/notes.json': '{}',
      'infra/x.txt': '',
    });
    expect(ending).toBe('fine');
    expect(io.stderr).toContain('heni: 1 file of no kind that is understood, left out: ');
  });
});

describe('nothing is lost without a word', () => {
  test('a broken template in a folder is an error, as it is alone', async () => {
    const { ending, io } = await cli(['import', 'infra'], {
      'infra/a.yaml': shop,
      'infra/b.json': '{"Resources": {"F": ',
    });
    expect([ending, io.stdout]).toEqual(['usage', '']);
    expect(io.stderr).toMatch(/infra\/b\.json:1:\d+: .*\(IMP001\)/);
  });

  test('a second document of a template is told', async () => {
    const { ending, io } = await cli(['import', 'a.yaml'], { 'a.yaml': `${shop}\n---\n${shop}` });
    expect(ending).toBe('usage');
    expect(io.stderr).toContain('a second document begins: one is read, so give each a file of its own');
  });

  test('one file by two paths is one file', async () => {
    const { io } = await cli(['import', 'a.yaml', './a.yaml', '--json'], {
      'a.yaml': shop,
      './a.yaml': shop,
    });
    const alone = await cli(['import', 'a.yaml', '--json'], { 'a.yaml': shop });
    expect(io.stdout).toBe(alone.io.stdout);
  });
});

describe('other verbs take templates directly', () => {
  test('run: everything is created at 0s, and says what it assumes', async () => {
    const { ending, io } = await cli(['run', 'shop.yaml', '--json']);
    expect(ending).toBe('fine');
    expect(JSON.parse(io.stdout)).toMatchObject({ simulatedSeconds: 3600, enis: { created: 4 } });
    expect(io.stderr).toContain(
      'heni: assumed: everything is created at 0s, the run takes 1h, nothing is called',
    );
    expect((await cli(['run', 'shop.yaml', '--strict'])).ending).toBe('incomplete');
  });

  test('inspect: places are those of the template', async () => {
    const { io } = await cli(['inspect', 'shop.yaml', '--json']);
    const { findings, unresolved } = JSON.parse(io.stdout) as {
      findings: { where: string }[];
      unresolved: unknown[];
    };
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.filter(({ where }) => !where.startsWith('shop.yaml:'))).toEqual([]);
    expect(unresolved).toHaveLength(1);
    expect((await cli(['inspect', 'shop.yaml', '--strict'])).ending).toBe('incomplete');
  });

  test('validate: sound, and broken', async () => {
    expect((await cli(['validate', 'shop.yaml'])).ending).toBe('fine');
    const broken = shop.replace('[!Ref ShopGroup]', '[ShopGroup]');
    const { ending, io } = await cli(['validate', 'shop.yaml'], { 'shop.yaml': broken });
    expect(ending).toBe('usage');
    expect(io.stdout).toContain(`shop.yaml:10:26: Value '[ShopGroup]' at 'vpcConfig.securityGroupIds'`);
  });
});
