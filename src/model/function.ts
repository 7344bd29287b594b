/**
 * A function version: its states, its updates and the keys it holds. `$LATEST` and every published version is one.
 * Source: model rows R4–R6, R8, R9, R11–R14, R19, R20; the tables are those of the Lambda user guide, "Lambda function states".
 */
import { NO_HANDLE } from '../kernel/event-queue.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Distribution } from '../kernel/distribution.ts';
import type { Stream } from '../kernel/random.ts';
import { ranks, type Context } from './context.ts';
import type { EnvironmentPool } from './environments.ts';
import type { Holding } from './holding.ts';
import { IdleClock } from './idle-clock.ts';
import type { Key } from './key.ts';
import type { Lack } from './network.ts';
import type { Settings } from './settings.ts';
import {
  stateLifecycle,
  updateLifecycle,
  type FunctionState,
  type LastUpdateStatus,
  type ReasonCode,
} from './states.ts';
import type { Workload } from './workload.ts';

/** A change under way: creation, update or restoration, and what it waits for. */
interface Change {
  readonly kind: 'create' | 'update' | 'restore';
  readonly holding: Holding;
  /** To go back to when the change fails. */
  readonly previous: Settings;
  readonly startedAt: Milliseconds;
  timer: number;
}

/** What a version needs from the world around it. */
export interface VersionSurroundings {
  readonly context: Context;
  readonly hold: (version: FunctionVersion, settings: Settings) => Holding;
  readonly openPool: (version: FunctionVersion, keys: readonly Key[]) => EnvironmentPool;
}

/** A function version with its state, its settings and its holds. */
export class FunctionVersion {
  state: FunctionState = 'Pending';
  stateReasonCode: ReasonCode | null = 'Creating';
  lastUpdateStatus: LastUpdateStatus | null = null;
  lastUpdateReasonCode: ReasonCode | null = null;
  /** The keys that serve invocations. */
  serving: Holding | null = null;
  /** Environments of an Active version. */
  pool: EnvironmentPool | null = null;
  change: Change | null = null;
  deleted = false;
  pendingSince: Milliseconds = 0;
  readonly idle: IdleClock;
  readonly attachStream: Stream;
  readonly #updateStream: Stream;

  constructor(
    readonly functionName: string,
    readonly version: string,
    public settings: Settings,
    readonly workload: Workload,
    readonly surroundings: VersionSurroundings,
  ) {
    const { streams } = surroundings.context;
    workload.counted?.settle();
    workload.target = this;
    workload.last = this;
    workload.deletedAt = null;
    workload.failedAt = null;
    workload.updateFailedAt = null;
    workload.lack = null;
    this.idle = new IdleClock(this, surroundings.context);
    this.attachStream = streams.stream('attach', functionName, version);
    this.#updateStream = streams.stream('update', functionName, version);
  }

  get named(): { function: string; version: string } {
    return { function: this.functionName, version: this.version };
  }
  get isAttached(): boolean {
    return this.settings.vpc !== null && this.settings.vpc.subnetIds.length > 0;
  }
  get isUpdating(): boolean {
    return this.lastUpdateStatus === 'InProgress';
  }
  get holdings(): readonly Holding[] {
    return [this.serving, this.change?.holding].filter((one) => one != null);
  }
  holds(key: Key): boolean {
    return this.holdings.some((holding) => key.holdings.has(holding));
  }

  /** Starts the way from Pending to Active. A lack fails it in the same instant. */
  create(): void {
    this.#context.emit('function.created', this.named);
    this.pendingSince = this.#context.now;
    this.#begin('create', this.settings, this.isAttached ? null : this.#context.parameters.plainUpdateDelay);
  }

  /** Is Active with all its keys from now on, without a wait: existing functions and versions of an Active one. */
  createActive(): Lack | null {
    this.workload.counted?.settle();
    const holding = this.surroundings.hold(this, this.settings);
    const lack = holding.joinExisting();
    if (lack !== null) return lack;
    this.serving = holding;
    this.state = 'Active';
    this.stateReasonCode = null;
    this.lastUpdateStatus = 'Successful';
    this.pool = this.surroundings.openPool(this, holding.keys);
    this.idle.touch();
    this.idle.start();
    return null;
  }

  /** Takes new settings: they show at once, and serve when their keys are ready. Returns what starts the way there. */
  announceUpdate(settings: Settings): () => void {
    const { emit, parameters } = this.#context;
    const previous = this.settings;
    const wasAttached = this.isAttached;
    if (this.state === 'Inactive') this.#toPending();
    this.lastUpdateStatus = updateLifecycle.next(this.lastUpdateStatus ?? 'Successful', 'start');
    this.lastUpdateReasonCode = 'Creating';
    this.settings = settings;
    emit('update.started', this.named);
    const { detachUpdateDelay, plainUpdateDelay } = parameters;
    const least = wasAttached && !this.isAttached ? detachUpdateDelay : plainUpdateDelay;
    return () => this.#begin('update', previous, least);
  }

  /** An Inactive version is wanted again: its keys are created, or merely joined. */
  restore(): void {
    this.#toPending();
    this.#begin('restore', this.settings, null);
  }

  /** Gives a creation up that takes too long. */
  cancelCreation(): void {
    if (this.change !== null) this.#abandon(this.change, 'InternalError');
  }

