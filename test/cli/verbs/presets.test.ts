import { expect, test } from 'vitest';
import { heni } from '../../../src/cli/program.ts';
import type { PresetRow } from '../../../src/cli/preset-rows.ts';
import { parameterNames } from '../../../src/model/parameters.ts';
import { quotaNames } from '../../../src/model/quotas.ts';
import { MemoryIo } from '../memory-io.ts';

const presets = async (args: readonly string[], columns = 100): Promise<string> => {
  const io = new MemoryIo();
  io.terminal = { ...io.terminal, columns };
  expect(await heni(['presets', ...args], io)).toBe('fine');
  return io.stdout;
};

test('--json has every parameter and quota with both values and its basis', async () => {
  const rows = JSON.parse(await presets(['--json'])) as PresetRow[];
  expect(rows.map(({ name }) => name)).toEqual([...parameterNames, ...quotaNames]);
  expect(rows.find(({ name }) => name === 'idleReclaimAfter')?.values).toEqual({
    'docs-2024': '30d',
    'docs-2026': '14d',
  });
  expect(rows.find(({ name }) => name === 'enisPerVpc')?.values).toEqual({
    'docs-2024': '250',
    'docs-2026': '500',
  });
  expect(rows.filter(({ basis }) => basis === '')).toEqual([]);
});

test('a name narrows it to one preset', async () => {
  const rows = JSON.parse(await presets(['docs-2026', '--json'])) as PresetRow[];
  expect(rows[0]?.values).toHaveProperty('docs-2026');
  expect(rows[0]?.values).not.toHaveProperty('docs-2024');
});

test('for people: values side by side, equal ones once, assumptions marked', async () => {
  const text = await presets([]);
  expect(text).toMatch(/^idleReclaimAfter +30d +14d +published$/m);
  expect(text).toMatch(/^eniDetachAfter +4m +same +assumed$/m);
  expect(text).toMatch(/^enisPerVpc +250 +500 +quota$/m);
});

test.each([60, 80, 100, 120])('no line is wider than %d columns', async (columns) => {
  expect((await presets([], columns)).split('\n').filter((line) => line.length > columns)).toEqual([]);
});
