/**
 * Plays a concurrency curve: at each change the stated environments follow, and each point above 0 knocks at the
 * function's door. Falls come with the ends of one instant, rises and points with its arrivals.
 */
import { ranks } from '../model/context.ts';
import type { Fleet } from '../model/fleet.ts';
import type { Workload } from '../model/workload.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { EngineContext } from './engine-context.ts';
import type { ConcurrencyCurve } from './traffic/curve.ts';
import { TRAFFIC_RANK } from './traffic/rank.ts';

/** Plays one curve for one version. */
export class CurvePlayer {
  #nextPoint = 0;
  #nextValue = 0;

  constructor(
    readonly curve: ConcurrencyCurve,
    readonly workload: Workload,
    readonly fleet: Fleet,
    readonly context: EngineContext,
  ) {}

  /** Plans the first change and the first point. */
  start(): void {
    this.#scheduleValue(0, this.curve.valueAt(0));
    this.#schedulePoint();
  }

  onChange(): void {
    this.workload.curveTarget = this.#nextValue;
    this.workload.target?.pool?.followCurve();
    const at = this.curve.nextChange(this.context.now);
    if (at !== Infinity) this.#scheduleValue(at, this.curve.valueAt(at));
  }

  onPoint(): void {
    this.fleet.knock(this.workload);
    this.#schedulePoint();
  }

  #scheduleValue(at: Milliseconds, value: number): void {
    const rank = value < this.#nextValue ? ranks.end : TRAFFIC_RANK;
    this.#nextValue = value;
    this.context.schedule(at, rank, { cause: 'curve.change', player: this });
  }

  #schedulePoint(): void {
    const at = this.curve.points[this.#nextPoint];
    this.#nextPoint += 1;
    if (at !== undefined) this.context.schedule(at, TRAFFIC_RANK, { cause: 'curve.point', player: this });
  }
}
