/**
 * Who may run: reserved concurrency, the account's unreserved pool, and the rate of new environments.
 * Source: model row R22; Lambda user guide, "Understanding Lambda function scaling". Reserved concurrency is taken
 * out of the account's pool, whose limit holds for all functions together.
 */
import { SECOND, type Milliseconds } from '../kernel/time.ts';

/** The bucket of new environments holds what refills in this time. */
const BUCKET_SECONDS = 10;

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

  /** Takes one token in any case. Returns how long to wait until it is there; whoever came first waits less. */
  take(now: Milliseconds): Milliseconds {
    this.#refill(now);
    this.#tokens -= 1;
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens / this.perSecond) * SECOND - 1e-6);
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
  readonly newEnvironments: TokenBucket;
  constructor(
    readonly reserved: number | null,
    envScaleRate: number,
  ) {
    // However slow the rate, one token fits in, or it would never give one.
    this.newEnvironments = new TokenBucket(Math.max(1, envScaleRate * BUCKET_SECONDS), envScaleRate);
  }
}

/** The account's concurrency. */
export class AccountConcurrency {
  running = 0;
  peak = 0;
  #unreservedRunning = 0;
  #reserved = 0;

  constructor(public limit: number) {}

  /** Sets the function's reserved part of the account's concurrency aside. */
  reserve(concurrency: number): void {
    this.#reserved += concurrency;
  }

  /** One more running invocation or stated environment, if the limits allow it: reserved, then account. */
  enter(of: FunctionConcurrency): boolean {
    if (of.reserved !== null && of.running >= of.reserved) return false;
    if (this.running >= this.limit) return false;
    if (of.reserved === null) {
      if (this.#unreservedRunning >= this.limit - this.#reserved) return false;
      this.#unreservedRunning += 1;
    }
    of.running += 1;
    this.running += 1;
    if (this.running > this.peak) this.peak = this.running;
    return true;
  }

  leave(of: FunctionConcurrency): void {
    if (of.reserved === null) this.#unreservedRunning -= 1;
    of.running -= 1;
    this.running -= 1;
  }
}
