import { describe, expect, it } from 'vitest';
import { keyIdsOf, takeKeys } from '../../src/inspect/keys.ts';
import { vpcConfig } from '../support/scenarios.ts';

const declared = (name: string, subnets: string[], groups: string[]) => ({
  name,
  role: null,
  vpcConfig: vpcConfig(subnets, groups),
  versions: [],
});

describe('takeKeys', () => {
  it('shares a key among equal sets of groups, in whatever order', () => {
    const keys = takeKeys(
      [declared('f', ['a', 'b'], ['h', 'g']), declared('e', ['a'], ['g', 'h', 'g'])],
      false,
    );
    expect(
      keys.map(({ subnetId, securityGroupIds, functions }) => [subnetId, securityGroupIds, functions]),
    ).toEqual([
      ['a', ['g', 'h'], ['e', 'f']],
      ['b', ['g', 'h'], ['f']],
    ]);
  });

  it('gives a part of a set a key of its own', () => {
    expect(takeKeys([declared('f', ['a'], ['g']), declared('e', ['a'], ['g', 'h'])], false)).toHaveLength(2);
  });

  it('lets published versions hold keys too', () => {
    const versions = [
      { version: '1', vpcConfig: vpcConfig(['a'], ['old']) },
      { version: '2', vpcConfig: null },
    ];
    const keys = takeKeys([{ ...declared('f', ['a'], ['g']), versions }], false);
    expect(keys.map(({ functions, versions: held }) => [functions, held])).toEqual([
      [['f'], []],
      [[], ['f:1']],
    ]);
  });

  it('parts functions by the IPv6 flag only where it is in the key', () => {
    const flagged = {
      ...declared('e', ['a'], ['g']),
      vpcConfig: { ...vpcConfig(['a']), ipv6AllowedForDualStack: true },
    };
    const both = [declared('f', ['a'], ['g']), flagged];
    expect([takeKeys(both, false).length, takeKeys(both, true).length]).toEqual([1, 2]);
  });
});

describe('keyIdsOf', () => {
  it('has one id per subnet, and none without a VPC', () => {
    expect(keyIdsOf(vpcConfig(['a', 'b', 'a'], ['h', 'g']), false)).toEqual(['a|g,h', 'b|g,h']);
    expect(keyIdsOf(null, false)).toEqual([]);
  });
});
