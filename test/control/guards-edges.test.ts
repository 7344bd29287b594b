import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/kernel/time.ts';
import { account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

describe('pendingStuckAfter', () => {
  /** Created at 1000 s, with an ENI that takes 1000 s more; updated after so many seconds. */
  const stateAfter = (seconds: number) => {
    const run = account({
      parameters: { pendingStuckAfter: 360 * SECOND, eniCreateDelay: { fixed: 1000 * SECOND } },
      functions: [{ name: 'f', create: 1000 * SECOND, vpcConfig: vpcConfig(['a']) }],
    }).at(1000 + seconds);
    run.update('f', null, 256);
    return run.version('f').state;
  };

  it('counts from the creation, not from the start of the run', () => {
    expect([stateAfter(360), stateAfter(361)]).toEqual(['Pending', 'Failed']);
  });
});
