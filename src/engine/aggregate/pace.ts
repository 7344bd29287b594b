/**
 * How long the steps of one version's counted traffic are: short after a change and near a limit, long where nothing
 * of it matters to anybody.
 */
import { HOUR, MINUTE, SECOND, type Milliseconds } from '../../kernel/time.ts';
import type { EngineContext } from '../engine-context.ts';
import type { Tension } from './crew.ts';
import type { Flow } from './flow.ts';
import type { MinuteGrid } from './minute-grid.ts';

/** The longest steps, far from every limit: the first that the rate is even for. */
const CALM = [HOUR, 10 * MINUTE] as const;
/** In a long step the rate may change by this share of it. */
const EVEN = 0.02;
/** Near a limit a step is this part of the time for which it has been near. */
const PATIENCE = 32;

/** The pace of one version. */
export class Pace {
  #tension: Tension = 'tight';
  /** Since when it has been so. */
  #tenseSince: Milliseconds = 0;
  /** Since when the version has been as it is. */
  #changedAt: Milliseconds = 0;

  constructor(
    readonly flow: Flow,
    readonly grid: MinuteGrid,
    readonly context: EngineContext,
  ) {}

  /** The version has changed: short steps again. */
  onChange(): void {
    this.#changedAt = this.context.now;
  }

  /** Looks at how close a limit is; who leaves the calm tells the others. */
  feel(tension: Tension): void {
    if (tension === this.#tension) return;
    if (this.#tension === 'none') this.grid.alarm();
    this.#tension = tension;
    this.#tenseSince = this.context.now;
  }

  /** When a step that begins now ends at the latest: it is as long as things have been as they are. */
  get limit(): Milliseconds {
    const { now } = this.context;
    const steadyMs = now - Math.max(this.#changedAt, this.flow.steadySince);
    const patience = (now - this.#tenseSince) / PATIENCE;
    return (
      now + Math.max(SECOND, Math.floor(this.#tension === 'none' ? steadyMs : Math.min(steadyMs, patience)))
    );
  }

  /** For so long nothing of this version will matter to anybody; 0 when it may in a minute. */
  get calmMs(): Milliseconds {
    // Environments that are kept for less come and go within a minute.
    if (this.#tension !== 'none' || this.context.parameters.environmentKeepAlive < MINUTE) return 0;
    const perMinute = this.flow.expected(this.context.now + MINUTE);
    return CALM.find((length) => this.#isEven(length, perMinute)) ?? 0;
  }

  #isEven(length: Milliseconds, perMinute: number): boolean {
    const end = this.context.now + length;
    if (end > this.flow.pieceEnd) return false;
    const atThisRate = perMinute * (length / MINUTE);
    return Math.abs(this.flow.expected(end) - atThisRate) <= EVEN * atThisRate;
  }
}
