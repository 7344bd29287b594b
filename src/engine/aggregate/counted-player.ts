/**
 * Plays the traffic of one version by counts per step. A step ends at the next whole minute, where the rate jumps, and
 * at every change of the version, before which the model asks to settle. What must be met to the moment is: the first
 * arrival after a version has become unable to serve, every arrival where they are rare, and gaps without any.
 */
import { NO_HANDLE } from '../../kernel/event-queue.ts';
import { HOUR, MINUTE, SECOND, type Milliseconds } from '../../kernel/time.ts';
import type { Key } from '../../model/key.ts';
import type { CountedTraffic, FailureReason } from '../../model/workload.ts';
import type { EngineContext } from '../engine-context.ts';
import { TRAFFIC_RANK } from '../traffic/rank.ts';
import { Crew, type Outcome, type Tension } from './crew.ts';
import type { Flow } from './flow.ts';
import type { MinuteGrid, Stepper } from './minute-grid.ts';
import type { Staff } from './staff.ts';

/** Where fewer arrivals than this are expected up to the next step, each is met on its own. */
const RARE = 0.25;
/** The longest steps, far from every limit: the first that the rate is even for. */
const CALM = [HOUR, 10 * MINUTE] as const;
/** Near a limit a step is this part of the time for which it has been near. */
const PATIENCE = 32;
/** In a long step the rate may change by this share of it. */
const EVEN = 0.02;
/** Of so many arrivals in a minute the last is within a few milliseconds of its end. */
const MANY = 10_000;

/** Plays one version's traffic. */
export class CountedPlayer implements CountedTraffic, Stepper {
  dueAt: Milliseconds = Infinity;
  #since: Milliseconds = 0;
  /** Since when the version has been as it is. */
  #changedAt: Milliseconds = 0;
  #crew: Crew | null = null;
  #leaving: Crew[] = [];
  #handle = NO_HANDLE;
  /** Somebody has met the version as it is, to the moment. */
  #isMet = false;
  /** How long an idle environment is kept. */
  readonly #keepMs: Milliseconds;
  /** The current step is a long one: it is cut short when things become tight. */
  #isLong = false;
  #tension: Tension = 'tight';
  /** Since when it has been so. */
  #tenseSince: Milliseconds = 0;

  constructor(
    readonly staff: Staff,
    readonly flow: Flow,
    readonly grid: MinuteGrid,
    readonly context: EngineContext,
    readonly durationMs: Milliseconds,
  ) {
    this.#keepMs = context.parameters.environmentKeepAlive;
  }

  start(): void {
    const { workload } = this.staff;
    workload.counted = this;
    this.grid.add(this);
    const keys = workload.target?.serving?.keys;
    if (keys !== undefined) this.#crew = new Crew(this.staff, keys);
    this.#plan();
  }

  settle(): void {
    this.#account(this.context.now);
    this.#changedAt = this.context.now;
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
    this.#crew = keys && new Crew(this.staff, keys);
  }

  step(): void {
    const { now } = this.context;
    this.#handle = NO_HANDLE;
    this.dueAt = Infinity;
    this.#account(now === this.#lastStep ? this.durationMs : now);
    if (this.flow.known === now) this.#arrive();
    if (now < this.#lastStep) this.#plan();
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
    const calmMs = this.#calm();
    const ahead = calmMs > 0 ? now + calmMs : minute;
    if (flow.known === null && (isUnmet || flow.expected(ahead) < RARE)) flow.drawNext();
    const steady = now + Math.max(SECOND, Math.floor(this.#steadyMs));
    const isBusy = (this.#crew?.inFlight ?? 0) > 0 || this.#leaving.length > 0;
    // Long steps begin on the grid, where all others are.
    this.#isLong = calmMs > 0 && now === minute - MINUTE && flow.known === null;
    const next = Math.min(this.#isLong ? ahead : minute, flow.pieceEnd, steady);
    const expiry = this.#crew?.nextExpiry ?? Infinity;
    const quiet = isBusy ? next : Math.max(expiry, now + 1);
    this.#planAt(Math.min(flow.known === null ? next : Math.min(flow.known, quiet), this.#lastStep));
  }

  /** A step may be as long as things have been as they are; shorter near a limit, where each instant counts. */
  get #steadyMs(): Milliseconds {
    const { now } = this.context;
    const steadyMs = now - Math.max(this.#changedAt, this.flow.steadySince);
    return this.#tension === 'none' ? steadyMs : Math.min(steadyMs, (now - this.#tenseSince) / PATIENCE);
  }

  /** For so long nothing of this version will matter to anybody; 0 when it may in a minute. */
  #calm(): Milliseconds {
    this.#feel(this.#crew?.tension ?? 'none');
    const mayMatter = this.#crew === null || this.#leaving.length > 0 || this.#tension !== 'none';
    if (mayMatter || this.#keepMs < MINUTE) return 0;
    const perMinute = this.flow.expected(this.context.now + MINUTE);
    return CALM.find((length) => this.#isEven(length, perMinute)) ?? 0;
  }

  #feel(tension: Tension): void {
    if (tension === this.#tension) return;
    if (this.#tension === 'none') this.grid.alarm();
    this.#tension = tension;
    this.#tenseSince = this.context.now;
  }

  #isEven(length: Milliseconds, perMinute: number): boolean {
    const end = this.context.now + length;
    if (end > this.flow.pieceEnd) return false;
    const atThisRate = perMinute * (length / MINUTE);
    return Math.abs(this.flow.expected(end) - atThisRate) <= EVEN * atThisRate;
  }

  #planAt(at: Milliseconds): void {
    this.context.cancel(this.#handle);
    this.#handle = NO_HANDLE;
    this.dueAt = at;
    if (at > this.context.now && at % MINUTE === 0) this.grid.arm();
    else this.#handle = this.context.schedule(at, TRAFFIC_RANK, { cause: 'traffic.step', stepper: this });
  }
}
