import { expect, test, vi } from 'vitest';
import { heni } from '../../src/cli/program.ts';
import { example } from './example.ts';
import { MemoryIo } from './memory-io.ts';

vi.mock('../../src/plan/remedies.ts', () => ({
  findRemedies: () => {
    throw new Error('a law does not hold');
  },
}));

test('a fault while remedies are tried does not cost the result', async () => {
  const io = new MemoryIo({ 'x.yaml': example('account: { quotas: { enisPerVpc: 0 } }\n') });
  await heni(['run', 'x.yaml'], io);
  expect(io.stdout).toContain('✗ checkout fails at 0s: EniLimitExceeded');
  expect(io.stderr).toContain('while remedies were tried: a law does not hold; the result is not affected');
});
