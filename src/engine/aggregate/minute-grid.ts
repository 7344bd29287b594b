/** The common steps of all counted traffic: one event for all that are due in a minute, whatever their number. */
import { NO_HANDLE } from '../../kernel/event-queue.ts';
import { MINUTE, type Milliseconds } from '../../kernel/time.ts';
import type { EngineContext } from '../engine-context.ts';
import { TRAFFIC_RANK } from '../traffic/rank.ts';

/** Who takes steps. */
export interface Stepper {
  /** When its next step is due; Infinity when none is. */
  readonly dueAt: Milliseconds;
  step(): void;
  /** Things have become tight: a long step ends now. */
  wake(): void;
}

/** The grid of whole minutes. */
export class MinuteGrid {
  readonly #steppers: Stepper[] = [];
  #armedFor: Milliseconds = -1;
  #handle = NO_HANDLE;
  #alarmedAt: Milliseconds = -Infinity;

  constructor(readonly context: EngineContext) {}

  /** The first instant of the grid after now. */
  get next(): Milliseconds {
    return (Math.floor(this.context.now / MINUTE) + 1) * MINUTE;
  }

  add(stepper: Stepper): void {
    this.#steppers.push(stepper);
  }

  /** Somebody's next step is at this instant of the grid. */
  arm(at: Milliseconds): void {
    if (this.#armedFor > this.context.now && this.#armedFor <= at) return;
    if (this.#armedFor > this.context.now) this.context.cancel(this.#handle);
    this.#armedFor = at;
    this.#handle = this.context.schedule(at, TRAFFIC_RANK, { cause: 'traffic.minute', grid: this });
  }

  /** Something comes near a limit that others may share: they are told, at most once per minute. */
  alarm(): void {
    const { now } = this.context;
    if (now < this.#alarmedAt + MINUTE) return;
    this.#alarmedAt = now;
    for (const stepper of this.#steppers) stepper.wake();
  }

  /** Takes the steps that are due, and waits for the next one. */
  onMinute(): void {
    const { now } = this.context;
    let next = Infinity;
    for (const stepper of this.#steppers) {
      if (stepper.dueAt === now) stepper.step();
      const { dueAt } = stepper;
      if (dueAt > now && dueAt < next && dueAt % MINUTE === 0) next = dueAt;
    }
    if (next < Infinity) this.arm(next);
  }
}
