/**
 * What runs of one version on one set of keys: the invocations in flight, the environments and their connections.
 * After the version has moved on, what is left ends where it runs.
 */
import { binomialCount } from '../../kernel/binomial.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import { BulkEnvironments, soonFrom } from '../../model/bulk-environments.ts';
import type { Key } from '../../model/key.ts';
import { Cohorts } from './cohorts.ts';
import { lostShare } from './loss.ts';
import { drawPeak } from './peak.ts';
import type { Staff } from './staff.ts';
import { WindowMaximum } from './window-maximum.ts';

/** A reservation has filled when so much of what runs at last is running. */
const SETTLED = 0.8;

/** What came of the arrivals and of those in flight in one step. */
export interface Outcome {
  readonly throttled: number;
  readonly cutOff: number;
  readonly succeeded: number;
}

/** How close a limit is: far, near, or something is lacking. */
export type Tension = 'none' | 'near' | 'tight';

/** The environments of one version on one set of keys, and what runs in them. */
export class Crew {
  readonly #staff: Staff;
  readonly #cohorts: Cohorts;
  readonly #window: WindowMaximum;
  readonly #environments: BulkEnvironments;

  constructor(staff: Staff, keys: readonly Key[]) {
    const { traits } = staff.workload;
    this.#staff = staff;
    this.#cohorts = new Cohorts(staff.survival, staff.stream);
    this.#window = new WindowMaximum(staff.context.parameters.environmentKeepAlive);
    this.#environments = new BulkEnvironments(
      traits.perEnvironment,
      traits.perInvocation,
      keys,
      staff.context,
      staff.stream,
    );
  }

  get inFlight(): number {
    return this.#cohorts.inFlight;
  }

  /** When an environment has been idle for long enough, if nothing arrives. */
  get nextExpiry(): Milliseconds {
    return this.#window.nextFall;
  }

  /** How close a limit is, of those that this version shares or has for itself. */
  get tension(): Tension {
    if (this.#environments.isLacking) return 'tight';
    return this.#mayRun && this.#environments.isFarFromLimits ? 'none' : 'near';
  }

  /** Concurrency suffices, even if what runs varies as it does. */
  get #mayRun(): boolean {
    const { workload, fleet } = this.#staff;
    const { reserved, running, newEnvironments } = workload.traits.concurrency;
    const { account } = fleet;
    if (reserved !== null && soonFrom(running) >= reserved) return false;
    if (soonFrom(account.running) >= account.unreserved) return false;
    return soonFrom(this.inFlight) - this.inFlight <= newEnvironments.size;
  }

  /** A step: so many arrive evenly over it, where so many were expected. */
  serve(from: Milliseconds, to: Milliseconds, expected: number, arrivals: number): Outcome {
    const durationMs = to - from;
    const before = this.inFlight;
    this.#cohorts.thin(from, to);
    const staying = binomialCount(arrivals, this.#cohorts.stayingShare(durationMs), this.#staff.stream);
    const wanted = drawPeak(
      {
        durationMs,
        expected,
        arrivals,
        before,
        after: this.inFlight + staying,
        meanMs: this.#staff.survival.mean,
      },
      this.#staff.stream,
    );
    const load = durationMs === 0 ? wanted : (expected / durationMs) * this.#staff.survival.mean;
    const peak = this.#admit(before, wanted);
    // One arrival at its instant meets what there is.
    const share = durationMs === 0 ? null : this.#settledLoss(before, load);
    const throttled =
      share !== null
        ? binomialCount(arrivals, share, this.#staff.stream)
        : peak < wanted
          ? this.#throttle(arrivals, staying, load, peak)
          : 0;
    const admitted =
      throttled === 0 ? staying : binomialCount(staying, 1 - throttled / arrivals, this.#staff.stream);
    const still = Math.min(admitted, arrivals - throttled, Math.max(0, peak - this.inFlight));
    this.#cohorts.add(from, to, still);
    this.#leaveTo(peak);
    const ended = before + arrivals - throttled - this.inFlight;
    const lacking = this.#environments.takeCutOffShare(this.#environments.count, durationMs);
    this.#open(from, to, peak);
    const lost = this.#carry(peak, load, ended);
    const cutOff = Math.min(ended, lost + binomialCount(ended - lost, lacking, this.#staff.stream));
    return { throttled, cutOff, succeeded: ended - cutOff };
  }

  /** A step after the version has moved on: nothing arrives, and an environment goes with its invocation. */
  drain(from: Milliseconds, to: Milliseconds): Outcome {
    const before = this.inFlight;
    this.#cohorts.thin(from, to);
    const ended = before - this.inFlight;
    this.#staff.fleet.account.leaveMany(this.#staff.workload.traits.concurrency, ended);
    const lacking = this.#environments.takeCutOffShare(this.#environments.count, to - from);
    const cutOff = binomialCount(ended, lacking, this.#staff.stream);
    this.close();
    return { throttled: 0, cutOff, succeeded: ended - cutOff };
  }

  /** Idle environments go; busy ones stay with their invocations. */
  close(): void {
    this.#environments.resize(this.inFlight);
    this.#environments.carry(this.inFlight, this.inFlight);
  }

  /** How many may run at once where so many want to: reserved concurrency, the account's, the rate of environments. */
  #admit(before: number, wanted: number): number {
    const { workload, fleet, context } = this.#staff;
    const { concurrency } = workload.traits;
    const entered = fleet.account.enterMany(concurrency, wanted - before);
    const missing = before + entered - this.#environments.count;
    if (missing <= 0) return before + entered;
    const lacking = missing - concurrency.newEnvironments.takeUpTo(context.now, missing);
    fleet.account.leaveMany(concurrency, Math.min(entered, lacking));
    return before + Math.max(0, entered - lacking);
  }

  /** What share a reservation turns away, once as many run as it lets; null while it fills, or without one. */
  #settledLoss(before: number, load: number): number | null {
    const { reserved } = this.#staff.workload.traits.concurrency;
    if (reserved === null || soonFrom(load) < reserved) return null;
    const share = lostShare(load, reserved);
    return load <= reserved || before >= SETTLED * load * (1 - share) ? share : null;
  }

  /** How many of the arrivals find everything busy. */
  #throttle(arrivals: number, staying: number, load: number, most: number): number {
    const lost = binomialCount(arrivals, lostShare(load, most), this.#staff.stream);
    // A peak beyond the limit is somebody who was refused.
    return Math.min(arrivals, Math.max(1, lost, this.inFlight + staying - most));
  }

  #leaveTo(entered: number): void {
    this.#staff.fleet.account.leaveMany(this.#staff.workload.traits.concurrency, entered - this.inFlight);
  }

  #open(from: Milliseconds, to: Milliseconds, peak: number): void {
    this.#window.add(from === to ? to : from + Math.floor((to - from) / 2), peak);
    const kept = Math.max(this.inFlight, this.#window.at(to));
    this.#environments.resize(Math.max(peak, kept));
    this.#environments.resize(kept);
  }

  /** The connections of the invocations themselves. Returns how many of those that ended had lost one. */
  #carry(peak: number, load: number, ended: number): number {
    const fits = this.#environments.carry(peak, this.inFlight);
    let lost = 0;
    for (const [site, fit] of fits.entries()) {
      if (fit === null) continue;
      const share = lostShare(load / fits.length, fit) / fits.length;
      const here = Math.max(1, binomialCount(ended, share, this.#staff.stream));
      this.#environments.refuse(site, here);
      lost += here;
    }
    return Math.min(lost, ended);
  }
}
