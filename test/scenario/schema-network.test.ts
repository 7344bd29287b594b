import { describe, expect, it } from 'vitest';
import { groupIds } from '../../src/scenario/schema-network.ts';
import { describeBroken } from './broken-file.ts';
import { scenarioOf } from './support.ts';

describe('groupIds', () => {
  it('numbers only where a count is given', () => {
    const { securityGroups } = scenarioOf(
      'vpcs: [{ id: v, cidr: 10.0.0.0/16 }]\nsecurityGroups: [{ id: a, vpc: v }, { id: b, vpc: v, count: 2 }]',
    );
    expect(securityGroups).toEqual([
      { id: 'a', vpc: 'v' },
      { id: 'b-1', vpc: 'v' },
      { id: 'b-2', vpc: 'v' },
    ]);
    expect(groupIds({ id: 'a' })).toEqual(['a']);
  });
});

describeBroken('the schema of networks', [
  {
    what: 'ids that would break the text of a key',
    text: `vpcs: [{ id: v, cidr: 10.0.0.0/16 }]
subnets: [{ id: "a,b", vpc: v, cidr: 10.0.1.0/24 }]
securityGroups: [{ id: "a|b", vpc: v }]`,
    expected: [
      '2:17: subnets[0].id: "a,b" is not the id of a subnet: it may not contain , or |, which part the ids of a key (SCN002)',
      '3:24: securityGroups[0].id: "a|b" is not the id of a security group: it may not contain , or |, which part the ids of a key (SCN002)',
    ],
  },
]);
