import type { Rule } from '../trouble.ts';
import { valueOf } from '../assumptions.ts';
import { list, plural } from '../words.ts';
import { versionName } from '../names.ts';
import { isNotRestored } from './failed-functions.ts';

/** Versions that lost their ENIs for being idle, when no Invoke has failed for it (yet). */
export const wentInactive: Rule = {
  name: 'went Inactive',
  level: 'tight',
  detect: (result) => {
    const idle = result.functions.filter((row) => row.becameInactive > 0 && !isNotRestored(row));
    if (idle.length === 0 || result.invocations.failed.Inactive > 0) return null;
    const after = valueOf(result, 'idleReclaimAfter');
    return {
      headline: `${plural(idle.length, 'function')} went Inactive: ${list(idle.map(versionName))}`,
      at: null,
      why: `Idle for ${after}, they gave up their ENIs; the next Invoke of each is refused and only starts their return.`,
      fix: `Invoke them more often than every ${after}, or expect the first call after a pause to fail.`,
    };
  },
};
