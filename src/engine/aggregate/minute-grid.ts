/** The common steps of all counted traffic: one event per minute, whatever the number of functions. */
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
  #alarmedAt: Milliseconds = -Infinity;

  constructor(readonly context: EngineContext) {}

  /** The first instant of the grid after now. */
  get next(): Milliseconds {
    return (Math.floor(this.context.now / MINUTE) + 1) * MINUTE;
  }

  add(stepper: Stepper): void {
    this.#steppers.push(stepper);
  }

  /** Somebody's next step is at the next instant of the grid. */
  arm(): void {
    if (this.#armedFor > this.context.now) return;
    this.#armedFor = this.next;
    this.context.schedule(this.#armedFor, TRAFFIC_RANK, { cause: 'traffic.minute', grid: this });
  }

  /** Something comes near a limit that others may share: they are told, at most once per minute. */
  alarm(): void {
    const { now } = this.context;
    if (now < this.#alarmedAt + MINUTE) return;
    this.#alarmedAt = now;
    for (const stepper of this.#steppers) stepper.wake();
  }

  onMinute(): void {
    const { now } = this.context;
    let isWanted = false;
    for (const stepper of this.#steppers) {
      if (stepper.dueAt === now) stepper.step();
      isWanted ||= stepper.dueAt > now && stepper.dueAt < Infinity;
    }
    if (isWanted) this.arm();
  }
}
