/** Running aggregates of observations: what a metric's summary and its thresholds are made of. */
import type { MetricKind, MetricRow } from '../scenario/metrics.ts';
import type { MetricSummary } from './result.ts';

/** What is kept of all observations of one metric. */
export interface Aggregate {
  observe(value: number, series: string): void;
  /** By name: `max`, `count`, `p95`, …; null when nothing was observed. */
  value(name: string): number | null;
  /** Whether `value` is cheap enough to be asked after every observation. */
  isRunning(name: string): boolean;
  summary(): MetricSummary;
}

/** What of a metric's row decides how it is aggregated. */
type MeterRow = Pick<MetricRow, 'kind' | 'worst' | 'mayBeAbsent'>;

/** The extremes of a quantity that always has a value; `last` is the worst of the series' last values. */
class Gauge implements Aggregate {
  #min = Infinity;
  #max = -Infinity;
  readonly #last = new Map<string, number>();
  readonly #worst: (...values: number[]) => number;

  constructor({ worst }: MeterRow) {
    this.#worst = worst === 'least' ? Math.min : Math.max;
  }

  observe(value: number, series: string): void {
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
    this.#last.set(series, value);
  }
  value(name: string): number | null {
    if (this.#last.size === 0) return null;
    return name === 'min' ? this.#min : name === 'max' ? this.#max : this.#worst(...this.#last.values());
  }
  isRunning(name: string): boolean {
    return name !== 'last';
  }
  summary(): MetricSummary {
    if (this.#last.size === 0) return {};
    return { min: this.#min, max: this.#max, last: this.value('last') as number };
  }
}

class Counter implements Aggregate {
  #count: number | null;
  constructor({ mayBeAbsent }: MeterRow) {
    this.#count = mayBeAbsent === true ? null : 0;
  }
  observe(value: number): void {
    this.#count = (this.#count ?? 0) + value;
  }
  value(): number | null {
    return this.#count;
  }
  isRunning(): boolean {
    return true;
  }
  summary(): MetricSummary {
    return this.#count === null ? {} : { count: this.#count };
  }
}

/** Samples, of which quantiles are asked: the smallest value that at least that share of samples does not exceed. */
class Trend implements Aggregate {
  readonly #samples: number[] = [];
  #sorted: number[] | null = null;
  observe(value: number): void {
    this.#samples.push(value);
    this.#sorted = null;
  }
  value(name: string): number | null {
    const samples = (this.#sorted ??= this.#samples.toSorted((a, b) => a - b));
    const n = samples.length;
    if (name === 'count') return n;
    if (n === 0) return null;
    if (name === 'avg') return samples.reduce((a, b) => a + b, 0) / n;
    const percent = percentOf[name] ?? Number(name.slice(1));
    return samples[Math.min(n - 1, Math.max(0, Math.ceil((percent / 100) * n - 1e-9) - 1))] as number;
  }
  isRunning(): boolean {
    return false;
  }
  summary(): MetricSummary {
    if (this.#samples.length === 0) return { count: 0 };
    const [min, p50, p95, p99, max] = ['min', 'p50', 'p95', 'p99', 'max'].map(
      (name) => this.value(name) as number,
    );
    return { count: this.#samples.length, min, p50, p95, p99, max } as MetricSummary;
  }
}
const percentOf: Readonly<Record<string, number>> = { min: 0, med: 50, max: 100 };

const kinds: { readonly [K in MetricKind]: new (row: MeterRow) => Aggregate } = {
  gauge: Gauge,
  counter: Counter,
  trend: Trend,
};

/** An empty aggregate of the kind that a metric's row asks for. */
export const aggregateOf = (row: MeterRow): Aggregate => new kinds[row.kind](row);
