/**
 * The connections of one key: where they go, what is missing, and when the key needs more or fewer ENIs.
 * Source: model rows R21, R23, R24. A connection stays on its ENI; a new one goes to the ENI with most room.
 */
import { NO_HANDLE } from '../kernel/event-queue.ts';
import { invariant } from '../kernel/invariant.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { ranks, type Context } from './context.ts';
import type { Eni } from './eni.ts';
import type { Key } from './key.ts';
import type { Lack } from './network.ts';

/** Connections held on one ENI. */
export interface Lease {
  readonly eni: Eni;
  count: number;
}

/** Who keeps wanting connections that could not be opened: an environment, or many of them together. */
export interface Waiter {
  readonly leases: Lease[];
  missing: number;
}

/** The connections of one key and its scaling. */
export class ConnectionPool {
  open = 0;
  openPeak = 0;
  refused = 0;
  /** Connections that environments miss. */
  missing = 0;
  shortageMs = 0;
  shortageFrom: Milliseconds | null = null;
  shortageTo: Milliseconds | null = null;
  /** Demand asked for another ENI, and address or quota lacked. */
  blocked = false;
  /** What was lacking when another ENI was first asked for in vain. */
  blockedBy: Lack | null = null;
  /** In the order of waiting; those before `#firstWaiter` are served. */
  #waiters: Waiter[] = [];
  #firstWaiter = 0;
  #shortSince: Milliseconds = 0;
  #ratioPeak = 0;
  #scaleInTimer = NO_HANDLE;
  /** Below the threshold for long enough, but the others could not yet take over. */
  #scaleInDue = false;
  /** A draining ENI serves again, so the clock of the scale-in may have to start. */
  #tookBack = false;

  constructor(
    readonly key: Key,
    readonly context: Context,
  ) {}

  get demand(): number {
    return this.open + this.missing;
  }

  /** Opens connections that wait for room when there is none: those of an environment. */
  openFor(waiter: Waiter, wanted: number): void {
    if (wanted === 0) return;
    this.#provideFor(wanted);
    const lacking = wanted - this.#place(waiter.leases, wanted);
    if (lacking === 0) return;
    this.refuse(lacking);
    if (this.missing === 0) this.#shortageStarts();
    this.missing += lacking;
    if (waiter.missing === 0) this.#waiters.push(waiter);
    waiter.missing += lacking;
  }

  /** Opens what fits and loses the rest: the connections of an invocation. Returns how many were lost. */
  tryOpen(leases: Lease[], wanted: number): number {
    const lost = this.openWhatFits(leases, wanted);
    if (lost > 0) this.refuse(lost);
    return lost;
  }

  /** Opens what fits; the rest, which is returned, is for the caller to count as refused. */
  openWhatFits(leases: Lease[], wanted: number): number {
    this.#provideFor(wanted);
    return wanted - this.#place(leases, wanted);
  }

  close(leases: Lease[]): void {
    let closed = 0;
    for (const { eni, count } of leases) {
      eni.connections -= count;
      closed += count;
      invariant(eni.connections >= 0, 'connections-never-negative', () => eni.id);
      if (eni.connections === 0 && eni.phase === 'draining') this.key.release(eni);
    }
    leases.length = 0;
    this.open -= closed;
    if (closed > 0) this.#onRoom();
  }

  /** A waiter that goes no longer misses anything; one of many environments may miss fewer. */
  stopWaiting(waiter: Waiter, fewer = waiter.missing): void {
    if (fewer === 0) return;
    waiter.missing -= fewer;
    this.#fewerMissing(fewer);
    this.#watchScaleIn();
  }

  /** An ENI became ready or was taken back: who waits connects, in the order of waiting. */
  onCapacity(): void {
    this.#onRoom();
    this.provide();
  }

  /** Starts ENIs until the demand fits, the draining ones first; without room it is blocked, to be asked again. */
  provide(): void {
    this.#provideFor(0);
    if (this.#tookBack) this.#watchScaleIn();
  }

  /** The key has no holder left: nothing is scaled any more. */
  forgetScaling(): void {
    this.#stopScaleIn();
    this.#setBlocked(false);
  }

  onScaleInTimer(): void {
    this.#scaleInTimer = NO_HANDLE;
    this.#scaleInDue = true;
    this.#watchScaleIn();
  }

  /** Shortage up to now, an open one included. */
  shortageUntil(now: Milliseconds): Milliseconds {
    return this.shortageMs + (this.missing > 0 ? now - this.#shortSince : 0);
  }

  /** The keys that are blocked are listed, since there are few of them among many. */
  #setBlocked(isBlocked: boolean): void {
    if (this.blocked === isBlocked) return;
    this.blocked = isBlocked;
    const { blocked } = this.key.surroundings;
    if (isBlocked) blocked.add(this.key);
    else blocked.delete(this.key);
  }

  #provideFor(extra: number): void {
    const { scaleOut, scaleOutTrigger, maxConnectionsPerEni } = this.context.parameters;
    const wasBlocked = this.blocked;
    this.#setBlocked(false);
    if (!scaleOut || scaleOutTrigger === null || this.key.holdings.size === 0) return;
    const perEni = scaleOutTrigger * maxConnectionsPerEni;
    if (this.demand + extra <= perEni) return;
    while (this.demand + extra > perEni * this.key.strength + 1e-6) {
      const draining = this.key.enis.find((eni) => eni.phase === 'draining');
      if (draining !== undefined) {
        this.key.takeBack(draining);
        this.#tookBack = true;
        if (this.missing > 0) this.#onRoom();
        continue;
      }
      const lack = this.key.scaleOut();
      if (lack === null) continue;
      this.#setBlocked(true);
      this.blockedBy ??= lack;
      if (!wasBlocked) this.context.emit('scaleOut.blocked', { key: this.key.id, reason: lack });
      return;
    }
  }

