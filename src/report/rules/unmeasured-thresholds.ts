import { thresholdName } from './crossed-thresholds.ts';
import type { Rule } from '../trouble.ts';
import { list, plural } from '../words.ts';

/** Limits of the user's own that say nothing, because what they watch did not happen. */
export const unmeasuredThresholds: Rule = {
  name: 'thresholds with nothing to measure',
  level: 'tight',
  detect: ({ thresholds }) => {
    const unmeasured = thresholds.filter(({ value }) => value === null);
    if (unmeasured.length === 0) return null;
    return {
      headline: `${plural(unmeasured.length, 'threshold')} had nothing to measure: ${list(unmeasured.map(thresholdName))}`,
      at: null,
      why: 'What the metric counts did not happen in this run, so the threshold was neither kept nor crossed.',
      fix: 'See why it did not happen, or watch another metric.',
    };
  },
};
