/**
 * Plays the traffic of one version by counts per step. A step ends at the next whole minute, where the rate jumps, and
 * at every change of the version, before which the model asks to settle. What must be met to the moment is: the first
 * arrival after a version has become unable to serve, every arrival where they are rare, and gaps without any.
 */
import { NO_HANDLE } from '../../kernel/event-queue.ts';
import { MINUTE, type Milliseconds } from '../../kernel/time.ts';
import type { Key } from '../../model/key.ts';
import type { CountedTraffic, FailureReason } from '../../model/workload.ts';
import type { EngineContext } from '../engine-context.ts';
import { TRAFFIC_RANK } from '../traffic/rank.ts';
import { Crew, type Outcome } from './crew.ts';
import type { Flow } from './flow.ts';
import type { MinuteGrid, Stepper } from './minute-grid.ts';
import { Pace } from './pace.ts';
import type { Staff } from './staff.ts';

/** Where fewer arrivals than this are expected up to the next step, each is met on its own. */
const RARE = 0.25;
/** Of so many arrivals in a minute the last is within a few milliseconds of its end. */
const MANY = 10_000;

/** Plays one version's traffic. */
export class CountedPlayer implements CountedTraffic, Stepper {
  dueAt: Milliseconds = Infinity;
  #since: Milliseconds = 0;
  readonly keys = new Set<Key>();
  #crew: Crew | null = null;
  #leaving: Crew[] = [];
  #handle = NO_HANDLE;
  /** Somebody has met the version as it is, to the moment. */
  #isMet = false;
  /** How long an idle environment is kept. */
  readonly #keepMs: Milliseconds;
  readonly #pace: Pace;
  /** The current step is a long one: it is cut short when things become tight. */
  #isLong = false;

  constructor(
    readonly staff: Staff,
    readonly flow: Flow,
    readonly grid: MinuteGrid,
    readonly context: EngineContext,
    readonly durationMs: Milliseconds,
  ) {
    this.#keepMs = context.parameters.environmentKeepAlive;
    this.#pace = new Pace(flow, grid, context);
  }

  start(): void {
    const { workload } = this.staff;
    workload.counted = this;
    this.grid.add(this);
    const keys = workload.target?.serving?.keys;
    if (keys !== undefined) this.#crew = this.#crewOn(keys);
    this.#plan();
  }

  settle(): void {
    this.#account(this.context.now);
    this.#pace.onChange();
    this.#isMet = false;
    this.#planAt(this.context.now);
  }

  wake(): void {
    if (!this.#isLong) return;
    this.#account(this.context.now);
    this.#planAt(this.context.now);
  }

  serveOn(keys: readonly Key[] | null): void {
    if (this.#crew !== null) {
      this.#crew.close();
      if (this.#crew.inFlight > 0) this.#leaving.push(this.#crew);
    }
    this.#crew = keys && this.#crewOn(keys);
  }

  step(): void {
    const { now } = this.context;
    this.#handle = NO_HANDLE;
    this.dueAt = Infinity;
    this.#account(now === this.#lastStep ? this.durationMs : now);
    if (this.flow.known === now) this.#arrive();
    if (now < this.#lastStep) this.#plan();
  }

  #crewOn(keys: readonly Key[]): Crew {
    for (const key of keys) this.keys.add(key);
    return new Crew(this.staff, keys);
  }

  /** The last millisecond of the run: what happens in it is counted there. */
  get #lastStep(): Milliseconds {
    return this.durationMs - 1;
  }

  /** Everything that was asked, and has ended, from the last time up to an instant. */
  #account(to: Milliseconds): void {
    // Of a long step the end counts on its own: its peak is what environments are kept for.
    if (to - this.#since > this.#keepMs && this.#isLong) this.#accountStep(to - this.#keepMs);
    if (to > this.#since) this.#accountStep(to);
  }

  #accountStep(to: Milliseconds): void {
    const from = this.#since;
    this.#since = to;
    const known = this.flow.known;
    const expected = known === null ? this.flow.expected(to) : 0;
    const arrivals = known === null || known >= to ? this.flow.take(to) : this.#takeLast(to);
    for (const crew of this.#leaving) this.#note(crew.drain(from, to), from, to);
    if (this.#leaving.length > 0) this.#leaving = this.#leaving.filter(({ inFlight }) => inFlight > 0);
    this.#meet(arrivals, expected, from, to);
    if (arrivals > 0) this.#touch(from, to, arrivals);
    this.staff.fleet.serveWaiting();
  }

  /** In the last millisecond an arrival may be known that no step comes after. */
  #takeLast(to: Milliseconds): number {
    this.flow.takeNext();
    return 1 + this.flow.take(to);
  }

  /** The known arrival happens. */
  #arrive(): void {
    const { now } = this.context;
    this.flow.takeNext();
    const refusal = this.staff.fleet.knock(this.staff.workload);
    this.#isMet = true;
    if (refusal === null) return this.#meet(1, 1, now, now);
    this.staff.workload.total += 1;
    this.#fail(refusal, 1, now, now);
  }

  #meet(arrivals: number, expected: number, from: Milliseconds, to: Milliseconds): void {
    const { workload } = this.staff;
    workload.total += arrivals;
    if (this.#crew !== null) {
      workload.inFlight += arrivals;
      this.#note(this.#crew.serve(from, to, expected, arrivals), from, to);
    } else if (arrivals > 0) this.#fail(this.#obstacle ?? 'NotFound', arrivals, from, to);
  }

