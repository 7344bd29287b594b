import { versionName } from '../names.ts';
import type { Rule } from '../trouble.ts';
import { number, plural } from '../words.ts';

/** Environments that a concurrency curve states and a limit kept from opening: the rest of the run had less load. */
export const unmetEnvironments: Rule = {
  name: 'environments that could not open',
  level: 'broken',
  detect: ({ functions }) => {
    const unmet = functions
      .filter(({ environmentsUnmet }) => environmentsUnmet > 0)
      .sort((a, b) => b.environmentsUnmet - a.environmentsUnmet);
    const [most] = unmet;
    if (most === undefined) return null;
    const others = unmet.length === 1 ? '' : `, and some of ${plural(unmet.length - 1, 'more function')}`;
    return {
      headline: `Up to ${plural(most.environmentsUnmet, 'environment')} of ${versionName(most)} could not open${others}: concurrency limit`,
      at: null,
      why: `The concurrency curve asks for ${number(most.environmentsUnmet)} more than the reserved concurrency of the function or the concurrency of the account allows; what they would have held and sent is missing from this run.`,
      fix: 'Raise concurrentExecutions or reservedConcurrency, or state a lower curve.',
    };
  },
};
