/** Traces of CloudWatch's metrics of Lambda: what is asked of each function per period, and how long it runs. */
import { distributionProblems, type Distribution } from '../kernel/distribution.ts';
import { asInvocation } from './longest-invocation.ts';
import type { Path } from './problem.ts';
import { readCloudWatchText, type Datum } from './trace-cloudwatch-json.ts';
import { DurationSample } from './trace-durations.ts';
import { TraceFindings } from './trace-findings.ts';
import type { TraceReader, TraceRow } from './trace-row.ts';
import { regular, seriesOf, type Series } from './trace-series.ts';

/** The metric and statistic that say how much there is. */
const measures = {
  invocations: { metric: 'Invocations', statistic: 'Sum' },
  concurrency: { metric: 'ConcurrentExecutions', statistic: 'Maximum' },
} as const;

/** Reads one of the measures; the order of values, results and documents means nothing. */
export const readCloudWatch =
  (measure: keyof typeof measures): TraceReader =>
  (chunks, file, options) => {
    const findings = new TraceFindings(file);
    const { metric, statistic } = measures[measure];
    const { data, lineOf } = readCloudWatchText([...chunks].join(''), findings);
    const paths: Path[] = [];
    const all = new Map<string, Series>();
    for (const { name, time, value, path } of data) {
      if (name.metric !== metric || name.statistic !== statistic) continue;
      seriesOf(all, name.function).add(time, value, paths.push(path) - 1);
    }
    if (all.size === 0 && !findings.hasErrors()) {
      const message = `there is no metric ${metric} with the statistic ${statistic}: name them in the Label, such as "checkout ${metric} ${statistic}"`;
      findings.report(1, message);
    }
    if (findings.hasErrors()) return { rows: [], findings: findings.all() };
    const grid = regular(all, options, findings, (place) => lineOf(paths[place] ?? []));
    const rows = [...(grid?.counts ?? [])].map(([name, counts]): TraceRow => {
      const row = { function: name, intervalMs: grid?.intervalMs ?? 0, counts };
      const own = data.filter(
        (datum) =>
          measure === 'invocations' && datum.name.metric === 'Duration' && datum.name.function === name,
      );
      const duration = durationOf(own, weightsOf(all.get(name)));
      const [problem] = duration === undefined ? [] : distributionProblems(duration);
      if (problem !== undefined) findings.report(lineOf(own[0]?.path ?? []), `Duration: ${problem}`);
      return duration === undefined ? row : { ...row, duration };
    });
    return { rows, findings: findings.all() };
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
