import { describe, expect, it } from 'vitest';
import { pinnedByVersions, setPerFunction, splitKeys } from '../../../src/inspect/rules/sharing.ts';
import { vpcConfig } from '../../support/scenarios.ts';
import { hits, messages, separateFunctions } from '../hits.ts';

const f = (name: string, groups: readonly string[], subnets: readonly string[] = ['a', 'b']) => ({
  name,
  vpcConfig: vpcConfig(subnets, groups),
});

describe('sets that are part of another', () => {
  it('tell what one set saves, in the subnets of both', () => {
    expect(
      hits(splitKeys, { functions: [f('login', ['g']), f('mfa', ['g']), f('pay', ['h', 'g'], ['a'])] }),
    ).toEqual([
      {
        at: { function: 'login' },
        message:
          'the groups [g] of login and mfa are part of [g, h], which a has an ENI for too: one set for both saves 1 ENI',
        fix: 'Give login and mfa securityGroupIds: [g, h], if the rules of the added groups suit them.',
      },
    ]);
    expect(messages(splitKeys, { functions: [f('e', ['g']), f('f', ['h', 'g'])] })[0]).toContain(
      'saves 2 ENIs',
    );
  });

  it('choose the larger set that saves most, then the one that adds least', () => {
    const three = [f('e', ['g']), f('f', ['g', 'h'], ['a']), f('h', ['g', 'h', 'i'])];
    expect(messages(splitKeys, { functions: three })[0]).toContain('part of [g, h, i]');
    const two = [f('e', ['g']), f('f', ['g', 'h', 'i']), f('h', ['g', 'z'])];
    expect(messages(splitKeys, { functions: two })[0]).toContain('part of [g, z]');
  });

  it.each([
    ['equal up to order', [f('e', ['g', 'h']), f('f', ['h', 'g'])]],
    ['overlapping', [f('e', ['g', 'h']), f('f', ['h', 'i'])]],
    ['in other subnets', [f('e', ['g'], ['a']), f('f', ['g', 'h'], ['b'])]],
  ])('are not those %s', (_, functions) => {
    expect(hits(splitKeys, { functions })).toEqual([]);
  });

  it('are not those that a published version keeps alive', () => {
    const versions = [{ version: '1', vpcConfig: vpcConfig(['a'], ['g']) }];
    const functions = [{ ...f('e', ['g'], ['a']), versions }, f('f', ['g', 'h'], ['a'])];
    expect(hits(splitKeys, { functions })).toEqual([]);
  });
});

describe('functions that share no ENI', () => {
  it('tell what one set for all would take', () => {
    const subnets = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    expect(messages(setPerFunction, { subnets, functions: separateFunctions(46, ['a', 'b', 'c']) })).toEqual([
      '46 functions in vpc share no ENI with anybody and take 138 ENIs; with one set of groups for all it is 3',
    ]);
  });

  it.each([
    ['one function', separateFunctions(1)],
    ['functions of other subnets', [f('e', ['g'], ['a']), f('f', ['h'], ['b'])]],
    ['functions that share', [f('e', ['g']), f('f', ['g'])]],
    ['a set and its part, which have a finding of their own', [f('e', ['g']), f('f', ['g', 'h'])]],
  ])('are not %s', (_, functions) => {
    expect(hits(setPerFunction, { functions })).toEqual([]);
  });
});

describe('published versions', () => {
  const old = (version: string, groups: readonly string[]) => ({
    version,
    vpcConfig: vpcConfig(['a', 'b'], groups),
  });

  it('that alone hold keys are told with what they keep', () => {
    const functions = [{ ...f('e', ['g']), versions: [old('1', ['x']), old('2', ['y']), old('3', ['g'])] }];
    expect(hits(pinnedByVersions, { functions })).toEqual([
      {
        at: { function: 'e' },
        message: '4 ENIs in vpc are held by published versions alone: e:1 and e:2',
        fix: 'Delete the versions that nobody calls, as in: aws lambda delete-function --function-name e --qualifier 1',
      },
    ]);
  });

  it('on keys that a $LATEST uses keep nothing', () => {
    const functions = [
      { ...f('e', ['g']), versions: [old('1', ['h']), { version: '2', vpcConfig: null }] },
      f('f', ['h']),
    ];
    expect(hits(pinnedByVersions, { functions })).toEqual([]);
  });
});
