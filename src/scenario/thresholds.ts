/** Reading thresholds, k6 style: a metric with tags, and what must hold of it. */
import type { ThresholdSpec } from './scenario.ts';

type Parsed<T> = T | { readonly problem: string };

/** The metric of a threshold: `eni_quota_used_ratio{vpc:vpc-main}`. */
export const parseMetric = (written: string): Parsed<Pick<ThresholdSpec, 'name' | 'tags'>> => {
  const [, name, inBraces] = /^(\w+)\s*(?:\{(.*)\})?$/s.exec(written.trim()) ?? [];
  if (name === undefined)
    return { problem: `"${written}" is not a metric such as enis or enis{vpc:vpc-main}` };
  const tags = (inBraces ?? '').split(',').filter((tag) => tag.trim() !== '');
  const pairs = tags.map((tag) => [tag, tag.indexOf(':')] as const);
  const [broken] = pairs.find(([, colon]) => colon < 1) ?? [];
  if (broken !== undefined) return { problem: `the tag "${broken.trim()}" is not written name:value` };
  return {
    name,
    tags: Object.fromEntries(
      pairs.map(([tag, colon]) => [tag.slice(0, colon).trim(), tag.slice(colon + 1).trim()]),
    ),
  };
};

const EXPRESSION =
  /^(?:(\w+)|p\(\s*(\d+(?:\.\d+)?)\s*\))\s*(<=|>=|==|!=|<|>)\s*(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i;

/** What must hold: `max<0.8`, `p(95)<300`, `count==0`. The aggregate of p(95) is `p95`. */
export const parseExpression = (
  written: string,
): Parsed<Pick<ThresholdSpec, 'aggregate' | 'operator' | 'limit'>> => {
  const [, word, percent, operator, limit] = EXPRESSION.exec(written.trim()) ?? [];
  if (operator === undefined)
    return { problem: `"${written}" is not an expression such as max<0.8, p(95)<300 or count==0` };
  if (Number(percent ?? 0) > 100) return { problem: `"${written}": there is no percentile above 100` };
  return {
    aggregate: percent === undefined ? String(word) : `p${Number(percent)}`,
    operator: operator as ThresholdSpec['operator'],
    limit: Number(limit),
  };
};

/** Splits `NAME{tags}: EXPRESSION`, as `--threshold` takes it, at the last colon outside of the braces. */
export const splitThreshold = (written: string): { metric: string; expression: string } | undefined => {
  const colon = written.lastIndexOf(':');
  if (colon <= written.lastIndexOf('}') && written.includes('}')) return undefined;
  if (colon < 1) return undefined;
  return { metric: written.slice(0, colon).trim(), expression: written.slice(colon + 1).trim() };
};
