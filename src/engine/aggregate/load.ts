/** What the traffic of a function comes to, before it is simulated. */
import type { Distribution } from '../../kernel/distribution.ts';
import { MINUTE, SECOND, type Milliseconds } from '../../kernel/time.ts';
import type { FunctionSpec, Scenario, TrafficSpec } from '../../scenario/scenario.ts';
import { areaOf, segmentsOf } from '../traffic/segments.ts';
import type { Survival } from './survival.ts';

/** The traffic that can be counted. */
export type CountableTraffic = Extract<TrafficSpec, { readonly form: 'rate' | 'counts' }>;

/** Whether it is random, so that it can be counted. */
export const isCountable = (traffic: TrafficSpec | null): traffic is CountableTraffic =>
  traffic?.form === 'rate' || traffic?.form === 'counts';

/** What a function's traffic comes to. */
export interface Load {
  readonly invocations: number;
  /**
   * The most that run at once: of random traffic about, six deviations above the mean of the busiest moment; of any other
   * at most, as if each invocation were the longest.
   */
  readonly peak: number;
}

/** What a mean number of things that come by chance hardly ever exceeds: six deviations more. */
export const mostOf = (mean: number): number => mean + 6 * Math.sqrt(mean);

/** The load of one function. */
export const loadOf = (
  { traffic }: FunctionSpec,
  { durationMs }: Scenario,
  survivalOf: (duration: Distribution) => Survival,
): Load => {
  if (!isCountable(traffic)) return { invocations: 0, peak: peakOf(traffic, survivalOf) };
  const [invocations, perMs] = traffic.form === 'rate' ? ofRate(traffic, durationMs) : ofCounts(traffic);
  const mean = perMs * survivalOf(traffic.duration).mean;
  return { invocations, peak: mostOf(mean) };
};

/** The most that run at once of what is not counted itself, but may share a limit with what is. */
const peakOf = (
  traffic: Exclude<TrafficSpec, CountableTraffic> | null,
  survivalOf: (duration: Distribution) => Survival,
): number => {
  if (traffic === null) return 0;
  if (traffic.form === 'concurrency') return most(traffic.environments.points.map(({ value }) => value));
  const longestMs = survivalOf(traffic.duration).longest;
  return traffic.form === 'cron' ? 1 + Math.floor(longestMs / MINUTE) : mostWithin(longestMs, traffic.atMs);
};

/** The most instants that no more than so much time lies between. */
const mostWithin = (timeMs: Milliseconds, instants: readonly Milliseconds[]): number => {
  const sorted = Float64Array.from(instants).sort();
  let first = 0;
  return sorted.reduce((count, at, last) => {
    while ((sorted[first] as number) < at - timeMs) first++;
    return Math.max(count, last + 1 - first);
  }, 0);
};

const ofRate = ({ rate }: Extract<CountableTraffic, { form: 'rate' }>, durationMs: number) => {
  const sum = segmentsOf(rate, durationMs).reduce(
    (total, segment) => total + areaOf(segment, segment.startMs, segment.endMs),
    0,
  );
  return [sum / SECOND, most(rate.points.map(({ value }) => value)) / SECOND] as const;
};

const ofCounts = ({ counts: { counts, intervalMs } }: Extract<CountableTraffic, { form: 'counts' }>) =>
  [counts.reduce((sum, count) => sum + count, 0), most(counts) / intervalMs] as const;

const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
