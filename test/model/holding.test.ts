import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/kernel/time.ts';
import { account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const f = (subnets: readonly string[]) => ({ functions: [{ name: 'f', vpcConfig: vpcConfig(subnets) }] });

describe('the keys of one version', () => {
  it('are made in parallel: with two subnets it waits once', () => {
    const run = account(f(['a', 'b']));
    expect(run.at(209.999).version('f').state).toBe('Pending');
    expect(run.at(210).version('f').state).toBe('Active');
    expect(run.times('eni.requested')).toEqual([0, 0]);
  });

  it('a subnet named twice is one key', () => {
    expect(account(f(['a', 'a'])).world.keys.size).toBe(1);
  });

  it('the slowest decides: an existing key does not shorten the wait for a new one', () => {
    const run = account(f(['a'])).at(1000);
    run.create('mixed', vpcConfig(['a', 'b']));
    expect(run.at(1209.999).version('mixed').state).toBe('Pending');
    expect(run.at(1210).version('mixed').state).toBe('Active');
  });

  it('nor does a new key shorten the wait for an existing one', () => {
    const run = account({ parameters: { attachExistingDelay: { fixed: 300 * SECOND } }, ...f(['a']) });
    run.at(1000).create('mixed', vpcConfig(['a', 'b']));
    expect(run.at(1299.999).version('mixed').state).toBe('Pending');
    expect(run.at(1300).version('mixed').state).toBe('Active');
  });

  it('join one after the other, as listed, and what they join is told', () => {
    const run = account(f(['b', 'a']));
    expect(run.told('key.joined').map(({ key, version }) => [key, version])).toEqual([
      ['b|g', '$LATEST'],
      ['a|g', '$LATEST'],
    ]);
  });
});

describe('during an update', () => {
  it('a version holds its old keys and its new ones', () => {
    const run = account(f(['a'])).at(1000);
    run.update('f', vpcConfig(['b']));
    expect(run.version('f').holdings.map(({ keys }) => keys.map(({ id }) => id))).toEqual([['a|g'], ['b|g']]);
    expect([run.key('a').holdings.size, run.key('b').holdings.size]).toEqual([1, 1]);
    run.at(1210);
    expect([run.key('a').holdings.size, run.key('b').holdings.size]).toEqual([0, 1]);
  });

  it('a key that it holds already is not waited for', () => {
    const run = account(f(['a', 'b'])).at(1000);
    run.update('f', vpcConfig(['a']));
    expect(run.at(1000.999).version('f').lastUpdateStatus).toBe('InProgress');
    expect(run.at(1001).version('f').lastUpdateStatus).toBe('Successful');
  });

  it('a key that others hold is joined in attachExistingDelay', () => {
    const run = account({
      functions: [
        { name: 'f', vpcConfig: vpcConfig(['a']) },
        { name: 'g', vpcConfig: vpcConfig(['b']) },
      ],
    }).at(1000);
    run.update('f', vpcConfig(['a', 'b']));
    expect(run.at(1004.999).version('f').lastUpdateStatus).toBe('InProgress');
    expect(run.at(1005).version('f').lastUpdateStatus).toBe('Successful');
  });

  it('the holder counts once on a key of its old and its new configuration', () => {
    const run = account(f(['a'])).at(1000);
    run.update('f', vpcConfig(['a', 'b']));
    const [keyA] = run.simulation.result().keys;
    expect(keyA).toMatchObject({ subnetId: 'a', holdersEnd: 1 });
  });
});

describe('the first lack', () => {
  it('lets go of the keys joined before, and does not try those after', () => {
    const run = account({
      subnets: [{ id: 'a' }, { id: 'b', usedIps: [{ atMs: 0, ips: 251 }] }, { id: 'c' }],
      ...f(['a', 'b', 'c']),
    });
    expect(run.told('key.joined').map(({ key }) => key)).toEqual(['a|g']);
    expect(run.told('key.left').map(({ key }) => key)).toEqual(['a|g']);
    expect(run.key('a').holdings.size).toBe(0);
    expect(run.key('c').made).toBe(0);
  });

  it('a wait that was let go of does not come back', () => {
    const run = account(f(['a'])).at(1000);
    run.create('g', vpcConfig(['a']));
    run.at(1002).delete('g');
    expect(run.at(1010).told('function.activated')).toHaveLength(1);
  });
});
