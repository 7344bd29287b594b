/**
 * The values that scenario files are made of. Every `error` here is the end of a sentence: the finding reads
 * `functions[0].create: "soon" is not ` + a duration such as …
 */
import { z } from 'zod';
import { parseDuration, type Milliseconds } from '../kernel/time.ts';
import type { FindingCode } from './finding-codes.ts';
import { parseInstant } from './instant.ts';
import { didYouMean, nearest } from './nearest.ts';
import { elsewhere } from './elsewhere.ts';
import { show } from './show.ts';

type ErrorContext = { readonly input?: unknown };

/** A number where a duration belongs gets a hint, since the unit is all that lacks. */
export const unlessNumber =
  (expected: string) =>
  ({ input }: ErrorContext): string =>
    typeof input === 'number'
      ? `a duration: a number needs its unit, such as ${input}s or ${input}ms`
      : expected;

/** An issue whose message is a whole sentence with a code of its own. */
export const sentence = (code: FindingCode): { code: FindingCode } => ({ code });

/** A mapping in which an unknown key is an error with a suggestion: one line of message per key. */
export const strict = <S extends z.core.$ZodLooseShape>(shape: S, what = 'a mapping') =>
  z.strictObject(shape, {
    error: ({ code, keys, input }) =>
      code === 'unrecognized_keys'
        ? keys.map((key) => unknownKey(key, input, Object.keys(shape))).join('\n')
        : what,
  });

const unknownKey = (key: string, input: unknown, known: readonly string[]): string => {
  const value = (input as Record<string, unknown>)[key];
  const found = typeof value === 'object' ? '' : ` (with ${show(value)})`;
  const suggestion = nearest(key, known);
  const home = suggestion === undefined ? elsewhere(key) : undefined;
  return `unknown key ${show(key)}${found}${didYouMean(suggestion)}${home === undefined ? '' : `; it belongs under ${home}`}`;
};

/** A list; `what` names its items in messages. */
export const list = <T extends z.core.SomeType>(item: T, what: string) =>
  z.array(item, {
    error: ({ input }) => `a list of ${what}${input === null ? ': write [] or remove the key' : ''}`,
  });

/** Text that is not empty; `what` completes the message. */
export const text = (what: string) =>
  z
    .string({
      error: ({ input }) => (typeof input === 'object' ? what : `${what}, which is text: put it in quotes`),
    })
    .min(1, { error: what });

/** One of some words. */
export const word = <const W extends readonly string[]>(words: W) =>
  z.enum(words, { error: `one of ${words.join(', ')}` });

/** A whole number, both bounds included. */
export const whole = (min: number, max?: number) => bounded(z.int({ error: 'a whole number' }), min, max);

/** A number, both bounds included. */
export const number = (min: number, max?: number) => bounded(z.number({ error: 'a number' }), min, max);
const bounded = <T extends z.ZodNumber>(schema: T, min: number, max?: number): T =>
  max === undefined ? schema.min(min) : schema.min(min).max(max);

/** On or off, read into a boolean. */
export const onOff = z
  .union([z.enum(['on', 'off']), z.boolean()], { error: 'on or off' })
  .transform((value) => value === 'on' || value === true);

/** The word `off`, or another value; off is null. */
export const orOff = <T extends z.core.SomeType>(schema: T, what: string) =>
  z.union([z.literal(['off', false]).transform(() => null), schema], {
    error: unlessNumber(`off or ${what}`),
  });

/** The shape of a time on the calendar, for JSON Schema; parseInstant looks closer. */
const INSTANT = String.raw`\d{4}-\d{2}-\d{2}(T.*(Z|[+-]\d{2}:\d{2}))?`;
const PART = String.raw`\d+(\.\d+)?(ms|s|m|h|d)`;
/** For JSON Schema; parseDuration looks closer. */
const DURATION = `${PART}( ?${PART})*`;
const aDuration = 'a duration such as 250ms, 90s, 15m, 1h 30m or 30d';
/** `250ms`, `90s`, `1h 30m`, `30d`, as milliseconds. */
export const duration: z.ZodType<Milliseconds, string> = z
  .string({ error: unlessNumber(aDuration) })
  .regex(new RegExp(`^${DURATION}$`), { error: aDuration })
  .transform((written, context) => {
    const ms = parseDuration(written);
    if (ms !== undefined) return ms;
    context.issues.push({
      code: 'custom',
      input: written,
      message: 'a duration of whole milliseconds, its units from the largest to the smallest',
    });
    return z.NEVER;
  });

/** A time as the file gives it: from the start of the run, or on the calendar. */
export type FileTime = { readonly sinceStartMs: Milliseconds } | { readonly epochMs: number };

const aTime = 'a time: a duration since the start (90s, 1h 30m), or ISO 8601 (2026-11-27T06:00:00Z)';

/** A time as text, read into a FileTime. */
export const time: z.ZodType<FileTime, string> = z
  .string({ error: unlessNumber(aTime) })
  .regex(new RegExp(`^(${DURATION}|${INSTANT})$`), { error: aTime })
  .transform((written, context): FileTime => {
    const sinceStartMs = parseDuration(written);
    if (sinceStartMs !== undefined) return { sinceStartMs };
    const epochMs = parseInstant(written);
    if (epochMs !== undefined) return { epochMs };
    context.issues.push({ code: 'custom', input: written, message: aTime });
    return z.NEVER;
  });

const anInstant = 'an ISO 8601 time with its zone, such as 2026-11-27T00:00:00Z';
/** A date and time, as epoch milliseconds. */
export const instant = z
  .string({ error: anInstant })
  .regex(new RegExp(`^${INSTANT}$`), { error: anInstant, abort: true })
  .refine((written) => parseInstant(written) !== undefined, { error: anInstant })
  .transform((written) => parseInstant(written) ?? 0);

/** A refinement: exactly one of the keys is there. The second half says the same in JSON Schema. */
export const exactlyOneOf = (keys: readonly string[]) =>
  [
    (value: object): boolean => keysIn(value, keys).length === 1,
    {
      params: sentence('SCN018'),
      // Also when other keys are wrong: all problems at once.
      when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null,
      error: ({ input }: ErrorContext) => {
        const found = keysIn(input as object, keys);
        const takes = `takes exactly one of ${keys.join(', ')}`;
        return found.length === 0 ? `${takes}, and has none` : `${takes}, and has ${found.join(' and ')}`;
      },
    },
  ] as const;
const keysIn = (value: object, keys: readonly string[]) => keys.filter((key) => key in value);

/** The JSON Schema of `exactlyOneOf`, for `.meta()`. */
export const requireOneOf = (keys: readonly string[]) => ({
  oneOf: keys.map((key) => ({ required: [key] })),
});