  get #obstacle(): FailureReason | null {
    const { target } = this.staff.workload;
    if (target === null) return 'NotFound';
    return target.state === 'Active' ? null : target.state;
  }

  #note({ throttled, cutOff, succeeded }: Outcome, from: Milliseconds, to: Milliseconds): void {
    const { workload } = this.staff;
    workload.inFlight -= throttled + cutOff + succeeded;
    workload.succeeded += succeeded;
    if (throttled > 0) this.#fail('Throttled', throttled, from, to);
    if (cutOff > 0) this.#fail('ConnectTimeout', cutOff, from, to);
  }

  #fail(reason: FailureReason, count: number, from: Milliseconds, to: Milliseconds): void {
    const { workload, fleet, stream } = this.staff;
    workload.failed[reason] += count;
    workload.firstFailedAt[reason] ??=
      from === to ? from : Math.floor(from + (to - from) * (1 - stream.uniform() ** (1 / count)));
    fleet.observer.onInvocationsFailed(workload, reason, count);
  }

  /** The idle clock runs from the last of the arrivals of a step. */
  #touch(from: Milliseconds, to: Milliseconds, arrivals: number): void {
    const idle = this.staff.workload.target?.idle;
    if (idle === undefined) return;
    // Of very many the last is as good as at the end.
    const share = arrivals > MANY ? 1 : this.staff.stream.uniform() ** (1 / arrivals);
    const last = from + (to - from) * share;
    idle.since = Math.max(idle.since, Math.min(Math.floor(last), to - 1));
  }

  #plan(): void {
    const { now } = this.context;
    const { flow, grid } = this;
    const minute = grid.next;
    // An Inactive version that could not be restored is met again, once per minute.
    if (this.#obstacle === 'Inactive' && now === minute - MINUTE) this.#isMet = false;
    const isUnmet = this.#obstacle !== null && !this.#isMet;
    const pace = this.#pace;
    pace.feel(this.#crew?.tension ?? 'none');
    const calmMs = this.#crew === null || this.#leaving.length > 0 ? 0 : pace.calmMs;
    const ahead = calmMs > 0 ? now + calmMs : minute;
    if (flow.known === null && (isUnmet || flow.expected(ahead) < RARE)) flow.drawNext();
    const isBusy = (this.#crew?.inFlight ?? 0) > 0 || this.#leaving.length > 0;
    // Long steps begin on the grid, where all others are.
    this.#isLong = calmMs > 0 && now === minute - MINUTE && flow.known === null;
    const next = Math.min(this.#isLong ? ahead : minute, flow.pieceEnd, pace.limit);
    const expiry = this.#crew?.nextExpiry ?? Infinity;
    const quiet = isBusy ? next : Math.max(expiry, now + 1);
    this.#planAt(Math.min(flow.known === null ? next : Math.min(flow.known, quiet), this.#lastStep));
  }

  #planAt(at: Milliseconds): void {
    this.context.cancel(this.#handle);
    this.#handle = NO_HANDLE;
    this.dueAt = at;
    if (at > this.context.now && at % MINUTE === 0) this.grid.arm(at);
    else this.#handle = this.context.schedule(at, TRAFFIC_RANK, { cause: 'traffic.step', stepper: this });
  }
}
