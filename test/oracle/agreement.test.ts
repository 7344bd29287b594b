import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAgreement, general } from './agreement.ts';
import { commands } from './commands.ts';
import { NamedStep } from './steps.ts';

/** What fast-check throws, with what the property threw as its cause. */
const failureOf = (check: () => void): { message: string; cause: string } => {
  try {
    check();
  } catch (failure) {
    const { message, cause } = failure as Error;
    return { message, cause: (cause as Error).message };
  }
  throw new Error('nothing was found');
};

describe('a disagreement', () => {
  const forgetting = new NamedStep('forget an ENI', ({ model }) => {
    model.state.enisCreated -= model.state.enis.length > 0 ? 1 : 0;
  });
  const { message, cause } = failureOf(() =>
    checkAgreement({ ...general, commands: [...commands, fc.constant(forgetting)] }, 500, 7),
  );

  test('is told with seed, path and the shrunk commands', () => {
    expect(message).toMatch(/\{ seed: 7, path: "[\d:]+"/);
    expect(message).toContain('forget an ENI');
    expect(message).toContain('replayPath');
  });

  test('is told with both figures and the scenario that leads there', () => {
    expect(cause).toMatch(/\+\s+created: 1,\n-\s+created: 0,/);
    expect(cause).toContain('\nversion: 1\n');
    expect(cause).toContain('\nfunctions:\n');
  });
});
