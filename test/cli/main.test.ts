/** The real process: exit codes, pipes and signals. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import { crossing, example, mistyped } from './example.ts';

const folder = mkdtempSync(join(tmpdir(), 'heni-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const good = file('good.yaml', example());
const long = file(
  'long.yaml',
  example()
    .replace('duration: 1h', 'duration: 300d\nfidelity: exact')
    .replace('sg-app] } }', 'sg-app] }, traffic: { rate: { perSecond: 200 }, duration: 100ms } }'),
);

const start = (args: readonly string[], env: Record<string, string> = {}) =>
  spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    env: { ...process.env, npm_lifecycle_event: '', ...env },
  });

const heni = async (
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
) => {
  const child = start(args, env);
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code: code as number | null, stdout, stderr };
};

describe('exit codes', { timeout: 60_000, concurrent: false }, () => {
  test.each([
    ['fine', ['run', good], 0],
    ['bad input', ['run', file('bad.yaml', mistyped)], 2],
    ['bad usage', ['run', good, '--sed', '1'], 2],
    ['a crossed threshold', ['run', file('crossing.yaml', crossing)], 99],
    ['help', [], 0],
  ])('%s', async (_, args, code) => {
    const { code: exit, stdout } = await heni(args);
    expect(exit).toBe(code);
    expect(stdout === '').toBe(code === 2);
  });

  test('npm start shows the demo and exits 0', async () => {
    const { code, stdout } = await heni([], {
      env: { npm_lifecycle_event: 'start', npm_package_name: 'heni' },
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^black-friday-burst · /);
  });
});

describe('pipes and signals', { timeout: 60_000 }, () => {
  test('- is stdin', async () => {
    const { code, stdout } = await heni(['run', '-', '--json'], { input: example() });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ scenario: { name: 'example' } });
    expect((await heni(['run', '-'], { input: mistyped })).stderr).toMatch(/^<stdin>:11:1: /);
  });

  test('a reader that goes away (| head -1) is no error', async () => {
    const child = start(['run', long, '--events', '-']);
    child.stdout.once('data', () => child.stdout.destroy());
    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect([code, stderr]).toEqual([0, '']);
  });

  test('stdout that is closed from the start is no error either', async () => {
    const child = start(['run', good]);
    child.stdout.destroy();
    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect([code, stderr]).toEqual([0, '']);
  });

  test('Ctrl-C writes the partial result and exits 130', async () => {
    const events = join(folder, 'long.ndjson');
    const child = start(['run', long, '--json', '--events', events]);
    // The first facts in the file show that the run is on its way.
    const isRunning = () => {
      try {
        return readFileSync(events).length > 0;
      } catch {
        return false;
      }
    };
    const press = setInterval(() => {
      if (!isRunning()) return;
      clearInterval(press);
      child.kill('SIGINT');
    }, 20);
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);
    clearInterval(press);
    expect(code).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ partial: true });
    expect(stderr).toContain('heni: interrupted at ');
  });
});
