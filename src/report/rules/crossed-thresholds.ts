import type { ThresholdResult } from '../../engine/result.ts';
import { byTime, type Rule } from '../trouble.ts';
import { measured, plural } from '../words.ts';

/** The user's own limits. */
export const crossedThresholds: Rule = {
  name: 'crossed thresholds',
  level: 'crossed',
  detect: ({ thresholds }, when) => {
    const crossed = byTime(
      thresholds.filter(({ ok }) => !ok),
      ({ firstBreachAt }) => firstBreachAt,
    );
    const [first] = crossed;
    if (first === undefined) return null;
    const moment = first.firstBreachAt === null ? '' : `, first at ${when(first.firstBreachAt)}`;
    return {
      headline: `${crossed.length} of ${plural(thresholds.length, 'threshold')} ${crossed.length === 1 ? 'is' : 'are'} crossed: ${thresholdName(first)}${moment}`,
      at: first.firstBreachAt,
      why: `It measured ${measured(first.value)}.`,
      fix: 'Change what drives the metric, or the threshold if it asks for more than you need.',
    };
  },
};

/** `subnet_free_ips min>=8`. */
export const thresholdName = ({
  metric,
  expression,
}: Pick<ThresholdResult, 'metric' | 'expression'>): string => `${metric} ${expression}`;
