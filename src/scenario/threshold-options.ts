import { expressionProblem, metricProblem } from './check-thresholds.ts';
import type { Declared } from './declared.ts';
import type { Finding } from './finding.ts';
import { show } from './show.ts';
import { splitThreshold } from './thresholds.ts';

/** Thresholds given beside the file; those that are wrong are findings. */
export const readThresholdOptions = (options: readonly string[], declared: Declared) => {
  const findings: Finding[] = [];
  const thresholds = options.flatMap((option) => {
    const parts = splitThreshold(option);
    const message =
      parts === undefined
        ? 'it is not METRIC: EXPRESSION, such as "subnet_free_ips: min>=8"'
        : (metricProblem(parts.metric, declared) ?? expressionProblem(parts.metric, parts.expression));
    if (message === undefined) return parts ?? [];
    findings.push({
      code: 'SCN008',
      severity: 'error',
      file: `--threshold ${show(option)}`,
      line: 0,
      col: 0,
      message,
    });
    return [];
  });
  return { thresholds, findings };
};
