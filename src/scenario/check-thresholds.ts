import type { Declared } from './declared.ts';
import type { Check } from './draft.ts';
import { aggregatesOf, metricNames, metricRows, type MetricName, type MetricRow } from './metrics.ts';
import { didYouMean, nearest } from './nearest.ts';
import { operationNames } from './operations.ts';
import type { Problem } from './problem.ts';
import { show } from './show.ts';
import { errorNames, reasonsOf } from './tag-values.ts';
import { parseExpression, parseMetric } from './thresholds.ts';

/** Thresholds watch something that exists: an unknown metric, tag or aggregate is an error, never a silent pass. */
export const checkThresholds: Check = ({ file, declared }) =>
  Object.entries(file.thresholds).flatMap(([metric, expressions]): Problem[] => {
    const wrong = metricProblem(metric, declared);
    if (wrong !== undefined)
      return [{ code: 'SCN008', path: ['thresholds', metric], at: 'key', message: wrong }];
    return expressions.flatMap((expression, i): Problem[] => {
      const message = expressionProblem(metric, expression);
      return message === undefined ? [] : [{ code: 'SCN008', path: ['thresholds', metric, i], message }];
    });
  });

/** What is wrong with the metric of a threshold or with its tags. */
export const metricProblem = (written: string, declared: Declared): string | undefined => {
  const metric = parseMetric(written);
  if ('problem' in metric) return metric.problem;
  if (!isMetric(metric.name))
    return `there is no metric "${metric.name}"${didYouMean(nearest(metric.name, metricNames)) || `; there are ${metricNames.join(', ')}`}`;
  const { tags }: MetricRow = metricRows[metric.name];
  for (const [tag, value] of Object.entries(metric.tags)) {
    if (!tags.includes(tag))
      return `${metric.name} has no tag "${tag}"; ${tags.length === 0 ? 'it has none' : `its tags are ${tags.join(', ')}`}`;
    const problem = tagProblem(metric.name, tag, value, declared);
    if (problem !== undefined) return problem;
  }
  return undefined;
};

const tagProblem = (
  metric: MetricName,
  tag: string,
  value: string,
  { vpcs, subnets, functions, natGateways, destinations }: Declared,
): string | undefined => {
  const names = {
    vpc: vpcs,
    subnet: subnets,
    function: functions,
    nat: natGateways,
    destination: destinations,
  }[tag];
  if (names !== undefined)
    return names.has(value)
      ? undefined
      : `no ${names.what} "${value}" is declared${didYouMean(nearest(value, names.known))}`;
  const words: readonly string[] | undefined = {
    operation: operationNames,
    reason: reasonsOf[metric],
    error: errorNames,
  }[tag];
  if (words === undefined || words.includes(value)) return undefined;
  return `there is no ${tag} "${value}"${didYouMean(nearest(value, words)) || `; there are ${words.join(', ')}`}`;
};

/** What is wrong with the expression of a threshold on a metric that is right. */
export const expressionProblem = (metric: string, written: string): string | undefined => {
  const expression = parseExpression(written);
  if ('problem' in expression) return expression.problem;
  const parsed = parseMetric(metric);
  if ('problem' in parsed || !isMetric(parsed.name)) return undefined;
  const { kind } = metricRows[parsed.name];
  const allowed: readonly string[] = aggregatesOf[kind];
  const { aggregate } = expression;
  if (allowed.includes(aggregate) || (allowed.includes('pN') && /^p[\d.]+$/.test(aggregate)))
    return undefined;
  const readable = allowed.map((name) => (name === 'pN' ? 'p(N)' : name)).join(', ');
  return `${show(written)}: ${parsed.name} is a ${kind}, which has ${readable}`;
};

const isMetric = (name: string): name is MetricName => Object.hasOwn(metricRows, name);
