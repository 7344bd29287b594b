import { expect, it } from 'vitest';
import { scenarioFormatPage } from './scenario-format.ts';

it('docs/scenario-format.md is what the schema says (`npx vitest run test/docs -u` writes it)', async () => {
  await expect(scenarioFormatPage()).toMatchFileSnapshot('../../docs/scenario-format.md');
});
