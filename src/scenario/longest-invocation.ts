import { MINUTE } from '../kernel/time.ts';

/** Lambda ends an invocation after this long (quotas page), and so does the engine. */
export const LONGEST_INVOCATION = 15 * MINUTE;
