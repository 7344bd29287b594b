/**
 * The data plane: invocations come, run in environments, and end. Source: model rows R7, R19, R20, R22, R23.
 *
 * `invokeMany` and `endAll` are the hot loops: a plan of 30 days runs through them 10^9 times. So they look as they
 * do: whatever is equal for all attempts of one instant is asked once; attempts that find idle environments start
 * together; an environment is a number, and its object is touched only where connections are in play; ends wait on a
 * wheel without comparisons, not in the event queue, since an invocation lasts at most 900 s.
 */
import { TimingWheel } from '../kernel/timing-wheel.ts';
import type { AccountConcurrency, FunctionConcurrency } from './concurrency.ts';
import type { Context } from './context.ts';
import type { DataPlaneObserver } from './data-plane-observer.ts';
import type { Environment, EnvironmentPool } from './environments.ts';
import type { FunctionVersion } from './function.ts';
import type { FailureReason, Workload } from './workload.ts';

/** Why an attempt is refused; a lost connection is seen only when the invocation ends. */
export type Refusal = Exclude<FailureReason, 'ConnectTimeout'>;

/** All environments of the account, and the invocations that run in them. */
export class Fleet {
  readonly #ends = new TimingWheel();
  readonly #environments: Environment[] = [];
  /** By their numbers, which the wheel knows of each environment. */
  readonly #pools: EnvironmentPool[] = [];
  readonly #freeNumbers: number[] = [];
  readonly #freeIds: number[] = [];
  /** Environments whose running invocation lacks a connection, and will fail. */
  readonly #cutOff = new Set<number>();
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
    const obstacle = this.knock(workload);
    const pool = workload.target?.pool ?? null;
    const reason =
      obstacle ?? (pool !== null && this.#start(workload, pool, pool.mayMiss) ? null : 'Throttled');
    if (reason !== null) this.#fail(workload, reason, 1);
    return reason;
  }

  /**
   * So many attempts at one instant. It stops short where an invocation ends at that very instant, since its end
   * comes before the next attempt. Returns how many were made.
   */
  invokeMany(workload: Workload, attempts: number): number {
    const version = workload.target;
    if (version === null || version.pool === null) {
      // What an attempt does to a version that is not Active decides what the next one meets.
      this.invoke(workload);
      return 1;
    }
    version.idle.touch();
    const { pool } = version;
    const { now } = this.context;
    const mayMiss = pool.mayMiss;
    const isPlain = !mayMiss && workload.traits.perInvocation === 0;
    let made = isPlain ? this.#startIdle(workload, pool, attempts) : 0;
    while (made < attempts && this.#ends.nextTime !== now) {
      if (!this.#start(workload, pool, mayMiss)) {
        // So are the others of this instant: nothing comes free in between.
        this.#fail(workload, 'Throttled', attempts - made);
        made = attempts;
      } else made += 1;
    }
    workload.total += made;
    return made;
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
    this.#end(this.#ends.pop());
  }

  #end(id: number): void {
    const pool = this.#pools[this.#ends.ownerOf(id)] as EnvironmentPool;
    const { workload } = pool;
    workload.inFlight -= 1;
    if (workload.traits.perInvocation > 0) this.#closeConnections(id);
    if (this.#cutOff.size > 0 && this.#cutOff.delete(id)) this.#fail(workload, 'ConnectTimeout', 1);
    else workload.succeeded += 1;
    pool.rest(id);
    this.leave(workload.traits.concurrency);
  }

  /** All invocations that are due at an instant end. Returns how many. */
  endAll(at: number): number {
    if (this.#ends.nextTime !== at) return 0;
    const ended = this.#ends.popAll();
    const { popped } = this.#ends;
    for (let i = 0; i < ended; i++) this.#end(popped[i] as number);
    return ended;
  }

  /** Gives a pool a number, until it withdraws. */
  enroll(pool: EnvironmentPool): number {
    const number = this.#freeNumbers.pop() ?? this.#pools.length;
    this.#pools[number] = pool;
    return number;
  }

  /** The pool has no environment, and never will. */
  withdraw(pool: EnvironmentPool): void {
    this.#freeNumbers.push(pool.number);
  }

  /** Every environment that there is, and some that are closed. */
  get environments(): readonly Environment[] {
    return this.#environments;
  }

  environment(id: number): Environment {
    return this.#environments[id] as Environment;
  }

  register(create: (id: number) => Environment): Environment {
    const id = this.#freeIds.pop() ?? this.#environments.length;
    const environment = create(id);
    this.#environments[id] = environment;
    this.#ends.setOwner(id, environment.pool.number);
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

  /**
   * Runs one invocation in the environment used last, or in a new one. False when limits stand in the way. Only a new
   * environment can begin to miss connections; whether those there are miss any is asked by the caller.
   */
  #start(workload: Workload, pool: EnvironmentPool, mayMiss: boolean): boolean {
    const { traits } = workload;
    if (!this.account.enter(traits.concurrency)) return false;
    const idle = pool.idle.pop();
    const id = idle < 0 ? this.#openNew(pool) : idle;
    if (id < 0) {
      this.leave(traits.concurrency);
      return false;
    }
    if (mayMiss || idle < 0 || traits.perInvocation > 0) this.#openConnections(id, traits.perInvocation);
    workload.inFlight += 1;
    this.#ends.insert(this.context.now + workload.durations.next(), id);
    return true;
  }

  /**
   * Runs up to so many invocations in idle environments that lack nothing: fewer where there are not so many, where
   * limits stand in the way, and behind one that ends at once. Returns how many.
   */
  #startIdle(workload: Workload, { idle }: EnvironmentPool, most: number): number {
    const { durations, traits } = workload;
    const { now } = this.context;
    const entered = this.account.enterMany(traits.concurrency, Math.min(most, idle.size));
    let started = 0;
    while (started < entered && this.#ends.nextTime !== now) {
      const ready = Math.min(entered - started, durations.ready());
      const { ahead, from } = durations;
      const count = this.#ends.insertMany(now, ahead, from, idle.ids, idle.end, ready);
      durations.use(count);
      idle.drop(count);
      started += count;
    }
    if (started < entered) this.account.leaveMany(traits.concurrency, entered - started);
    workload.inFlight += started;
    return started;
  }

  #openNew(pool: EnvironmentPool): number {
    const { newEnvironments } = pool.workload.traits.concurrency;
    return newEnvironments.tryTake(this.context.now) ? pool.open().id : -1;
  }

  /** The invocation fails at its end when its environment, or it itself, lacks a connection. */
  #openConnections(id: number, wanted: number): void {
    const { missing, missingAtNat, site, invocationLeases } = this.environment(id);
    const lost = wanted > 0 ? (site.connections?.tryOpen(invocationLeases, wanted) ?? 0) : 0;
    if (missing + missingAtNat + lost > 0) this.#cutOff.add(id);
  }

  #closeConnections(id: number): void {
    const { site, invocationLeases } = this.environment(id);
    if (invocationLeases.length > 0) site.connections?.close(invocationLeases);
  }

  #fail(workload: Workload, reason: FailureReason, count: number): void {
    workload.failed[reason] += count;
    workload.firstFailedAt[reason] ??= this.context.now;
    this.observer.onInvocationsFailed(workload, reason, count);
  }
}

/** Why a version that is not Active does not answer; an Inactive one is put on its way back. */
const refusal = (version: FunctionVersion): Refusal => {
  const reason = version.state as 'Pending' | 'Inactive' | 'Failed';
  if (reason === 'Inactive') version.restore();
  return reason;
};
