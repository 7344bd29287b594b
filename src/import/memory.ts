import { memory } from '../scenario/schema-functions.ts';

/** The memory of a function in MB; null for what AWS does not offer. */
export const memoryOf = (megabytes: number | null): number | null =>
  memory.safeParse(megabytes).success ? megabytes : null;
