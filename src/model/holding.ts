/**
 * One version's hold on the keys of one VpcConfig, and its wait for them. During an update a version has two: the
 * old one serves until the new one is settled. Source: model rows R4, R5, R9.
 */
import { NO_HANDLE } from '../kernel/event-queue.ts';
import { ranks, type Context } from './context.ts';
import type { FunctionVersion } from './function.ts';
import type { Key } from './key.ts';
import type { Lack } from './network.ts';

/** The hold of one version on the keys of one configuration. */
export class Holding {
  readonly #waitingFor = new Set<Key>();
  #attachTimer = NO_HANDLE;

  constructor(
    readonly version: FunctionVersion,
    /** One per subnet, in the order of the request. */
    readonly keys: readonly Key[],
    /** The execution role, with which Lambda makes and deletes the ENIs. */
    readonly role: string | null,
    readonly context: Context,
  ) {}

  get isSettled(): boolean {
    return this.#waitingFor.size === 0 && this.#attachTimer === NO_HANDLE;
  }

  /**
   * Joins every key. Keys without an ENI wait for one; keys with one wait the attach delay, unless the version holds
   * them already. At the first lack all is let go again.
   */
  join(): Lack | null {
    let joinsExisting = false;
    for (const key of this.keys) {
      const held = this.version.holds(key);
      const lack = key.join(this);
      if (lack !== null) {
        this.version.noteLack(key);
        this.letGo();
        return lack;
      }
      this.context.emit('key.joined', { ...this.version.named, key: key.id });
      if (key.usableEni === undefined) this.#waitingFor.add(key);
      else joinsExisting ||= !held;
    }
    // Its role may allow the ENI that those of the other holders did not.
    for (const { connections } of this.keys) if (connections.blocked) connections.provide();
    if (joinsExisting) this.#waitToAttach();
    return null;
  }

  /** Joins every key as it has been all along: nothing to wait for. */
  joinExisting(): Lack | null {
    for (const key of this.keys) {
      const lack = key.joinExisting(this);
      if (lack !== null) return lack;
      this.context.emit('key.joined', { ...this.version.named, key: key.id });
    }
    return null;
  }

  onKeyReady(key: Key): void {
    if (this.#waitingFor.delete(key) && this.isSettled) this.version.onHoldingSettled(this);
  }

  onAttached(): void {
    this.#attachTimer = NO_HANDLE;
    if (this.isSettled) this.version.onHoldingSettled(this);
  }

  letGo(): void {
    this.context.cancel(this.#attachTimer);
    for (const key of this.keys) {
      if (!key.holdings.has(this)) continue;
      key.leave(this);
      this.context.emit('key.left', { ...this.version.named, key: key.id });
    }
  }

  #waitToAttach(): void {
    const delay = this.context.draw(this.context.parameters.attachExistingDelay, this.version.attachStream);
    const event = { cause: 'holding.attached', holding: this } as const;
    this.#attachTimer = this.context.schedule(this.context.now + delay, ranks.timer, event);
  }
}
