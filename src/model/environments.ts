/**
 * The execution environments of one Active version: placed evenly over its subnets, reused last in first out, kept
 * for a while when idle. Source: model rows R16, R22, R24.
 */
import { NO_HANDLE } from '../kernel/event-queue.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Lease } from './connections.ts';
import { ranks, type Context } from './context.ts';
import type { Fleet } from './fleet.ts';
import { IdleStack } from './idle-stack.ts';
import type { Connections, Key } from './key.ts';
import type { NatWaiter } from './nat.ts';
import type { Workload } from './workload.ts';

/** Where environments of one version run: over a subnet's key, or nowhere in particular without a VPC. */
interface Site {
  readonly connections: Connections | null;
  environments: number;
}

/** One execution environment, with the connections that it holds. */
export class Environment implements NatWaiter {
  /** Connections held for its life. */
  readonly leases: Lease[] = [];
  /** Connections that it wants for its life and has not. */
  missing = 0;
  missingAtNat = 0;
  /** Connections of the invocation that runs in it. */
  readonly invocationLeases: Lease[] = [];
  constructor(
    /** Small and reused: its place in the fleet and on the timing wheel. */
    readonly id: number,
    readonly pool: EnvironmentPool,
    readonly site: Site,
  ) {}
}

/** The environments of one Active version. */
export class EnvironmentPool {
  /** Small and reused: its place in the fleet. */
  readonly number: number;
  /** Those that wait for an invocation. */
  readonly idle = new IdleStack();
  readonly #sites: readonly Site[];
  /** Environments stated by a concurrency curve, the newest last. */
  readonly #stated: Environment[] = [];
  readonly #keepAlive: Milliseconds;
  #expiryTimer = NO_HANDLE;
  #closed = false;

  constructor(
    readonly fleet: Fleet,
    readonly context: Context,
    readonly workload: Workload,
    keys: readonly Key[],
  ) {
    const bySubnet = [...keys].sort((a, b) => (a.subnet.id < b.subnet.id ? -1 : 1));
    const { destination } = workload.traits;
    this.#sites =
      keys.length === 0 ? [siteOf(null)] : bySubnet.map((key) => siteOf(key.connectionsTo(destination)));
    this.#keepAlive = context.parameters.environmentKeepAlive;
    this.number = fleet.enroll(this);
  }

  /** Whether any of its environments may miss a connection. */
  get mayMiss(): boolean {
    for (const { connections } of this.#sites)
      if (connections !== null && connections.missing > 0) return true;
    return false;
  }

  /** A new environment, in the subnet with the fewest. */
  open(): Environment {
    const site = this.#emptiestSite();
    site.environments += 1;
    const environment = this.fleet.register((id) => new Environment(id, this, site));
    site.connections?.openFor(environment, this.workload.traits.perEnvironment);
    return environment;
  }

  /** An invocation has ended: the environment waits for the next one, or closes. */
  rest(id: number): void {
    if (this.#closed || this.#keepAlive === 0) {
      this.#shut(this.fleet.environment(id));
      if (this.#closed) this.#withdrawWhenEmpty();
      return;
    }
    this.idle.push(id, this.context.now);
    if (this.#expiryTimer === NO_HANDLE) this.#armExpiry(this.context.now);
  }

  /** Closes what has been idle for long enough, and looks again when the next one is due. */
  onExpiryTimer(): void {
    this.#expiryTimer = NO_HANDLE;
    const due = this.context.now - this.#keepAlive;
    while (this.idle.oldestSince <= due) this.#shut(this.fleet.environment(this.idle.shift()));
    if (this.idle.size > 0) this.#armExpiry(this.idle.oldestSince);
  }

  /** Opens or closes stated environments as the curve says. False when the limits allow fewer. */
  followCurve(): boolean {
    const target = this.workload.curveTarget;
    const { concurrency } = this.workload.traits;
    while (this.#stated.length > target) {
      this.#shut(this.#stated.pop() as Environment);
      this.fleet.leave(concurrency);
    }
    while (this.#stated.length < target) {
      if (!this.fleet.account.enter(concurrency)) return this.#standBack(target - this.#stated.length);
      this.#stated.push(this.open());
    }
    return true;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** Closes idle and stated environments now, busy ones at the end of their invocation. */
  close(): void {
    this.#closed = true;
    this.context.cancel(this.#expiryTimer);
    while (this.idle.size > 0) this.#shut(this.fleet.environment(this.idle.shift()));
    const stated = this.#stated.splice(0);
    for (const environment of stated) this.#shut(environment);
    for (const _ of stated) this.fleet.leave(this.workload.traits.concurrency);
    this.#withdrawWhenEmpty();
  }

  #standBack(unmet: number): false {
    this.workload.environmentsUnmet = Math.max(this.workload.environmentsUnmet, unmet);
    this.fleet.waitForConcurrency(this);
    return false;
  }

  #withdrawWhenEmpty(): void {
    if (this.#sites.every(({ environments }) => environments === 0)) this.fleet.withdraw(this);
  }

  #emptiestSite(): Site {
    let best = this.#sites[0] as Site;
    for (const site of this.#sites) if (site.environments < best.environments) best = site;
    return best;
  }

  #shut(environment: Environment): void {
    const { site } = environment;
    site.environments -= 1;
    site.connections?.stopWaiting(environment);
    site.connections?.close(environment.leases);
    this.fleet.unregister(environment);
  }

  #armExpiry(since: Milliseconds): void {
    const event = { cause: 'environments.expire', pool: this } as const;
    this.#expiryTimer = this.context.schedule(since + this.#keepAlive, ranks.end, event);
  }
}

const siteOf = (connections: Connections | null): Site => ({ connections, environments: 0 });
