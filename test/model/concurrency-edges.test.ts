import { describe, expect, it } from 'vitest';
import { AccountConcurrency, FunctionConcurrency } from '../../src/model/concurrency.ts';

describe('the account’s limit', () => {
  it('binds a function with a reservation, too: an account may hold less than was reserved', () => {
    const account = new AccountConcurrency(2);
    const reserved = new FunctionConcurrency(100);
    account.reserve(reserved, 5);
    expect([1, 2, 3].map(() => account.enter(reserved))).toEqual([true, true, false]);
  });
});
