/** Templates of public repositories, counted independently: functions, those in a VPC, keys. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { describeWith } from '../../control/recorded.ts';
import { imported, inspected } from '../support.ts';

describeWith('templates', 'real templates', (folder) => {
  const rows = readFileSync(path.join(folder, '..', 'templates-expected.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','));
  const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

  test('there are many', () => expect(rows.length).toBeGreaterThan(40));

  test.each(rows)(
    '%s: %s functions, %s attached, %s keys',
    (file = '', functions, attached, keys, isList) => {
      const { inventory, unresolved } = inspected({ [file]: textOf(file) });
      expect([inventory.functions.length, inventory.attached, inventory.keys.length].map(String)).toEqual([
        functions,
        attached,
        keys,
      ]);
      const isListed = unresolved.some(({ consequence }) =>
        consequence.includes('keys = 1 × (number of subnets)'),
      );
      expect(isListed).toBe(isList === 'yes');
    },
  );

  test('all parts of one application together, in any order, have the same keys', () => {
    const parts = rows.map(([file = '']) => file).filter((file) => file.includes('account-data'));
    const texts = parts.map((file) => [file, textOf(file)] as const);
    const [there, back] = [texts, texts.toReversed()].map(
      (list) => inspected(Object.fromEntries(list)).inventory.keys,
    );
    expect(there).toEqual(back);
    expect(imported(Object.fromEntries(texts)).scenario.functions).toHaveLength(parts.length);
  });
});
