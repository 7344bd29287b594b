import { regexes } from 'zod';

const dateTime = regexes.datetime({ offset: true });

/**
 * Epoch milliseconds of an ISO 8601 time with `Z` or an offset, or of a date (midnight UTC). Undefined for other text,
 * and for a time without a zone, which would mean something else on every machine.
 */
export const parseInstant = (text: string): number | undefined =>
  dateTime.test(text) || regexes.date.test(text) ? Date.parse(text) : undefined;
