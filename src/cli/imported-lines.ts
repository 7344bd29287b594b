/** What is said on stderr of an input that was imported. */
import { declaredFunctions } from '../inspect/declared-functions.ts';
import { duration, number, plural } from '../report/words.ts';
import type { Gaps } from '../scenario/gaps.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** How much of it is known, and what of it is not. */
export const coverageLines = (scenario: Scenario, { functions, unresolved }: Gaps): string => {
  const all = declaredFunctions(scenario).length;
  const known = `${number(all - functions.size)} of ${plural(all, 'function')} resolved`;
  if (unresolved.length === 0) return `heni: ${known}\n`;
  const lines = unresolved.map(({ where, what, consequence }) => `  ${where}: ${what}; ${consequence}\n`);
  return `heni: ${known}; not known:\n${lines.join('')}`;
};

/** The same, and what a run of it assumes. */
export const importedLines = (scenario: Scenario, gaps: Gaps): string => {
  const { functions, durationMs } = scenario;
  const existing = functions.filter(({ create }) => create === 'existing').length;
  const assumed = [
    existing === 0
      ? 'everything is created at 0s'
      : existing === functions.length
        ? 'every function is there at 0s'
        : 'what does not exist yet is created at 0s',
    `the run takes ${duration(durationMs / 1000)}`,
    ...(functions.every(({ traffic }) => traffic === null) ? ['nothing is called'] : []),
  ];
  return `${coverageLines(scenario, gaps)}heni: assumed: ${assumed.join(', ')}; heni import makes a scenario in which that can be changed\n`;
};
