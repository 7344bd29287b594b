import type { Finding } from '../scenario/finding.ts';
import { list, plural } from './words.ts';

/** `2 errors and 1 warning`, or `no problems`. */
export const tally = (findings: readonly Finding[]): string => {
  const counted = (['error', 'warning', 'info'] as const)
    .map((severity) => ({
      severity,
      count: findings.filter((finding) => finding.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => plural(count, severity === 'info' ? 'remark' : severity));
  return counted.length === 0 ? 'no problems' : list(counted);
};
