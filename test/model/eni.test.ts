import { describe, expect, it } from 'vitest';
import { eniLifecycle } from '../../src/model/eni.ts';
import { account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const statesWith = (flag: 'usable' | 'attached' | 'live'): string[] =>
  eniLifecycle.states.filter((state) => eniLifecycle.flagsOf(state)[flag]);

describe('the lifecycle of an ENI', () => {
  it('leads from creation over use and release to deletion, and nowhere else', () => {
    expect(eniLifecycle.transitions).toEqual([
      { from: 'creating', trigger: 'ready', to: 'inUse' },
      { from: 'inUse', trigger: 'drain', to: 'draining' },
      { from: 'inUse', trigger: 'release', to: 'releasing' },
      { from: 'draining', trigger: 'takeBack', to: 'inUse' },
      { from: 'draining', trigger: 'release', to: 'releasing' },
      { from: 'releasing', trigger: 'takeBack', to: 'inUse' },
      { from: 'releasing', trigger: 'detach', to: 'detached' },
      { from: 'detached', trigger: 'delete', to: 'deleted' },
      { from: 'detached', trigger: 'orphan', to: 'orphaned' },
      { from: 'orphaned', trigger: 'delete', to: 'deleted' },
    ]);
  });

  it('a creation that has started always completes: its only exit is to be ready', () => {
    expect(eniLifecycle.transitions.filter(({ from }) => from === 'creating')).toHaveLength(1);
  });

  it('only in use it carries new connections', () => {
    expect(statesWith('usable')).toEqual(['inUse']);
  });

  it('EC2 shows it attached until the second phase of its release, and so long it can be taken back', () => {
    expect(statesWith('attached')).toEqual(['inUse', 'draining', 'releasing']);
    expect(eniLifecycle.allows('releasing', 'takeBack')).toBe(true);
    expect(eniLifecycle.allows('detached', 'takeBack')).toBe(false);
  });

  it('takes an address from the start of its creation until it is deleted', () => {
    expect(statesWith('live')).toEqual([
      'creating',
      'inUse',
      'draining',
      'releasing',
      'detached',
      'orphaned',
    ]);
  });

  it('an orphan can only be deleted: no holder gets it back', () => {
    expect(eniLifecycle.transitions.filter(({ from }) => from === 'orphaned')).toEqual([
      { from: 'orphaned', trigger: 'delete', to: 'deleted' },
    ]);
  });
});

describe('an ENI', () => {
  it('has an id as EC2’s, made of the seed, the key and its ordinal', () => {
    const id = (seed: number): string => {
      const run = account({ seed, functions: [{ name: 'f', vpcConfig: vpcConfig(['a']) }] });
      return run.key('a').enis[0]?.id ?? '';
    };
    expect(id(1)).toMatch(/^eni-0[0-9a-f]{16}$/);
    expect(id(1)).toBe(id(1));
    expect(id(1)).not.toBe(id(2));
  });

  it('is usable while it is in use', () => {
    const run = account({ functions: [{ name: 'f', vpcConfig: vpcConfig(['a']) }] });
    const [eni] = run.key('a').enis;
    expect([eni?.phase, eni?.usable]).toEqual(['creating', false]);
    run.at(210);
    expect([eni?.phase, eni?.usable]).toEqual(['inUse', true]);
  });
});
