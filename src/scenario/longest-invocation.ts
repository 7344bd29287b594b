import { MILLISECOND, MINUTE, type Milliseconds } from '../kernel/time.ts';

/** Lambda ends an invocation after this long (quotas page), and so does the engine. */
export const LONGEST_INVOCATION = 15 * MINUTE;

/** A measured duration as an invocation can have it: from 1 ms, as Lambda rounds up, to the longest. */
export const asInvocation = (ms: Milliseconds): Milliseconds =>
  Math.min(Math.max(ms, MILLISECOND), LONGEST_INVOCATION);
