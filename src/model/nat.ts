/**
 * NAT gateways: how many connections each carries to one destination at once, and who waits there.
 * Source: model row R25. A connection to the internet needs a place at the gateway and then room on an ENI of its key;
 * one that waits for the ENI keeps its place. What gets no place asks the key for nothing, so it never starts an ENI.
 */
import { invariant } from '../kernel/invariant.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { ConnectionPool, Lease, Waiter } from './connections.ts';
import type { Context } from './context.ts';
import type { DataPlaneObserver } from './data-plane-observer.ts';

/** Amazon VPC quotas: more than two public addresses of a gateway are to be asked for, and eight are the most. */
export const MOST_NAT_ADDRESSES = 8;

/** Who wants connections through a gateway. */
export interface NatWaiter extends Waiter {
  /** Connections that it wants and that have no place at the gateway. */
  missingAtNat: number;
}

/** The connections of one gateway to one destination. */
export class NatDestination {
  /** Connections with a place: those that are open, and those that wait for room on an ENI. */
  taken = 0;
  takenPeak = 0;
  refused = 0;
  /** Connections that environments miss for want of a place. */
  missing = 0;
  shortageMs = 0;
  shortageFrom: Milliseconds | null = null;
  shortageTo: Milliseconds | null = null;
  #shortSince: Milliseconds = 0;
  /** In the order of waiting, each with the key over which it connects. */
  readonly #waiting = new Map<NatWaiter, ConnectionPool>();

  constructor(
    readonly gateway: NatGateway,
    readonly name: string,
  ) {}

  get room(): number {
    return this.gateway.limit - this.taken;
  }

  /** Takes up to so many places and counts the rest as refused. Returns how many there were. */
  take(wanted: number): number {
    const taken = Math.min(wanted, this.room);
    this.#occupy(taken);
    if (taken < wanted) {
      this.refused += wanted - taken;
      this.gateway.observer.onNatRefused(this, wanted - taken);
    }
    return taken;
  }

  /** So many connections of a waiter get a place, and connect over its key, as soon as one is free. */
  wait(waiter: NatWaiter, pool: ConnectionPool, count: number): void {
    const { context } = this.gateway;
    if (this.missing === 0) {
      this.#shortSince = context.now;
      this.shortageFrom ??= context.now;
      context.emit('natShortage.started', { nat: this.gateway.id, destination: this.name });
    }
    this.#waiting.set(waiter, pool);
    waiter.missingAtNat += count;
    this.missing += count;
  }

  stopWaiting(waiter: NatWaiter): void {
    if (!this.#waiting.delete(waiter)) return;
    const fewer = waiter.missingAtNat;
    waiter.missingAtNat = 0;
    this.#fewerMissing(fewer);
  }

  /** Places become free; who waits for one goes on to its key, in the order of waiting. */
  giveBack(count: number): void {
    this.taken -= count;
    invariant(this.taken >= 0, 'nat-places-never-negative', () => `${this.gateway.id} to ${this.name}`);
    while (this.missing > 0 && this.room > 0) this.#serveFirst();
  }

  /** Shortage up to now, an open one included. */
  shortageUntil(now: Milliseconds): Milliseconds {
    return this.shortageMs + (this.missing > 0 ? now - this.#shortSince : 0);
  }

  #serveFirst(): void {
    const [waiter, pool] = this.#waiting.entries().next().value as [NatWaiter, ConnectionPool];
    const count = Math.min(waiter.missingAtNat, this.room);
    waiter.missingAtNat -= count;
    if (waiter.missingAtNat === 0) this.#waiting.delete(waiter);
    this.#occupy(count);
    this.#fewerMissing(count);
    pool.openFor(waiter, count);
  }

  #occupy(count: number): void {
    this.taken += count;
    if (this.taken <= this.takenPeak) return;
    this.takenPeak = this.taken;
    this.gateway.observer.onNatPeak(this);
  }

  #fewerMissing(count: number): void {
    const { context } = this.gateway;
    this.missing -= count;
    if (this.missing > 0) return;
    const lastedMs = context.now - this.#shortSince;
    this.shortageMs += lastedMs;
    this.shortageTo = context.now;
    context.emit('natShortage.ended', { nat: this.gateway.id, destination: this.name, lastedMs });
  }
}

/** A NAT gateway with its IPv4 addresses, each of which has the ports for so many connections to one destination. */
export class NatGateway {
  readonly destinations = new Map<string, NatDestination>();

  constructor(
    readonly id: string,
    readonly addresses: number,
    readonly context: Context,
    readonly observer: DataPlaneObserver,
  ) {}

  /** Connections to one destination at once. */
  get limit(): number {
    return this.addresses * this.context.parameters.natConnectionsPerDestination;
  }

  destination(name: string): NatDestination {
    const known = this.destinations.get(name);
    if (known !== undefined) return known;
    const added = new NatDestination(this, name);
    this.destinations.set(name, added);
    // None refused is told apart from nobody who could be.
    this.observer.onNatRefused(added, 0);
    return added;
  }
}

/** The connections of a key as they are for who goes through a NAT gateway: a place there first, then room here. */
export class NatConnections {
  constructor(
    readonly pool: ConnectionPool,
    readonly destination: NatDestination,
  ) {}

  /** Whether any environment misses connections, there or here. */
  get missing(): number {
    return this.destination.missing + this.pool.missing;
  }

  /** Opens connections that wait, for a place or for room, when there is none. */
  openFor(waiter: NatWaiter, wanted: number): void {
    if (wanted === 0) return;
    const taken = this.destination.take(wanted);
    this.pool.openFor(waiter, taken);
    if (taken < wanted) this.destination.wait(waiter, this.pool, wanted - taken);
  }

  /** Opens what fits and loses the rest. Returns how many were lost. */
  tryOpen(leases: Lease[], wanted: number): number {
    const taken = this.destination.take(wanted);
    if (taken === 0) return wanted;
    const lost = this.pool.tryOpen(leases, taken);
    if (lost > 0) this.destination.giveBack(lost);
    return wanted - taken + lost;
  }

  close(leases: Lease[]): void {
    const closed = leases.reduce((sum, { count }) => sum + count, 0);
    this.pool.close(leases);
    if (closed > 0) this.destination.giveBack(closed);
  }

  /** A waiter that goes misses nothing any longer. */
  stopWaiting(waiter: NatWaiter): void {
    this.destination.stopWaiting(waiter);
    const waited = waiter.missing;
    this.pool.stopWaiting(waiter);
    if (waited > 0) this.destination.giveBack(waited);
  }
}
