/** The command itself, as npm starts it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cases } from '../../bench/cases.ts';
import { measureSide } from '../../bench/measure.ts';
import { resultsOf, row } from './results-of.ts';

const bench = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'bench/run.ts', ...args], { encoding: 'utf8' });

describe('npm run bench', () => {
  let folder = '';
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'heni-bench-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('compares two files', () => {
    const a = file('a.json', JSON.stringify(resultsOf('aaa', [row('one', [2, 2, 2])])));
    const b = file('b.json', JSON.stringify(resultsOf('bbb', [row('one', [1, 1, 1])])));
    const { stdout, status } = bench('--compare', a, b);
    expect(stdout).toContain('| one | 2 s | 1 s | 0.5 | faster |');
    expect(status).toBe(0);
  });

  it('refuses a file of something else, with its name', () => {
    const other = file('other.json', '{}');
    const { stderr, status } = bench('--compare', other, other);
    expect(stderr).toContain('other.json: results with "rows" expected');
    expect(status).toBe(2);
  });

  it('refuses an unknown case and lists them', () => {
    const { stderr, status } = bench('--filter', 'nothing');
    expect(stderr).toContain('timing wheel, 65,000 in flight');
    expect(status).toBe(2);
  });
});

describe('measureSide', () => {
  const wheel = cases.filter(({ name }) => name.startsWith('timing wheel'));

  it('runs a case in a process of its own, as often as asked', async () => {
    const [measured] = await measureSide(wheel, { runs: 2, share: 0.001 });
    expect(measured?.samples.map(({ units }) => units)).toEqual([10_000, 10_000]);
    expect(measured?.samples[0]?.peakBytes).toBeGreaterThan(2 ** 20);
    expect(measured?.perUnit.median).toBeGreaterThan(0);
  });

  it('tells which case failed', async () => {
    const unknown = wheel.map((one) => ({ ...one, name: 'no such' }));
    await expect(measureSide(unknown, { runs: 1, share: 1 })).rejects.toThrow('no case is named no such');
  });
});
