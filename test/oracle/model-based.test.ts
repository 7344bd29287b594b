import { describe, test } from 'vitest';
import { numRuns } from '../support/num-runs.ts';
import { checkAgreement, general } from './agreement.ts';

describe('the engine and the slow model, whatever happens', () => {
  test('agree after every command', () => {
    checkAgreement(general, numRuns(180, 6000), 1);
  });
});
