/**
 * How long a version has been idle. The timer is armed lazily: an attempt only notes its time, and the timer looks at
 * it when it fires. Source: model row R19.
 */
import { NO_HANDLE } from '../kernel/event-queue.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { ranks, type Context } from './context.ts';
import type { FunctionVersion } from './function.ts';

/** The clock of one version. */
export class IdleClock {
  /** The last attempt, activation or completed update. */
  since: Milliseconds = 0;
  #timer = NO_HANDLE;

  constructor(
    readonly version: FunctionVersion,
    readonly context: Context,
  ) {}

  touch(): void {
    this.since = this.context.now;
  }

  /** Runs, unless it does already; a version without a VPC has no ENI to lose. */
  start(): void {
    if (this.#timer !== NO_HANDLE || !this.version.isAttached) return;
    const at = Math.max(this.context.now, this.since + this.context.parameters.idleReclaimAfter);
    this.#timer = this.context.schedule(at, ranks.timer, { cause: 'version.idle', version: this.version });
  }

  stop(): void {
    this.context.cancel(this.#timer);
    this.#timer = NO_HANDLE;
  }

  /** The timer fired: whether the version has been idle for long enough. Idle for exactly the threshold is. */
  hasRunOut(): boolean {
    this.#timer = NO_HANDLE;
    return this.context.now - this.since >= this.context.parameters.idleReclaimAfter;
  }
}
