/** Distributions of delays: one form per row, times as durations in the file and as milliseconds in the result. */
import { z } from 'zod';
import { distributionProblems, type Distribution } from '../kernel/distribution.ts';
import {
  duration,
  exactlyOneOf,
  list,
  number,
  requireOneOf,
  sentence,
  strict,
  unlessNumber,
} from './schema-values.ts';

const percentAndDuration = z.tuple([number(0, 100), duration], {
  error: 'a pair of percent and duration, such as [50, 120ms]',
});

const forms = {
  fixed: duration.optional().describe('Always the same.'),
  uniform: strict({
    min: duration.describe('The shortest.'),
    max: duration.describe('The longest.'),
  })
    .optional()
    .describe('Anything between min and max, all alike.'),
  exponential: strict({ mean: duration.describe('The mean.') })
    .optional()
    .describe('Exponential with this mean.'),
  lognormal: strict({
    median: duration.describe('Half of the values lie below.'),
    sigma: number(0).describe('Standard deviation of the logarithm.'),
    min: duration.exactOptional().describe('Shorter values become this.'),
    max: duration.exactOptional().describe('Longer values become this.'),
  })
    .optional()
    .describe('Log-normal, optionally clamped: the usual shape of delays.'),
  gamma: strict({
    shape: number(0).describe('1 is exponential, larger is narrower.'),
    mean: duration.describe('The mean.'),
  })
    .optional()
    .describe('Gamma with this shape and mean.'),
  empirical: list(duration, 'durations').optional().describe('One of these, each as likely as another.'),
  percentiles: list(percentAndDuration, 'pairs of percent and duration')
    .optional()
    .describe('Pairs of percent and duration, from 0 to 100, with straight lines between.'),
};
const names = Object.keys(forms);

const distribution = strict(forms)
  .refine(...exactlyOneOf(names))
  .meta({ ...requireOneOf(names), description: 'A distribution of durations, by exactly one of its forms.' })
  // One form and nothing else, as just checked.
  .transform((value) => value as unknown as Distribution)
  .superRefine((value, context) => {
    for (const problem of distributionProblems(value))
      context.addIssue({ code: 'custom', message: problem, params: sentence('SCN009') });
  });

/** A duration, or a distribution of them. */
export const delay = z
  .union([duration.transform((fixed): Distribution => ({ fixed })), distribution], {
    error: unlessNumber(`a duration such as 90s, or a distribution: one of ${names.join(', ')}`),
  })
  .meta({
    id: 'Delay',
    description: 'A duration (250ms, 90s, 1h 30m, 30d), or a distribution of durations.',
    examples: ['210s', { lognormal: { median: '210s', sigma: 0.33, min: '60s', max: '900s' } }],
  });
