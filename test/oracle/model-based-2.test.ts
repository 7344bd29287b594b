import { describe, test } from 'vitest';
import { numRuns } from '../support/num-runs.ts';
import { checkAgreement } from './agreement.ts';

describe('the engine and the slow model', () => {
  test('agree elsewhere, too', () => {
    checkAgreement(numRuns(150, 5000), 2);
  });
});
