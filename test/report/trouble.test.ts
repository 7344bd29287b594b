import { expect, test } from 'vitest';
import { byTime } from '../../src/report/trouble.ts';

test('the earliest first, what has no time last, equal ones as they were', () => {
  const rows = [
    { name: 'unknown', at: null },
    { name: 'late', at: 9 },
    { name: 'early', at: 1 },
    { name: 'early too', at: 1 },
    { name: 'unknown too', at: null },
  ];
  expect(byTime(rows, ({ at }) => at).map(({ name }) => name)).toEqual([
    'early',
    'early too',
    'late',
    'unknown',
    'unknown too',
  ]);
});
