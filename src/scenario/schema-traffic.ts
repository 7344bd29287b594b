/** The forms of traffic. A form is one key of `traffic`; exactly one is there. */
import { z } from 'zod';
import { delay } from './schema-distribution.ts';
import { traceFormatNames } from './trace-formats.ts';
import {
  exactlyOneOf,
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

/** Far beyond any account; an arrival each microsecond would never end. */
const MOST_PER_SECOND = 1_000_000;

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
const file = text('the path of a CSV file').describe('Path of the CSV file, relative to the scenario.');
const row = text('the name of a row')
  .optional()
  .describe('The row to play: its name or a unique beginning of it. Needed where the file has several.');

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
  format: word(traceFormatNames).describe('Layout of the file.'),
  function: row,
  durations: text('the path of a CSV file')
    .optional()
    .describe(
      'Path of the file of durations that belongs to the trace; `duration` is for functions without a row in it.',
    ),
});

const concurrency = strict({
  points: list(
    strict({ at: atPoint, environments: whole(0).describe('Open environments at that time.') }),
    'points { at, environments }',
  )
    .min(1, { error: nonEmpty })
    .optional()
    .describe('A profile of open environments over time.'),
  interpolate,
  trace: strict({ file, function: row })
    .optional()
    .describe('Environments per minute, from a CSV file with columns 1 … N.'),
})
  .refine(...exactlyOneOf(['points', 'trace']))
  .meta(requireOneOf(['points', 'trace']));

const forms = {
  rate: rate.optional().describe('Poisson arrivals at a rate, constant or over time.'),
  cron: text('a cron expression')
    .optional()
    .describe('Five fields, UTC: minute hour day month weekday. Needs start.'),
  invocations: list(time, 'times').optional().describe('One invocation at each of these times.'),
  trace: trace.optional().describe('Invocations per minute, from a trace.'),
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
