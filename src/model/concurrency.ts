/**
 * Who may run: reserved concurrency, the account's unreserved pool, and the rate of new environments.
 * Source: model row R22; Lambda user guide, "Understanding Lambda function scaling". Reserved concurrency is taken
 * out of the account's pool, whose limit holds for all functions together.
 */
import { SECOND, type Milliseconds } from '../kernel/time.ts';

/** The bucket of new environments holds what refills in this time. */
export const BUCKET_SECONDS = 10;

/** A token bucket, refilled continuously. */
export class TokenBucket {
  #tokens: number;
  #updatedAt: Milliseconds = 0;
  constructor(
    readonly size: number,
    readonly perSecond: number,
  ) {
    this.#tokens = size;
  }

  /** Takes one token if there is one. */
  tryTake(now: Milliseconds): boolean {
    this.#refill(now);
    if (this.#tokens < 1 - 1e-9) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Takes up to so many tokens, and returns how many there were. */
  takeUpTo(now: Milliseconds, wanted: number): number {
    this.#refill(now);
    const taken = Math.min(wanted, Math.floor(this.#tokens + 1e-9));
    this.#tokens -= taken;
    return taken;
  }

  /** Takes one token in any case. Returns how long to wait until it is there; whoever came first waits less. */
  take(now: Milliseconds): Milliseconds {
    const wait = this.waitAt(now);
    this.#tokens -= 1;
    return wait;
  }

  /** How long who takes a token now would wait for it. */
  waitAt(now: Milliseconds): Milliseconds {
    this.#refill(now);
    return this.#tokens >= 1 ? 0 : Math.ceil(((1 - this.#tokens) / this.perSecond) * SECOND - 1e-6);
  }

  #refill(now: Milliseconds): void {
    const refilled = ((now - this.#updatedAt) / SECOND) * this.perSecond;
    this.#tokens = Math.min(this.size, this.#tokens + refilled);
    this.#updatedAt = now;
  }
}

/** One function's share; all its versions run in it. */
export class FunctionConcurrency {
  running = 0;
  /** Changed by `AccountConcurrency.reserve` alone. */
  reserved: number | null = null;
  readonly newEnvironments: TokenBucket;
  constructor(envScaleRate: number) {
    // However slow the rate, one token fits in, or it would never give one.
    this.newEnvironments = new TokenBucket(Math.max(1, envScaleRate * BUCKET_SECONDS), envScaleRate);
  }
}

/** The account's concurrency. */
export class AccountConcurrency {
  running = 0;
  #unreservedRunning = 0;
  #reserved = 0;

  constructor(public limit: number) {}

  /** What is left of the limit for the functions without a reservation. */
  get unreserved(): number {
    return this.limit - this.#reserved;
  }

  /** Sets a part of the account's concurrency aside for one function; null gives it back. What runs goes on. */
  reserve(of: FunctionConcurrency, concurrency: number | null): void {
    this.#reserved += (concurrency ?? 0) - (of.reserved ?? 0);
    if (of.reserved === null) this.#unreservedRunning -= of.running;
    if (concurrency === null) this.#unreservedRunning += of.running;
    of.reserved = concurrency;
  }

  /** One more running invocation or stated environment, if the limits allow it: reserved, then account. */
  enter(of: FunctionConcurrency): boolean {
    if (of.reserved !== null && of.running >= of.reserved) return false;
    if (this.running >= this.limit) return false;
    if (of.reserved === null) {
      if (this.#unreservedRunning >= this.unreserved) return false;
      this.#unreservedRunning += 1;
    }
    of.running += 1;
    this.running += 1;
    return true;
  }

  /** Up to so many more, as the limits allow; returns how many. */
  enterMany(of: FunctionConcurrency, wanted: number): number {
    const own = of.reserved === null ? this.unreserved - this.#unreservedRunning : of.reserved - of.running;
    const entered = Math.max(0, Math.min(wanted, own, this.limit - this.running));
    this.#add(of, entered);
    return entered;
  }

  leave(of: FunctionConcurrency): void {
    if (of.reserved === null) this.#unreservedRunning -= 1;
    of.running -= 1;
    this.running -= 1;
  }

  leaveMany(of: FunctionConcurrency, count: number): void {
    this.#add(of, -count);
  }

  #add(of: FunctionConcurrency, count: number): void {
    if (of.reserved === null) this.#unreservedRunning += count;
    of.running += count;
    this.running += count;
  }
}