  /** Places up to `wanted` connections, each on the ENI with most room. Returns how many fitted. */
  #place(leases: Lease[], wanted: number): number {
    const limit = this.context.parameters.maxConnectionsPerEni;
    let left = wanted;
    while (left > 0) {
      let best: Eni | null = null;
      let room = 0;
      let nextRoom = 0;
      for (const eni of this.key.enis) {
        if (!eni.usable) continue;
        const here = limit - eni.connections;
        if (here > room) {
          nextRoom = room;
          room = here;
          best = eni;
        } else if (here > nextRoom) nextRoom = here;
      }
      if (best === null) break;
      const count = Math.min(left, Math.max(1, room - nextRoom));
      lease(leases, best, count);
      left -= count;
    }
    const placed = wanted - left;
    this.open += placed;
    if (placed > 0) this.#afterOpening();
    return placed;
  }

  #afterOpening(): void {
    if (this.open > this.openPeak) this.openPeak = this.open;
    const ratio = this.open / this.#capacity();
    if (ratio > this.#ratioPeak) {
      this.#ratioPeak = ratio;
      this.key.surroundings.observer.onConnectionsRatio(this.key, ratio);
    }
    if (this.#scaleInTimer !== NO_HANDLE || this.#scaleInDue || this.#tookBack) this.#watchScaleIn();
  }

  /** So many connections are refused. */
  refuse(count: number): void {
    this.refused += count;
    this.key.surroundings.observer.onConnectionsRefused(this.key, count);
  }

  #capacity(): number {
    return this.#countUsable() * this.context.parameters.maxConnectionsPerEni;
  }

  #countUsable(): number {
    let usable = 0;
    for (const eni of this.key.enis) if (eni.usable) usable += 1;
    return usable;
  }

  #onRoom(): void {
    while (this.missing > 0) {
      const waiter = this.#waiters[this.#firstWaiter] as Waiter;
      const placed = waiter.missing === 0 ? 0 : this.#place(waiter.leases, waiter.missing);
      waiter.missing -= placed;
      if (placed > 0) this.#fewerMissing(placed);
      if (waiter.missing > 0) return;
      this.#firstWaiter += 1;
    }
    if (this.#waiters.length > 0) this.#waiters = [];
    this.#firstWaiter = 0;
    this.#watchScaleIn();
  }

  #fewerMissing(count: number): void {
    this.missing -= count;
    if (this.missing > 0) return;
    const lastedMs = this.context.now - this.#shortSince;
    this.shortageMs += lastedMs;
    this.shortageTo = this.context.now;
    this.context.emit('shortage.ended', { key: this.key.id, lastedMs });
  }

  #shortageStarts(): void {
    this.#shortSince = this.context.now;
    this.shortageFrom ??= this.context.now;
    this.context.emit('shortage.started', { key: this.key.id });
  }

  /** Keeps the clock of the scale-in, and gives one ENI up when it has run and the others suffice. */
  #watchScaleIn(): void {
    this.#tookBack = false;
    const { scaleInBelow, scaleInAfter } = this.context.parameters;
    if (scaleInBelow === null || scaleInAfter === null || this.key.enis.length < 2)
      return this.#stopScaleIn();
    const usable = this.#countUsable();
    if (usable < 2 || this.key.holdings.size === 0 || !this.#isBelow(usable)) return this.#stopScaleIn();
    if (this.#scaleInDue && this.#suffice(usable - 1)) {
      this.#scaleInDue = false;
      this.key.retire(emptiest(this.key.enis.filter((eni) => eni.usable)));
      return this.#watchScaleIn();
    }
    if (this.#scaleInDue || this.#scaleInTimer !== NO_HANDLE) return;
    this.#scaleInTimer = this.context.schedule(this.context.now + scaleInAfter, ranks.timer, {
      cause: 'key.scaleIn',
      key: this.key,
    });
  }

  #stopScaleIn(): void {
    if (this.#scaleInTimer !== NO_HANDLE) this.context.cancel(this.#scaleInTimer);
    this.#scaleInTimer = NO_HANDLE;
    this.#scaleInDue = false;
  }

  /** The demand is below the threshold of so many ENIs. */
  #isBelow(enis: number): boolean {
    const { scaleInBelow, maxConnectionsPerEni } = this.context.parameters;
    return this.demand < (scaleInBelow ?? 0) * maxConnectionsPerEni * enis;
  }

  /** So many ENIs would be below both thresholds. */
  #suffice(enis: number): boolean {
    const { scaleOutTrigger, maxConnectionsPerEni } = this.context.parameters;
    return this.#isBelow(enis) && this.demand <= (scaleOutTrigger ?? 1) * maxConnectionsPerEni * enis;
  }
}

const lease = (leases: Lease[], eni: Eni, count: number): void => {
  eni.connections += count;
  const held = leases.find((one) => one.eni === eni);
  if (held === undefined) leases.push({ eni, count });
  else held.count += count;
};

/** The ENI with the fewest connections; among equals the youngest. */
const emptiest = (enis: readonly Eni[]): Eni =>
  enis.reduce((best, eni) => (eni.connections <= best.connections ? eni : best));
