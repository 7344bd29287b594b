/** What is read is never overwritten, and nothing is written twice. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'heni-overwriting-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);
const sample = (...names: string[]): string => join(root, 'scenarios', ...names);

copyFileSync(sample('first-function.yaml'), path('first.yaml'));
symlinkSync(path('first.yaml'), path('link.json'));
appendFileSync(path('first.yaml'), 'roles: [{ name: app, policies: [role.json] }]\n');
writeFileSync(path('role.json'), '{ "Version": "2012-10-17", "Statement": [] }');
copyFileSync(sample('traces', 'small-day-invocations.csv'), path('day.jsonl'));
writeFileSync(
  path('traced.yaml'),
  `version: 1
name: traced
duration: 1d
functions: [{ name: f, count: perTraceRow, traffic: { trace: { file: day.jsonl, format: azure2019 } } }]
`,
);
const texts = (): string[] =>
  ['first.yaml', 'traced.yaml', 'role.json', 'day.jsonl'].map((name) => readFileSync(path(name), 'utf8'));

const run = (...args: string[]): { status: number; stderr: string } => {
  const command = ['--import', 'tsx', join(root, 'src/cli/main.ts'), 'run', ...args];
  try {
    execFileSync(process.execPath, command, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    return { status: 0, stderr: '' };
  } catch (failure) {
    return failure as { status: number; stderr: string };
  }
};

describe('run', () => {
  it.each([
    ['the scenario itself, through a link', 'first.yaml', ['-o', path('link.json')], 'would be overwritten'],
    ['a policy that the scenario names', 'first.yaml', ['-o', path('role.json')], 'would be overwritten'],
    [
      'a trace that the scenario names',
      'traced.yaml',
      ['--events', path('day.jsonl')],
      'would be overwritten',
    ],
    [
      'one file for the result and for the events',
      'first.yaml',
      ['--json', '-o', path('a.ndjson'), '--format', 'json', '--events', path('a.ndjson')],
      'is written twice',
    ],
    ['a trace for a scenario without one', 'first.yaml', ['--trace', 'none.csv'], 'a trace is given'],
  ])('refuses %s', (_, file, args, words) => {
    const before = texts();
    const { status, stderr } = run(path(file), ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(texts()).toEqual(before);
  });
});
