import { describe, expect, it } from 'vitest';
import { elsewhere } from '../../src/scenario/elsewhere.ts';

describe('elsewhere', () => {
  it('knows the tables', () => {
    expect(elsewhere('enisPerVpc')).toBe('account.quotas');
    expect(elsewhere('eniCreateDelay')).toBe('model');
    expect(elsewhere('functions')).toBeUndefined();
  });
});
