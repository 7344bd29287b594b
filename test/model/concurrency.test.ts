import { describe, expect, it } from 'vitest';
import { AccountConcurrency, FunctionConcurrency, TokenBucket } from '../../src/model/concurrency.ts';

const takeMany = (bucket: TokenBucket, now: number, times: number): number => {
  let taken = 0;
  for (let left = times; left > 0; left--) if (bucket.tryTake(now)) taken += 1;
  return taken;
};
const enterMany = (account: AccountConcurrency, one: FunctionConcurrency, times: number): number =>
  Array.from({ length: times }, () => account.enter(one)).filter(Boolean).length;

describe('a token bucket', () => {
  it('gives as many at once as it holds', () => {
    expect(takeMany(new TokenBucket(100, 5), 0, 150)).toBe(100);
  });

  it('refills continuously: at 5 a second, the next is there after 200 ms and not a millisecond before', () => {
    const bucket = new TokenBucket(1, 5);
    expect(bucket.tryTake(0)).toBe(true);
    expect(bucket.tryTake(199)).toBe(false);
    expect(bucket.tryTake(200)).toBe(true);
  });

  it('never holds more than its size, however long nobody asks', () => {
    const bucket = new TokenBucket(3, 5);
    expect(takeMany(bucket, 3_600_000, 10)).toBe(3);
  });

  it('taken in any case, it says how long to wait; whoever came first waits less', () => {
    const bucket = new TokenBucket(2, 5);
    expect([1, 2, 3, 4].map(() => bucket.take(0))).toEqual([0, 0, 200, 400]);
    expect(bucket.take(400)).toBe(200);
  });

  it('390 at once from a bucket of 100 + 5 a second: the last waits (390 − 100) / 5 = 58 s', () => {
    const bucket = new TokenBucket(100, 5);
    const waits = Array.from({ length: 390 }, () => bucket.take(0));
    expect(waits.at(99)).toBe(0);
    expect(waits.at(100)).toBe(200);
    expect(waits.at(-1)).toBe(58_000);
  });
});

describe('the rate of new environments', () => {
  it('1,000 per 10 s and function: a thousand at once, then a hundred a second', () => {
    const { newEnvironments } = new FunctionConcurrency(100);
    expect(takeMany(newEnvironments, 0, 2000)).toBe(1000);
    expect(takeMany(newEnvironments, 1000, 2000)).toBe(100);
  });

  it('a slow rate gives one at last: 0.05 a second, one every 20 s', () => {
    const { newEnvironments } = new FunctionConcurrency(0.05);
    expect([0, 19_999, 20_000].map((now) => newEnvironments.tryTake(now))).toEqual([true, false, true]);
  });
});

describe('the account’s concurrency', () => {
  it('is what all functions without a reservation share', () => {
    const account = new AccountConcurrency(10);
    const [f, g] = [new FunctionConcurrency(100), new FunctionConcurrency(100)];
    expect(enterMany(account, f, 7)).toBe(7);
    expect(enterMany(account, g, 7)).toBe(3);
    account.leave(f);
    expect(account.enter(g)).toBe(true);
    expect(account).toMatchObject({ running: 10 });
  });

  it('a reservation limits its function and is taken out of the pool of the others, used or not', () => {
    const account = new AccountConcurrency(10);
    const [reserved, other] = [new FunctionConcurrency(100), new FunctionConcurrency(100)];
    account.reserve(reserved, 4);
    expect(enterMany(account, other, 20)).toBe(6);
    expect(enterMany(account, reserved, 20)).toBe(4);
  });

  it('what a reserved function leaves does not go to the others', () => {
    const account = new AccountConcurrency(4);
    const [reserved, other] = [new FunctionConcurrency(100), new FunctionConcurrency(100)];
    account.reserve(reserved, 4);
    account.enter(reserved);
    account.leave(reserved);
    expect(account.enter(other)).toBe(false);
  });

  it('a reservation of 0 stops the function', () => {
    const account = new AccountConcurrency(10);
    const stopped = new FunctionConcurrency(100);
    account.reserve(stopped, 0);
    expect(account.enter(stopped)).toBe(false);
  });

  it('a reservation that comes, changes and goes takes what runs with it', () => {
    const account = new AccountConcurrency(10);
    const [one, other] = [new FunctionConcurrency(100), new FunctionConcurrency(100)];
    expect(enterMany(account, one, 6)).toBe(6);
    account.reserve(one, 7);
    expect([account.unreserved, enterMany(account, other, 9), enterMany(account, one, 9)]).toEqual([3, 3, 1]);
    account.reserve(one, 2);
    expect([account.unreserved, account.enter(one), account.running]).toEqual([8, false, 10]);
    for (let left = 7; left > 0; left--) account.leave(one);
    expect([enterMany(account, one, 9), enterMany(account, other, 9)]).toEqual([2, 5]);
    account.reserve(one, null);
    expect([account.unreserved, account.running, account.enter(other)]).toEqual([10, 10, false]);
    account.leave(other);
    expect(account.enter(one)).toBe(true);
  });
});
