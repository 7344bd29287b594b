import { describe, expect, it } from 'vitest';
import { HOUR } from '../../src/kernel/time.ts';
import { account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const threshold = HOUR / 1000;
const idleAfterAnHour = () =>
  account({
    durationMs: 10 * HOUR,
    parameters: { idleReclaimAfter: HOUR },
    functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['a']) }],
  });
const stateOf = (one: ReturnType<typeof idleAfterAnHour>) => one.world.functions.get('f')?.latest.state;

describe('the idle clock', () => {
  it('runs out at exactly the threshold, and not a millisecond before', () => {
    const one = idleAfterAnHour();
    expect(stateOf(one.at(threshold - 0.001))).toBe('Active');
    expect(stateOf(one.at(threshold))).toBe('Inactive');
  });

  it('starts again at an attempt, without another timer', () => {
    const one = idleAfterAnHour().at(1800);
    one.simulation.control.execute('Invoke', { functionName: 'f', qualifier: null });
    expect(stateOf(one.at(1800 + threshold - 0.001))).toBe('Active');
    expect(stateOf(one.at(1800 + threshold))).toBe('Inactive');
  });

  it('waits while an update is under way, and starts anew when it is completed', () => {
    const one = idleAfterAnHour().at(threshold - 100);
    one.update('f', vpcConfig(['b']));
    expect(stateOf(one.at(threshold + 50))).toBe('Active');
    const completed = threshold - 100 + 210;
    expect(stateOf(one.at(completed + threshold - 0.001))).toBe('Active');
    expect(stateOf(one.at(completed + threshold))).toBe('Inactive');
  });
});
