import { expect, test } from 'vitest';
import { footer } from '../../../src/report/text/footer.ts';
import { functionResult, resultWith } from '../fixture.ts';
import { page } from '../page.ts';

test('has what it takes to run it again', () => {
  expect(footer(resultWith(), page())).toEqual([
    'preset docs-2024 · seed 42 · exact · scenario 0123456789ab · heni 0.1.0',
  ]);
});

test('says of how many versions the invocations were counted', () => {
  const functions = [functionResult({ fidelity: 'aggregate' }), functionResult({ name: 'other' })];
  expect(footer(resultWith({ fidelity: 'mixed', functions }), page()).join(' ')).toContain(
    'seed 42 · mixed: invocations of 1 of 2 versions counted · scenario',
  );
});
