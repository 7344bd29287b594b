import { expect, test } from 'vitest';
import { footer } from '../../../src/report/text/footer.ts';
import { resultWith } from '../fixture.ts';
import { page } from '../page.ts';

test('has what it takes to run it again', () => {
  expect(footer(resultWith(), page())).toEqual([
    'preset docs-2024 · seed 42 · exact · scenario 0123456789ab · heni 0.1.0',
  ]);
});
