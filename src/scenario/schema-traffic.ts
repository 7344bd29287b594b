/** The forms of traffic. A form is one key of `traffic`; exactly one is there. */
import { z } from 'zod';
import { MOST_PER_SECOND } from './most-arrivals.ts';
import { delay } from './schema-distribution.ts';
import { concurrencyFormatNames, traceFormatNames } from './trace-formats.ts';
import {
  duration,
  exactlyOneOf,
  instant,
  list,
  number,
  requireOneOf,
  sentence,
  strict,
  text,
  time,
  whole,
  word,
} from './schema-values.ts';

const versionLike = (pattern: RegExp, error: string) =>
  z.union([z.string().regex(pattern, { error }), whole(1)], { error }).transform(String);

/** The number of a version; YAML reads a bare 3 as a number. */
export const versionNumber = versionLike(/^[1-9]\d*$/, 'the number of a version such as "3"');

/** `$LATEST` or the number of a version. */
export const qualifier = versionLike(
  /^(\$LATEST|[1-9]\d*)$/,
  '$LATEST or the number of a version such as "3"; there are no aliases',
);

const interpolate = word(['step', 'linear'])
  .default('step')
  .describe('step: a value holds until the next point; linear: straight lines between points.');
const atPoint = time.describe('From when on.');
const nonEmpty = 'a list of at least one point';

const file = text('the path of a file').describe('Path of the file, relative to the scenario.');
const row = text('the name of a row')
  .optional()
  .describe('The row to play: its name or a unique beginning of it. Needed where the file has several.');

const periods = {
  period: duration
    .refine((ms) => ms > 0, { error: 'a duration above 0' })
    .optional()
    .describe('Length of a period; left out: the smallest distance between two of them.'),
  from: instant.optional().describe('The instant that is played at 0; left out: the first one in the file.'),
  gaps: word(['error', 'zero'])
    .default('error')
    .describe(
      'What a period without a value means: nothing is known of it (error), or nothing happened (zero).',
    ),
};
const gridded = ['csv', 'cloudwatch'];
const onlyGridded = [
  ({ format, period, from }: { format: string; period?: unknown; from?: unknown }) =>
    gridded.includes(format) || (period === undefined && from === undefined),
  {
    params: sentence('SCN018'),
    error: `period and from are keys of the formats ${gridded.join(' and ')}; the others count minutes from 0`,
  },
] as const;

const rate = strict({
  perSecond: number(0, MOST_PER_SECOND).optional().describe('Invocations per second, all the time.'),
  points: list(
    strict({
      at: atPoint,
      perSecond: number(0, MOST_PER_SECOND).describe('Invocations per second at that time.'),
    }),
    'points { at, perSecond }',
  )
    .min(1, { error: nonEmpty })
    .optional()
    .describe('A profile of the rate over time.'),
  interpolate,
})
  .refine(...exactlyOneOf(['perSecond', 'points']))
  .meta(requireOneOf(['perSecond', 'points']));

const trace = strict({
  file,
  format: word(traceFormatNames).describe(
    'Layout of the file: azure2019, azure2021, csv (a table over time) or cloudwatch (JSON of its metrics).',
  ),
  function: row,
  ...periods,
  durations: text('the path of a CSV file')
    .optional()
    .describe(
      'Path of a file of durations in the layout azure2019, in place of those of the trace; `duration` is for functions that have none in either.',
    ),
}).refine(...onlyGridded);

const concurrency = strict({
  points: list(
    strict({ at: atPoint, environments: whole(0).describe('Open environments at that time.') }),
    'points { at, environments }',
  )
    .min(1, { error: nonEmpty })
    .optional()
    .describe('A profile of open environments over time.'),
  interpolate,
  trace: strict({
    file,
    format: word(concurrencyFormatNames)
      .default('containers')
      .describe(
        'Layout of the file: containers (columns 1 … N, one per minute), csv (a table over time) or cloudwatch.',
      ),
    function: row,
    ...periods,
  })
    .refine(...onlyGridded)
    .optional()
    .describe('Environments per period, from a trace.'),
})
  .refine(...exactlyOneOf(['points', 'trace']))
  .meta(requireOneOf(['points', 'trace']));

const forms = {
  rate: rate.optional().describe('Poisson arrivals at a rate, constant or over time.'),
  cron: text('a cron expression')
    .optional()
    .describe('Five fields, UTC: minute hour day month weekday. Needs start.'),
  invocations: list(time, 'times').optional().describe('One invocation at each of these times.'),
  trace: trace.optional().describe('Invocations per period, from a trace.'),
  concurrency: concurrency
    .optional()
    .describe('States the open environments directly; there are no invocations.'),
};
const names = Object.keys(forms);

/** The traffic of a function: one form, and what holds for every form. */
export const traffic = strict({
  ...forms,
  duration: delay.optional().describe('How long an invocation runs; 100ms where nothing is said.'),
  qualifier: qualifier.default('$LATEST').describe('The version that is invoked.'),
})
  .refine(...exactlyOneOf(names))
  .refine((value) => value.concurrency === undefined || value.duration === undefined, {
    params: sentence('SCN018'),
    error: 'concurrency states environments, so duration has no meaning beside it',
  })
  .meta({ ...requireOneOf(names), description: 'Who invokes the function, by exactly one form.' });
