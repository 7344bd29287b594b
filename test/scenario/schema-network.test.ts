import { describe, expect, it } from 'vitest';
import { groupIds } from '../../src/scenario/schema-network.ts';
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
