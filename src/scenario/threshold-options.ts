import { expressionProblem, metricProblem } from './check-thresholds.ts';
import type { Declared } from './declared.ts';
import type { Finding } from './finding.ts';
import { show } from './show.ts';
import { splitThreshold } from './thresholds.ts';

/** The file that findings of `--threshold` name; the line is the ordinal of the option. */
const FILE = '--threshold';

/** Thresholds given beside the file; those that are wrong are findings. */
export const readThresholdOptions = (options: readonly string[], declared: Declared) => {
  const findings: Finding[] = [];
  const thresholds = options.flatMap((option, index) => {
    const parts = splitThreshold(option);
    const message =
      parts === undefined
        ? `${show(option)} is not METRIC: EXPRESSION, such as "subnet_free_ips: min>=8"`
        : (metricProblem(parts.metric, declared) ?? expressionProblem(parts.metric, parts.expression));
    if (message === undefined) return parts ?? [];
    findings.push({ code: 'SCN008', severity: 'error', file: FILE, line: index + 1, col: 1, message });
    return [];
  });
  return { thresholds, findings };
};
