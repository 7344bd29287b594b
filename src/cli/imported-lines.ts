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
  const isThere = scenario.functions.some(({ create }) => create === 'existing');
  const start = isThere ? 'what does not exist yet' : 'everything';
  return `${coverageLines(scenario, gaps)}heni: assumed: ${start} is created at 0s, the run takes ${duration(scenario.durationMs / 1000)}, nothing is called; heni import makes a scenario in which that can be changed\n`;
};
