import { describe, expect, it } from 'vitest';
import { declaredNames } from '../../src/scenario/declared.ts';

describe('declaredNames', () => {
  it('counts faulty entries in', () => {
    const { subnets, securityGroups } = declaredNames(
      { subnets: [{ id: 'a', cidr: 5 }, 'b', { id: 7 }, null], securityGroups: [{ id: 'g', count: 2 }] },
      [],
    );
    expect(subnets.known).toEqual(['a']);
    expect(subnets.has('b')).toBe(false);
    expect(securityGroups.known).toEqual(['g-1', 'g-2']);
    expect(['g', 'g-1', 'g-3'].filter((name) => securityGroups.has(name))).toEqual(['g-1']);
  });

  it('leaves open how many groups a faulty count means', () => {
    const { securityGroups } = declaredNames({ securityGroups: [{ id: 'g', count: 'many' }] }, []);
    expect(['g', 'g-7', 'h'].filter((name) => securityGroups.has(name))).toEqual(['g', 'g-7']);
  });

  it('takes anything for declared in a section that is none, and nothing in one that is left out', () => {
    const { vpcs, roles } = declaredNames({ vpcs: 'vpc-main' }, []);
    expect(vpcs.has('whatever')).toBe(true);
    expect(roles.has('whatever')).toBe(false);
  });

  it('knows the roles that the timeline creates', () => {
    const { roles } = declaredNames({ timeline: [{ do: 'CreateRole', role: 'app' }] }, []);
    expect(roles.has('app')).toBe(true);
  });

  it('knows what the timeline creates, and leaves open how many functions a faulty definition has', () => {
    const { functions } = declaredNames(
      {
        functions: [{ name: 'a', count: 'many' }],
        timeline: [
          { do: 'CreateFunction', function: ['x', 'y', 'z*'] },
          { do: 'Invoke', function: 'w' },
        ],
      },
      [],
    );
    expect(functions.known).toEqual(['x', 'y']);
    expect(['a', 'a-17', 'x', 'b', 'w', 'z*'].filter((name) => functions.has(name))).toEqual([
      'a',
      'a-17',
      'x',
    ]);
    expect(['a-*', 'x*', '*', 'b*'].filter((pattern) => functions.matches(pattern))).toEqual([
      'a-*',
      'x*',
      '*',
    ]);
  });
});