  /** Lets go of everything at once, in whatever state. */
  delete(): void {
    this.workload.counted?.settle();
    this.deleted = true;
    this.workload.target = null;
    this.workload.deletedAt = this.#context.now;
    this.#endPending();
    this.#cancelChange();
    this.#stopServing();
    this.idle.stop();
    this.#context.emit('function.deleted', this.named);
  }

  /** Remembers how the ledgers stood when a key could not be had. */
  noteLack({ subnet }: Key): void {
    const { id: vpcId, quota, used } = subnet.vpc;
    this.workload.lack = {
      at: this.#context.now,
      subnetId: subnet.id,
      vpcId,
      quota,
      used,
      free: subnet.free,
    };
  }

  onHoldingSettled(holding: Holding): void {
    if (this.change?.holding === holding && this.change.timer === NO_HANDLE) this.#complete(this.change);
  }

  onSettled(): void {
    if (this.change === null) return;
    this.change.timer = NO_HANDLE;
    if (this.change.holding.isSettled) this.#complete(this.change);
  }

  onIdleTimer(): void {
    this.workload.counted?.settle();
    const isIdle = this.idle.hasRunOut();
    if (this.isUpdating || this.state !== 'Active' || !this.isAttached) return;
    if (!isIdle) return this.idle.start();
    this.state = stateLifecycle.next(this.state, 'idle');
    this.stateReasonCode = 'Idle';
    this.workload.becameInactive += 1;
    this.#stopServing();
    this.#context.emit('function.inactivated', { ...this.named, reason: 'Idle', pendingMs: 0 });
  }

  get #context(): Context {
    return this.surroundings.context;
  }

  #toPending(): void {
    this.workload.counted?.settle();
    this.state = stateLifecycle.next(this.state, 'restore');
    this.stateReasonCode = 'Restoring';
    this.pendingSince = this.#context.now;
    this.#context.emit('function.restoring', this.named);
  }

  /** `least` is drawn when the change joins no key that it would have to wait for. */
  #begin(kind: Change['kind'], previous: Settings, least: Distribution | null): void {
    const { context, hold } = this.surroundings;
    const holding = hold(this, this.settings);
    const change: Change = { kind, holding, previous, startedAt: context.now, timer: NO_HANDLE };
    const lack = holding.join();
    this.change = change;
    if (lack !== null) return this.#abandon(change, lack);
    if (!holding.isSettled) return;
    if (least === null) return this.#complete(change);
    const at = context.now + context.draw(least, this.#updateStream);
    change.timer = context.schedule(at, ranks.timer, { cause: 'version.settled', version: this });
  }

  /** The swap: the new keys serve, the old ones are let go. */
  #complete(change: Change): void {
    this.workload.counted?.settle();
    const { context, openPool } = this.surroundings;
    const old = this.serving;
    this.change = null;
    this.serving = change.holding;
    if (this.state === 'Pending') this.#activate();
    const sameKeys = old !== null && sameElements(old.keys, change.holding.keys);
    if (this.pool === null || !sameKeys) {
      this.pool?.close();
      this.pool = openPool(this, change.holding.keys);
    }
    old?.letGo();
    this.idle.touch();
    this.idle.start();
    if (change.kind === 'update') {
      this.lastUpdateStatus = updateLifecycle.next('InProgress', 'succeed');
      this.workload.updateFailedAt = null;
      context.emit('update.succeeded', { ...this.named, tookMs: context.now - change.startedAt });
    } else if (change.kind === 'create') this.lastUpdateStatus = 'Successful';
    // A restore leaves the outcome of the last update as it is.
    if (change.kind !== 'restore') this.lastUpdateReasonCode = null;
  }

  #abandon(change: Change, reason: ReasonCode): void {
    this.workload.counted?.settle();
    const { context } = this.surroundings;
    this.#cancelChange();
    this.settings = change.previous;
    if (this.state === 'Pending') {
      const pendingMs = this.#endPending();
      const outcome = change.kind === 'create' ? 'fail' : 'giveUp';
      this.state = stateLifecycle.next(this.state, outcome);
      this.stateReasonCode = reason;
      const fact = outcome === 'fail' ? 'function.failed' : 'function.inactivated';
      context.emit(fact, { ...this.named, reason, pendingMs });
    }
    if (change.kind === 'update') {
      this.lastUpdateStatus = updateLifecycle.next('InProgress', 'fail');
      this.lastUpdateReasonCode = reason;
      this.workload.updateFailedAt = context.now;
      context.emit('update.failed', { ...this.named, reason, tookMs: context.now - change.startedAt });
    }
    if (this.state === 'Failed') this.workload.failedAt = context.now;
    if (this.state === 'Active') this.idle.start();
  }

  #cancelChange(): void {
    if (this.change === null) return;
    this.#context.cancel(this.change.timer);
    const { holding } = this.change;
    this.change = null;
    holding.letGo();
  }

  #activate(): void {
    const pendingMs = this.#endPending();
    this.state = stateLifecycle.next(this.state, 'activate');
    this.stateReasonCode = null;
    this.#context.emit('function.activated', { ...this.named, pendingMs });
  }

  #endPending(): Milliseconds {
    if (this.state !== 'Pending') return 0;
    const pendingMs = this.#context.now - this.pendingSince;
    this.workload.pendingMs += pendingMs;
    return pendingMs;
  }

  #stopServing(): void {
    this.workload.counted?.serveOn(null);
    this.pool?.close();
    this.pool = null;
    this.serving?.letGo();
    this.serving = null;
  }
}

const sameElements = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((element) => b.includes(element));
