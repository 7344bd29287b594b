import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../src/kernel/invariant.ts';
import { stateLifecycle, updateLifecycle } from '../../src/model/states.ts';

describe('the states of a version', () => {
  it('Failed has no exit, Inactive only the way back through Pending', () => {
    expect(stateLifecycle.transitions).toEqual([
      { from: 'Pending', trigger: 'activate', to: 'Active' },
      { from: 'Pending', trigger: 'fail', to: 'Failed' },
      { from: 'Pending', trigger: 'giveUp', to: 'Inactive' },
      { from: 'Active', trigger: 'idle', to: 'Inactive' },
      { from: 'Inactive', trigger: 'restore', to: 'Pending' },
    ]);
  });

  it('only an Active one can be invoked', () => {
    const invocable = stateLifecycle.states.filter((state) => stateLifecycle.flagsOf(state).invocable);
    expect(invocable).toEqual(['Active']);
  });

  it('begin with Pending: nothing is Active without having been made', () => {
    expect(stateLifecycle.states[0]).toBe('Pending');
  });

  it('a restoration that fails leads to Inactive, a creation that fails to Failed', () => {
    expect([stateLifecycle.next('Pending', 'giveUp'), stateLifecycle.next('Pending', 'fail')]).toEqual([
      'Inactive',
      'Failed',
    ]);
    expect(() => stateLifecycle.next('Active', 'fail')).toThrow(InvariantError);
  });
});

describe('the states of an update', () => {
  it('after a failed update another may start, during one none', () => {
    expect(updateLifecycle.transitions).toEqual([
      { from: 'Successful', trigger: 'start', to: 'InProgress' },
      { from: 'InProgress', trigger: 'succeed', to: 'Successful' },
      { from: 'InProgress', trigger: 'fail', to: 'Failed' },
      { from: 'Failed', trigger: 'start', to: 'InProgress' },
    ]);
  });
});
