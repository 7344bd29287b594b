/** Traces of CloudWatch's metrics of Lambda: what is asked of each function per period, and how long it runs. */
import { distributionProblems, type Distribution } from '../kernel/distribution.ts';
import { asInvocation } from './longest-invocation.ts';
import type { Path } from './problem.ts';
import { readCloudWatchText, type Datum } from './trace-cloudwatch-json.ts';
import { DurationSample } from './trace-durations.ts';
import { TraceFindings } from './trace-findings.ts';
import type { TraceOptions, TraceReader, TraceRow } from './trace-row.ts';
import { regular, seriesOf, type Series } from './trace-series.ts';

/** The metric and statistic that say how much there is. */
const measures = {
  invocations: { metric: 'Invocations', statistic: 'Sum' },
  concurrency: { metric: 'ConcurrentExecutions', statistic: 'Maximum' },
} as const;

/** A measure that can be played. */
export type Measure = keyof typeof measures;

/** Whether a value belongs to a measure: it has the metric and the statistic. */
export const isOf = (measure: Measure, { metric, statistic }: Datum['name']): boolean =>
  metric === measures[measure].metric && statistic === measures[measure].statistic;

/** Reads one of the measures; the order of values, results and documents means nothing. */
export const readCloudWatch =
  (measure: Measure): TraceReader =>
  (chunks, file, options) => {
    const findings = new TraceFindings(file);
    const { data, lineOf } = readCloudWatchText([...chunks].join(''), findings);
    if (!data.some(({ name }) => isOf(measure, name)) && !findings.hasErrors()) {
      const { metric, statistic } = measures[measure];
      const message = `there is no metric ${metric} with the statistic ${statistic}: name them in the Label, such as "checkout ${metric} ${statistic}"`;
      findings.report(1, message);
    }
    if (findings.hasErrors()) return { rows: [], findings: findings.all() };
    return { rows: rowsOf(measure, data, options, findings, lineOf), findings: findings.all() };
  };

/** The values of a measure as rows on the grid of periods that they share. */
export const rowsOf = (
  measure: Measure,
  data: readonly Datum[],
  options: TraceOptions,
  findings: TraceFindings,
  lineOf: (path: Path) => number,
): TraceRow[] => {
  const paths: Path[] = [];
  const all = new Map<string, Series>();
  const durations = new Map<string, Datum[]>();
  for (const datum of data) {
    const { name, time, value, path } = datum;
    if (isOf(measure, name)) seriesOf(all, name.function).add(time, value, paths.push(path) - 1);
    if (measure !== 'invocations' || name.metric !== 'Duration') continue;
    const own = durations.get(name.function);
    if (own === undefined) durations.set(name.function, [datum]);
    else own.push(datum);
  }
  const grid = regular(all, options, findings, (place) => lineOf(paths[place] ?? []));
  return [...(grid?.counts ?? [])].map(([name, counts]): TraceRow => {
    const row = { function: name, intervalMs: grid?.intervalMs ?? 0, counts };
    const own = durations.get(name) ?? [];
    const duration = durationOf(own, weightsOf(all.get(name)));
    const [problem] = duration === undefined ? [] : distributionProblems(duration);
    if (problem !== undefined) findings.report(lineOf(own[0]?.path ?? []), `Duration: ${problem}`);
    return duration === undefined ? row : { ...row, duration };
  });
};

/** How many invocations the values of a period speak for. */
type Weights = ReadonlyMap<number, number>;

const weightsOf = (series: Series | undefined): Weights =>
  new Map(series?.times.map((time, index) => [time, series.values[index] ?? 0]));

/** The percent that a statistic is of. */
const percentOf = (statistic: string): number | undefined => {
  if (statistic === 'Minimum') return 0;
  if (statistic === 'Maximum') return 100;
  return /^p\d/.test(statistic) ? Number(statistic.slice(1)) : undefined;
};

/**
 * The durations of all periods as one distribution. Percentiles, where there are any: each the mean of its periods',
 * weighted by their invocations; the minimum and the maximum of all. Else each invocation runs for the Average of a
 * period. Undefined where nothing is said.
 */
const durationOf = (data: readonly Datum[], weights: Weights): Distribution | undefined => {
  const byPercent = new Map<number, Datum[]>();
  const averages: Datum[] = [];
  for (const datum of data) {
    const percent = percentOf(datum.name.statistic);
    if (percent !== undefined) byPercent.set(percent, [...(byPercent.get(percent) ?? []), datum]);
    else if (datum.name.statistic === 'Average') averages.push(datum);
  }
  const hasInner = [...byPercent.keys()].some((percent) => percent !== 0 && percent !== 100);
  if (!hasInner) {
    const sample = new DurationSample();
    for (const { time, value } of averages) sample.add(value, weights.get(time) ?? 1);
    return sample.distribution();
  }
  const points = [...byPercent]
    .map(([percent, values]): [number, number] => [percent, asInvocation(together(percent, values, weights))])
    .toSorted(([a], [b]) => a - b);
  return { percentiles: points };
};

const together = (percent: number, data: readonly Datum[], weights: Weights): number => {
  const values = data.map(({ value }) => value);
  if (percent === 0) return values.reduce((a, b) => Math.min(a, b));
  if (percent === 100) return values.reduce((a, b) => Math.max(a, b));
  let sum = 0;
  let total = 0;
  for (const { time, value } of data) {
    const weight = weights.get(time) ?? 1;
    sum += weight * value;
    total += weight;
  }
  return total === 0 ? (values[0] ?? 0) : sum / total;
};
