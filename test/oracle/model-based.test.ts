import { describe, test } from 'vitest';
import { numRuns } from '../support/num-runs.ts';
import { checkAgreement } from './agreement.ts';

describe('the engine and the slow model', () => {
  test('agree on everything after every command', () => {
    checkAgreement(numRuns(150, 5000), 1);
  });
});
