import type { Rule } from '../trouble.ts';
import { operationName, targetName } from '../names.ts';
import { duration, plural } from '../words.ts';

/** Calls that were accepted only after a while of trying: a deploy waits for them. */
export const lateDeletions: Rule = {
  name: 'late deletions',
  level: 'tight',
  detect: ({ operations }, when) => {
    const late = operations.filter(
      ({ operation, status, waitedSeconds }) =>
        status < 400 && waitedSeconds !== undefined && operation.startsWith('Delete'),
    );
    const [last] = late.toSorted((a, b) => (b.waitedSeconds ?? 0) - (a.waitedSeconds ?? 0));
    if (last?.waitedSeconds === undefined) return null;
    const call = `${operationName(last)} of ${targetName(last)}`;
    return {
      headline: `${call} is accepted at ${when(last.at)} only, after ${duration(last.waitedSeconds)} of trying`,
      at: last.at,
      why: `${plural(late.length, 'deletion')} had to wait until functions had left and Lambda had deleted their ENIs, which takes many minutes and differs from run to run.`,
      fix: 'Give the deploy that much time and more; several seeds show how the wait varies.',
    };
  },
};
