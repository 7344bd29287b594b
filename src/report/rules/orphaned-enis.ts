import type { Rule } from '../trouble.ts';
import { plural } from '../words.ts';

/** ENIs that nobody deletes any more: each keeps its address and its unit of the quota. */
export const orphanedEnis: Rule = {
  name: 'orphaned ENIs',
  level: 'broken',
  detect: ({ enis }) =>
    enis.orphaned === 0
      ? null
      : {
          headline: `${plural(enis.orphaned, 'ENI')} ${enis.orphaned === 1 ? 'is' : 'are'} left behind without anybody to delete ${enis.orphaned === 1 ? 'it' : 'them'}`,
          at: null,
          why: 'Lambda deletes an ENI with the execution role of its function, and the role or its permission was gone first. The ENIs keep their addresses and block DeleteSubnet and DeleteSecurityGroup.',
          fix: 'Delete the functions first, wait for the release (up to an hour), and only then the role. To clean up, give the role back or delete the ENIs by hand.',
        },
};
