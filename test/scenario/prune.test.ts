import { describe, expect, it } from 'vitest';
import { prune } from '../../src/scenario/prune.ts';

describe('prune', () => {
  const raw = {
    version: 9,
    name: 'x',
    functions: ['a', 'b', 'c'],
    vpcs: [{ id: 'v' }, { id: 'w', cidr: 5 }],
    model: { good: 1, bad: 2 },
    thresholds: 5,
  };
  const { value, original } = prune(raw, [
    ['version'],
    ['functions', 1],
    ['vpcs', 1, 'cidr'],
    ['model', 'bad'],
    ['thresholds'],
  ]);

  it('takes the faulty parts out, and puts what is needed in', () => {
    expect(value).toEqual({
      version: 1,
      name: 'x',
      duration: '36500d',
      functions: ['a', 'c'],
      vpcs: [{ id: 'v' }, { id: 'w' }],
      model: { good: 1 },
    });
  });

  it('knows where the rest was', () => {
    expect(original(['functions', 1, 'role'])).toEqual(['functions', 2, 'role']);
    expect(original(['functions', 0])).toEqual(['functions', 0]);
    expect(original(['model', 'good'])).toEqual(['model', 'good']);
    expect(original(['subnets', 3])).toEqual(['subnets', 3]);
    expect(original(['functions'])).toEqual(['functions']);
  });
});
