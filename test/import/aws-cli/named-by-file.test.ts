import { expect, test } from 'vitest';
import { namedByFile } from '../../../src/import/aws-cli/named-by-file.ts';

test.each([
  ['checkout.json', 'checkout'],
  ['folder/invocations-checkout.json', 'checkout'],
  ['checkout-eu.json', 'checkout-eu'],
  ['checkouts.json', undefined],
  ['checkout/x.json', undefined],
  ['<stdin>', undefined],
])('%s names %s', (file, name) => {
  expect(namedByFile(file, ['', 'eu', 'checkout', 'checkout-eu'])).toBe(name);
});
