/**
 * The invocations in flight, by when they began. Those of one cell began evenly over it, and each of them lasts on
 * with the same probability: so their number is thinned by a binomial law, which is exact for any law of durations.
 */
import { binomialCount } from '../../kernel/binomial.ts';
import type { Stream } from '../../kernel/random.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import type { Survival } from './survival.ts';

interface Cohort {
  /** Began in [from, to); at `from` when the two are one. */
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  count: number;
}

/** What is in flight of one version. */
export class Cohorts {
  inFlight = 0;
  readonly #cohorts: Cohort[] = [];

  constructor(
    readonly survival: Survival,
    readonly stream: Stream,
  ) {}

  /** Of those that begin evenly over a step, the share that is in flight at its end. */
  stayingShare(durationMs: Milliseconds): number {
    return durationMs === 0 ? 1 : this.survival.integral(durationMs) / durationMs;
  }

  add(from: Milliseconds, to: Milliseconds, count: number): void {
    if (count === 0) return;
    this.#cohorts.push({ from, to, count });
    this.inFlight += count;
  }

  /** Time goes from one instant to another: ends what ends in between. */
  thin(from: Milliseconds, to: Milliseconds): void {
    if (this.inFlight === 0) return;
    let inFlight = 0;
    let kept = 0;
    for (const cohort of this.#cohorts) {
      cohort.count = binomialCount(cohort.count, this.#lastingShare(cohort, from, to), this.stream);
      inFlight += cohort.count;
      if (cohort.count > 0) this.#cohorts[kept++] = cohort;
    }
    this.#cohorts.length = kept;
    this.inFlight = inFlight;
  }

  #lastingShare(cohort: Cohort, from: Milliseconds, to: Milliseconds): number {
    if (to - cohort.to >= this.survival.longest) return 0;
    const before = this.#weightAt(cohort, from);
    return before > 0 ? Math.min(1, this.#weightAt(cohort, to) / before) : 0;
  }

  /** In proportion to the number of the cohort that are expected to be in flight. */
  #weightAt({ from, to }: Cohort, at: Milliseconds): number {
    if (to > from) return this.survival.integral(at - from) - this.survival.integral(at - to);
    // One that has just begun is in flight, however short it will be.
    return at === from ? 1 : this.survival.beyond(at - from);
  }
}
