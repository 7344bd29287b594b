import { describe, test } from 'vitest';
import { numRuns } from '../support/num-runs.ts';
import { busy, checkAgreement } from './agreement.ts';

describe('the engine and the slow model under load', () => {
  test('agree after every command', () => {
    checkAgreement(busy, numRuns(120, 4000), 2);
  });
});
