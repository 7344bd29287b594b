/**
 * The data plane: invocations come, run in environments, and end. Ends wait on a timing wheel, not in the event
 * queue: an invocation lasts at most 900 s. Source: model rows R7, R19, R20, R22, R23.
 */
import { TimingWheel } from '../kernel/timing-wheel.ts';
import { SECOND } from '../kernel/time.ts';
import type { AccountConcurrency, FunctionConcurrency } from './concurrency.ts';
import type { Context } from './context.ts';
import type { DataPlaneObserver } from './data-plane-observer.ts';
import type { Environment, EnvironmentPool } from './environments.ts';
import type { FunctionVersion } from './function.ts';
import type { FailureReason, Workload } from './workload.ts';

/** The longest that Lambda lets an invocation run (Lambda quotas page). */
const LONGEST_INVOCATION = 900 * SECOND;

/** Why an attempt is refused; a lost connection is seen only when the invocation ends. */
export type Refusal = Exclude<FailureReason, 'ConnectTimeout'>;

/** All environments of the account, and the invocations that run in them. */
export class Fleet {
  readonly #ends = new TimingWheel();
  readonly #environments: Environment[] = [];
  readonly #freeIds: number[] = [];
  /** Pools with fewer environments than their curve states, in the order of waiting. */
  readonly #capped = new Set<EnvironmentPool>();

  constructor(
    readonly context: Context,
    readonly account: AccountConcurrency,
    readonly observer: DataPlaneObserver,
  ) {}

  /** When the next invocation ends; Infinity when none runs. */
  get nextEnd(): number {
    return this.#ends.nextTime;
  }

  /** One invocation attempt. Null when it runs; why it does not, otherwise. */
  invoke(workload: Workload): Refusal | null {
    workload.total += 1;
    const reason = this.#start(workload);
    if (reason !== null) this.#fail(workload, reason);
    return reason;
  }

  /**
   * An attempt that asks for nothing but the function's readiness: the idle clock restarts, and an Inactive
   * function is restored. What stands in the way, if anything does.
   */
  knock(workload: Workload): Refusal | null {
    const version = workload.target;
    if (version === null) return 'NotFound';
    version.idle.touch();
    return version.pool === null ? refusal(version) : null;
  }

  /** The next invocation ends. */
  endNext(): void {
    const environment = this.#environments[this.#ends.pop()] as Environment;
    const { pool, site } = environment;
    const { workload } = pool;
    if (environment.invocationLeases.length > 0) site.key?.connections.close(environment.invocationLeases);
    workload.inFlight -= 1;
    if (environment.isCutOff) this.#fail(workload, 'ConnectTimeout');
    else workload.succeeded += 1;
    pool.rest(environment);
    this.leave(workload.traits.concurrency);
  }

  register(create: (id: number) => Environment): Environment {
    const id = this.#freeIds.pop() ?? this.#environments.length;
    const environment = create(id);
    this.#environments[id] = environment;
    return environment;
  }

  unregister(environment: Environment): void {
    this.#freeIds.push(environment.id);
  }

  leave(concurrency: FunctionConcurrency): void {
    this.account.leave(concurrency);
    if (this.#capped.size > 0) this.serveWaiting();
  }

  /** The pool has fewer environments than its curve states; it is asked again when concurrency frees. */
  waitForConcurrency(pool: EnvironmentPool): void {
    this.#capped.add(pool);
  }

  /** Whoever waits is asked in turn; when the account's limit is reached, only who has a reservation. */
  serveWaiting(): void {
    let isFull = false;
    for (const pool of this.#capped) {
      const isReserved = pool.workload.traits.concurrency.reserved !== null;
      if (pool.isClosed) this.#capped.delete(pool);
      else if (isFull && !isReserved) continue;
      else if (pool.followCurve()) this.#capped.delete(pool);
      else isFull ||= !isReserved;
    }
  }

  #start(workload: Workload): Refusal | null {
    const obstacle = this.knock(workload);
    if (obstacle !== null) return obstacle;
    const { traits } = workload;
    const pool = workload.target?.pool as EnvironmentPool;
    if (!this.account.enter(traits.concurrency)) return 'Throttled';
    const environment = pool.takeIdle() ?? this.#openNew(pool);
    if (environment === null) {
      this.leave(traits.concurrency);
      return 'Throttled';
    }
    environment.isCutOff = environment.missing > 0;
    const { key } = environment.site;
    if (traits.perInvocation > 0 && key !== null) {
      const lost = key.connections.tryOpen(environment.invocationLeases, traits.perInvocation);
      if (lost > 0) environment.isCutOff = true;
    }
    workload.inFlight += 1;
    this.#ends.insert(
      this.context.now + Math.min(workload.drawDuration(), LONGEST_INVOCATION),
      environment.id,
    );
    return null;
  }

  #openNew(pool: EnvironmentPool): Environment | null {
    return pool.workload.traits.concurrency.newEnvironments.tryTake(this.context.now) ? pool.open() : null;
  }

  #fail(workload: Workload, reason: FailureReason): void {
    workload.failed[reason] += 1;
    workload.firstFailedAt[reason] ??= this.context.now;
    this.observer.onInvocationFailed(workload, reason);
  }
}

/** Why a version that is not Active does not answer; an Inactive one is put on its way back. */
const refusal = (version: FunctionVersion): Refusal => {
  const reason = version.state as 'Pending' | 'Inactive' | 'Failed';
  if (reason === 'Inactive') version.restore();
  return reason;
};
