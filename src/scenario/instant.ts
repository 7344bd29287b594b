import { regexes } from 'zod';

const forms = [
  regexes.datetime({ offset: true }),
  // Without seconds.
  regexes.datetime({ offset: true, precision: -1 }),
  regexes.date,
];

/**
 * Epoch milliseconds of an ISO 8601 time with `Z` or an offset, or of a date (midnight UTC). Undefined for other text,
 * and for a time without a zone, which would mean something else on every machine.
 */
export const parseInstant = (text: string): number | undefined =>
  forms.some((form) => form.test(text)) ? Date.parse(text) : undefined;
