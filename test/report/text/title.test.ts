import { expect, test } from 'vitest';
import { title } from '../../../src/report/text/title.ts';
import { resultWith } from '../fixture.ts';
import { page } from '../page.ts';

test('names the scenario and how much of it was simulated', () => {
  expect(title(resultWith(), page())).toEqual(['example · 10m simulated, 1,234 events']);
  expect(title(resultWith({ partial: true }), page())).toHaveLength(2);
});
