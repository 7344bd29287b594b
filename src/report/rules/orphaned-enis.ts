import type { Rule } from '../trouble.ts';
import { plural } from '../words.ts';

/** ENIs that nobody deletes any more: each keeps its address and its unit of the quota. */
export const orphanedEnis: Rule = {
  name: 'orphaned ENIs',
  level: 'broken',
  detect: ({ orphans }, when) => {
    const at = Math.min(...orphans.map(({ since }) => since));
    const [verb, them, first] = orphans.length === 1 ? ['is', 'it', ''] : ['are', 'them', ', the first'];
    return orphans.length === 0
      ? null
      : {
          headline: `${plural(orphans.length, 'ENI')} ${verb} left behind without anybody to delete ${them}${first} at ${when(at)}`,
          at,
          why: 'Lambda deletes an ENI with the execution role of its function, and the role or its permission was gone first. The ENIs keep their addresses and block DeleteSubnet and DeleteSecurityGroup.',
          fix: 'Delete the functions first, wait for the release (up to an hour), and only then the role. To clean up, give the role back or delete the ENIs by hand.',
        };
  },
};
