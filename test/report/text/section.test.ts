import { expect, test } from 'vitest';
import { andMore, heading, indented, titledTable } from '../../../src/report/text/section.ts';
import { page } from '../page.ts';

test('a title stands over its table, a note below it', () => {
  const columns = [{ head: 'name', cell: (row: string) => row }];
  expect(titledTable(page(), 'Names', columns, ['login'], '… and 3 more')).toEqual([
    'Names',
    '  name',
    '  login',
    '  … and 3 more',
  ]);
});

test('a long title is wrapped', () => {
  expect(heading(page({ width: 12 }), 'Functions (20) here')).toEqual(['Functions', '(20) here']);
});

test('what is left out is counted, and nothing is said of nothing', () => {
  expect(andMore(0)).toBeNull();
  expect(andMore(1950, ', all Active')).toBe('… and 1,950 more, all Active');
  expect(indented('')).toBe('');
});
