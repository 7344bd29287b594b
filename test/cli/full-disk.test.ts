/** A full disk is one sentence and exit 2, wherever the writing fails. /dev/full is one, on Linux. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'heni-full-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (stdout: 'pipe' | number, stderr: 'pipe' | number, ...args: string[]) =>
  spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'src/cli/main.ts'), 'run', 'scenarios/first-function.yaml', ...args],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', stdout, stderr] },
  );

describe.skipIf(!existsSync('/dev/full'))('a full disk', () => {
  it.each([
    ['a result', ['-o', join(folder, 'full.json')]],
    ['events', ['--events', join(folder, 'full.ndjson')]],
  ])('of %s', (_, args) => {
    const [, path = ''] = args;
    symlinkSync('/dev/full', path);
    const { status, stderr } = run('pipe', 'pipe', ...args);
    expect([status, stderr]).toEqual([2, `heni: cannot write ${path}: no space left on the disk\n`]);
  });

  it.each([[[]], [['--events', '-']]])('behind stdout, with %j', (args) => {
    const { status, stderr } = run(openSync('/dev/full', 'w'), 'pipe', ...args);
    expect([status, stderr]).toEqual([2, 'heni: cannot write stdout: no space left on the disk\n']);
  });

  it('behind stderr takes nothing away', () => {
    const { status, stdout } = run('pipe', openSync('/dev/full', 'w'), '--check');
    expect(status).toBe(0);
    expect(stdout).toContain('first-function');
  });
});
