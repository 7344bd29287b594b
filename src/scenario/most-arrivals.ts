/** Invocations of one function per second: far beyond any account; an arrival each microsecond would never end. */
export const MOST_PER_SECOND = 1_000_000;
