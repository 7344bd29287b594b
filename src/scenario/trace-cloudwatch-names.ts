/** What a result of CloudWatch is about: its Label and Id are free text, and nothing else says it. */

const metrics = ['Invocations', 'ConcurrentExecutions', 'Duration'] as const;

/** A metric of Lambda that can be played. */
export type Metric = (typeof metrics)[number];

/** The statistic of each metric that is played where the name says none. */
const usual: { readonly [M in Metric]: string } = {
  Invocations: 'Sum',
  ConcurrentExecutions: 'Maximum',
  Duration: 'Average',
};

const STATISTIC = /^(sum|average|minimum|maximum|samplecount|p\d+(\.\d+)?)$/i;

/** A metric, one of its statistics, and the function that it is of; '' where no function is named. */
export interface MeasuredName {
  readonly metric: Metric;
  readonly statistic: string;
  readonly function: string;
}

/**
 * Reads the words of a Label such as `checkout Duration p99`, in any order: a metric, a statistic, and what is left is
 * the function. Where the Label has no metric (CloudWatch labels metrics by what differs between them) the Id may have
 * it: `duration_p99`. Null where neither has one that can be played.
 */
export const nameOf = (label: string, id = ''): MeasuredName | null => {
  const words = label.split(/\s+/).filter((word) => word !== '');
  const ofLabel = metricAmong(words);
  const ofId = id.split('_');
  const metric = ofLabel ?? metricAmong(ofId);
  if (metric === undefined) return null;
  const statistic = words.find(isStatistic) ?? ofId.find(isStatistic);
  return {
    metric,
    statistic: statistic === undefined ? usual[metric] : inOurWords(statistic),
    function: words.filter((word) => word !== ofLabel && !isStatistic(word)).join(' '),
  };
};

const metricAmong = (words: readonly string[]): Metric | undefined => {
  const lower = words.map((word) => word.toLowerCase());
  return metrics.find((metric) => lower.includes(metric.toLowerCase()));
};

const isStatistic = (word: string): boolean => STATISTIC.test(word);

const inOurWords = (statistic: string): string =>
  /^p/i.test(statistic)
    ? statistic.toLowerCase()
    : `${statistic[0]?.toUpperCase()}${statistic.slice(1).toLowerCase()}`;
