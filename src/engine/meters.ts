/** The meters of a run: observations by metric, their summaries, and the thresholds set on them. */
import { toSeconds, type Milliseconds } from '../kernel/time.ts';
import { metricNames, metricRows, type MetricName, type MetricRow } from '../scenario/metrics.ts';
import type { ThresholdSpec } from '../scenario/scenario.ts';
import { aggregateOf, type Aggregate } from './aggregates.ts';
import type { MetricSummary, ThresholdResult } from './result.ts';

/** What an observation is of. */
export type Tags = Readonly<Record<string, string>>;

interface Watch {
  readonly threshold: ThresholdSpec;
  readonly aggregate: Aggregate;
  firstBreachAt: Milliseconds | null;
}

const operators: Readonly<Record<ThresholdSpec['operator'], (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
  '==': (value, limit) => value === limit,
  '!=': (value, limit) => value !== limit,
};

/** Summaries and thresholds over what is observed. */
export class Meters {
  readonly #summaries = new Map<MetricName, Aggregate>();
  readonly #watches = new Map<string, Watch[]>();
  readonly #all: readonly Watch[];

  constructor(thresholds: readonly ThresholdSpec[]) {
    for (const name of metricNames) this.#summaries.set(name, aggregateOf(metricRows[name]));
    this.#all = thresholds.map((threshold) => {
      const row = metricRows[threshold.name as MetricName];
      const watch: Watch = { threshold, aggregate: aggregateOf(row), firstBreachAt: null };
      this.#watches.set(threshold.name, [...(this.#watches.get(threshold.name) ?? []), watch]);
      return watch;
    });
  }

  /**
   * Notes one observation: a gauge's new value, a counter's increase, or a trend's sample. `now` is null when it is
   * not known to the moment: then it tells no first breach.
   */
  observe(metric: MetricName, tags: Tags, value: number, now: Milliseconds | null): void {
    const { summed }: MetricRow = metricRows[metric];
    const series = Object.values(tags).join();
    if (summed !== true || series === '') this.#summaries.get(metric)?.observe(value, series);
    for (const watch of this.#watches.get(metric) ?? []) {
      const { threshold, aggregate } = watch;
      if (summed === true ? !sameTags(threshold.tags, tags) : !includesTags(tags, threshold.tags)) continue;
      aggregate.observe(value, series);
      if (now === null || watch.firstBreachAt !== null) continue;
      if (!aggregate.isRunning(threshold.aggregate)) continue;
      const running = aggregate.value(threshold.aggregate);
      if (running !== null && !operators[threshold.operator](running, threshold.limit))
        watch.firstBreachAt = now;
    }
  }

  /** By metric, in the order of the metrics' table; those without an observation are left out. */
  summaries(): Record<string, MetricSummary> {
    const observed = [...this.#summaries].map(([name, aggregate]) => [name, aggregate.summary()] as const);
    return Object.fromEntries(observed.filter(([, summary]) => Object.keys(summary).length > 0));
  }

  /** A threshold without anything to measure holds. */
  verdicts(): ThresholdResult[] {
    return this.#all.map(({ threshold, aggregate, firstBreachAt }) => {
      const value = aggregate.value(threshold.aggregate);
      const ok = value === null || operators[threshold.operator](value, threshold.limit);
      return {
        metric: threshold.metric,
        expression: threshold.expression,
        value,
        ok,
        firstBreachAt: ok || firstBreachAt === null ? null : toSeconds(firstBreachAt),
      };
    });
  }
}

const includesTags = (tags: Tags, wanted: Tags): boolean =>
  Object.entries(wanted).every(([tag, value]) => tags[tag] === value);
const sameTags = (a: Tags, b: Tags): boolean => includesTags(a, b) && includesTags(b, a);
