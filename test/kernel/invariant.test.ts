import { describe, expect, it, vi } from 'vitest';
import { InvariantError, invariant } from '../../src/kernel/invariant.ts';

describe('invariant', () => {
  it('says nothing, and makes no detail, while the law holds', () => {
    const detail = vi.fn<() => string>();
    invariant(true, 'law', detail);
    expect(detail).not.toHaveBeenCalled();
  });

  it.each([['two of three'], [() => 'two of three']])(
    'throws an error that names the law and what was found',
    (detail) => {
      const broken = () => invariant(false, 'created-is-gone-plus-live', detail);
      expect(broken).toThrow(InvariantError);
      expect(broken).toThrow('created-is-gone-plus-live: two of three');
    },
  );

  it('keeps law and detail apart, for the one who prints the replay command', () => {
    const error = new InvariantError('law', 'detail');
    expect(error).toMatchObject({ name: 'InvariantError', law: 'law', detail: 'detail' });
  });
});
