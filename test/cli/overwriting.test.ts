/** What is read is never overwritten, and nothing is written twice. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'heni-overwriting-'));
const scenario = join(folder, 'first.yaml');
copyFileSync(join(root, 'scenarios', 'first-function.yaml'), scenario);
symlinkSync(scenario, join(folder, 'link.json'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]): { status: number; stderr: string } => {
  const command = ['--import', 'tsx', join(root, 'src/cli/main.ts'), 'run', scenario, ...args];
  try {
    execFileSync(process.execPath, command, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    return { status: 0, stderr: '' };
  } catch (failure) {
    return failure as { status: number; stderr: string };
  }
};

describe('run', () => {
  it.each([
    ['the scenario itself, through a link', ['-o', join(folder, 'link.json')], 'would be overwritten'],
    [
      'one file for the result and for the events',
      ['--json', '-o', join(folder, 'a.ndjson'), '--format', 'json', '--events', join(folder, 'a.ndjson')],
      'is written twice',
    ],
    ['a trace for a scenario without one', ['--trace', 'none.csv'], 'a trace is given'],
  ])('refuses %s', (_, args, words) => {
    const before = readFileSync(scenario, 'utf8');
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(readFileSync(scenario, 'utf8')).toBe(before);
  });
});
