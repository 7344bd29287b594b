import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../src/report/verdict.ts';
import { loadByName, root, runByName, scenarioNames } from './run-scenario.ts';

const rows = readFileSync(join(root, 'scenarios', 'README.md'), 'utf8')
  .split('\n')
  .filter((line) => line.includes('npm start -- run scenarios/'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, , command = '', headline = '']) => ({
    name: /scenarios\/(.*)\.yaml/.exec(command)?.[1] ?? '',
    headline,
  }));

describe('scenarios/README.md', () => {
  it('has a line for every scenario', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(scenarioNames);
  });

  it.each(rows)('tells what $name says', ({ name, headline }) => {
    expect(verdictOf(runByName(name), loadByName(name).startEpochMs).headline).toBe(headline);
  });
});
