import { describe, expect, it } from 'vitest';
import {
  quotaExceeded,
  quotaExceededInTransition,
  quotaNearlyUsed,
  quotaNearlyUsedInTransition,
} from '../../../src/inspect/rules/quotas.ts';
import { hits, messages, separateFunctions } from '../hits.ts';

const all = [quotaExceeded, quotaNearlyUsed, quotaExceededInTransition, quotaNearlyUsedInTransition];
/** The codes told of so many keys in one VPC under a quota of 100. */
const codes = (functions: number, otherEnis = 0): string[] =>
  all.flatMap((rule) =>
    hits(rule, {
      quotas: { enisPerVpc: 100 },
      otherEnis,
      functions: separateFunctions(functions, ['a']),
    }).map(() => rule.code),
  );

describe('a quota', () => {
  it.each([
    [0, 0, []],
    [40, 0, []],
    [41, 0, ['ENI013']],
    [50, 0, ['ENI013']],
    [51, 0, ['ENI012']],
    [80, 0, ['ENI012']],
    [100, 0, ['ENI012']],
    [101, 0, ['ENI010']],
    [5, 80, ['ENI011']],
    [0, 200, []],
  ])('of 100 with %d keys and %d ENIs of others: %j', (functions, others, expected) => {
    expect(codes(functions, others)).toEqual(expected);
  });

  it('that is exceeded tells by how much, and what would do', () => {
    const parts = { quotas: { enisPerVpc: 250 }, subnets: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] };
    expect(hits(quotaExceeded, { ...parts, functions: separateFunctions(84, ['a', 'b', 'c']) })).toEqual([
      {
        at: { path: ['vpcs', 0] },
        message: 'vpc needs 252 of its quota of 250 ENIs (100.8 %): 2 too many',
        fix: 'Let functions share sets of security groups, or have the quota raised to 252 or more.',
      },
    ]);
  });

  it('that the transition exceeds tells the largest wave', () => {
    const [hit] = hits(quotaExceededInTransition, {
      quotas: { enisPerVpc: 250 },
      otherEnis: 20,
      functions: separateFunctions(70),
    });
    // 160 of 250 are used: 90 ENIs are left, for 45 sets in two subnets.
    expect(hit?.message).toContain('vpc needs 300 of its quota of 250 ENIs (120 %) while');
    expect(hit?.fix).toContain('at most 45 sets of groups');
  });

  it('without room for one more set says so', () => {
    const [hit] = hits(quotaExceededInTransition, {
      quotas: { enisPerVpc: 3 },
      functions: separateFunctions(1),
    });
    expect(hit?.fix).toContain('not even one set');
  });

  it('of the Region counts all VPCs', () => {
    expect(
      messages(quotaExceeded, { quotas: { enisPerRegion: 3 }, functions: separateFunctions(2) }),
    ).toEqual(['the Region needs 4 of its quota of 3 ENIs (133.3 %): 1 too many']);
  });

  it('of 0 is exceeded without a share', () => {
    expect(messages(quotaExceeded, { quotas: { enisPerVpc: 0 }, functions: separateFunctions(1) })).toEqual([
      'vpc needs 2 of its quota of 0 ENIs: 2 too many',
    ]);
  });
});
