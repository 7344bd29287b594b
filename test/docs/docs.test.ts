/** The pages tell the truth: their commands run, what they name is there, their diagrams are the code's. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { toMermaid } from '../../src/kernel/lifecycle.ts';
import { eniLifecycle } from '../../src/model/eni.ts';
import { stateLifecycle, updateLifecycle } from '../../src/model/states.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { version } from '../../src/version.ts';

const root = join(import.meta.dirname, '..', '..');
const text = (file: string): string => readFileSync(join(root, file), 'utf8');
const readme = text('README.md');

/** Runs the command line from source and returns what it prints; a crossed threshold is an answer too. */
const run = (args: readonly string[]): string => {
  try {
    return execFileSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (failure) {
    const { status, stdout } = failure as { status: number; stdout: string };
    if (status !== 99) throw failure;
    return stdout;
  }
};

describe('README.md', () => {
  afterAll(() => rmSync(join(root, 'facts.ndjson'), { force: true }));

  const commands = [...readme.matchAll(/^npm start -- (.*)$/gm)].map(([, args = '']) => args);
  it.each(commands)('npm start -- %s', (line) => {
    const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    expect(() => run(args)).not.toThrow();
  });

  it('shows what the first command prints', () => {
    const shown = /```text\n(✗ Connections[\s\S]*?)```/.exec(readme)?.[1] ?? 'nothing';
    expect(run(['run', 'scenarios/black-friday-burst.yaml', '--no-remedies'])).toContain(shown);
  });

  it('shows what heni iam prints', () => {
    const shown = /```text\n(✗ Denied[\s\S]*?)```/.exec(readme)?.[1] ?? 'nothing';
    const question = ['--as', 'deployer', 'lambda:CreateFunction', '--function', 'report'];
    expect(run(['iam', 'scenarios/organization-subnets.yaml', ...question])).toBe(shown);
  });

  it('shows what inspect prints', () => {
    const shown = [...readme.matchAll(/```text\n( *! [\s\S]*?)```/g)].map(([, lines = '']) => lines);
    expect(shown).toHaveLength(2);
    const printed = run(['inspect', 'scenarios/cdk-default-sgs.yaml']);
    for (const lines of shown) expect(printed).toContain(lines);
  });

  it.each([
    ['2 of 3', 'scenarios/templates/shop.yaml'],
    ['3 of 4', 'scenarios/serverless/orders'],
  ])('shows what import leaves open: %s', (resolved, input) => {
    const shown =
      new RegExp(`\`\`\`text\n(heni: ${resolved}[\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? 'nothing';
    const { stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'import', input], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stderr).toBe(shown);
  });

  it('shows how long the apply of a plan waits', () => {
    const shown = /```text\n(Operations \(6\)[\s\S]*?)```/.exec(readme)?.[1] ?? 'nothing';
    expect(run(['run', 'scenarios/plans/new-group.json'])).toContain(shown);
  });

  it('shows what import tells of an inventory', () => {
    const shown = /```text\n(scenarios\/inventory[\s\S]*?)```/.exec(readme)?.[1] ?? 'nothing';
    const args = ['--import', 'tsx', 'src/cli/main.ts', 'import', 'scenarios/inventory'];
    const { stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    expect(stderr).toContain(shown);
  });

  it('shows the states that a report in a file draws', () => {
    const folder = mkdtempSync(join(tmpdir(), 'heni-docs-'));
    const report = join(folder, 'report.txt');
    run(['run', 'scenarios/az-add.yaml', '--no-remedies', '-o', report]);
    const shown = /```text\n(States over time[\s\S]*?)```/.exec(readme)?.[1] ?? 'nothing';
    expect(readFileSync(report, 'utf8')).toContain(shown);
    rmSync(folder, { recursive: true });
  });

  it('has a scenario that loads', () => {
    const scenario = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const { findings, scenario: loaded } = loadScenario(scenario, 'first.yaml', {
      readFile: () => undefined,
    });
    expect(findings).toEqual([]);
    expect(loaded?.functions).toHaveLength(20);
  });

  it('shows the finding that a misspelled key gives', () => {
    const scenario = (/```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '').replace(
      '    vpcConfig:',
      '    vpcConfg:',
    );
    const { findings } = loadScenario(scenario, 'first.yaml', { readFile: () => undefined });
    const [{ line, col, message } = { line: 0, col: 0, message: '' }] = findings;
    expect(readme).toContain(`first.yaml:${line}:${col}: ${message} (SCN001)`);
  });
});

describe('docs/model.md', () => {
  const page = text('docs/model.md');

  it('draws the lifecycles as the code has them (`npx vitest run test/docs` prints the difference)', () => {
    const drawn = /<!-- lifecycles -->\n([\s\S]*?)<!-- \/lifecycles -->/.exec(page)?.[1];
    const diagrams = [eniLifecycle, stateLifecycle, updateLifecycle].map(
      (lifecycle) =>
        `**${lifecycle.name}**\n\n\`\`\`mermaid\n${toMermaid(lifecycle as typeof eniLifecycle)}\n\`\`\`\n`,
    );
    expect(drawn).toBe(diagrams.join('\n'));
  });

  it('names files that exist', () => {
    const rows = page.split('\n').filter((line) => /^\| R\d/.test(line));
    const cells = rows.map((row) =>
      row
        .split('|')
        .slice(-3, -1)
        .map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)),
    );
    const missing = cells.flatMap(([files = [], tests = []]) => [
      ...files.filter((file) => !existsSync(join(root, 'src', file))),
      ...tests.filter((file) => !testExists(file)),
    ]);
    expect(missing).toEqual([]);
  });
});

const testExists = (name: string): boolean =>
  name.endsWith('*')
    ? existsSync(join(root, 'test', dirname(name)))
    : existsSync(join(root, 'test', `${name}.test.ts`));

describe('every page', () => {
  const pages = [
    'README.md',
    'scenarios/README.md',
    'CHANGELOG.md',
    ...markdownIn('docs'),
    ...markdownIn('docs/decisions'),
  ];
  it.each(pages)('%s links to what exists', (page) => {
    const links = [...text(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });
});

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${folder}/${file}`);
}

it('the version is that of package.json', () => {
  expect(version).toBe((JSON.parse(text('package.json')) as { version: string }).version);
});
