import { CronPattern } from 'croner';
import { quantileOf, type Distribution } from '../kernel/distribution.ts';
import { formatDuration } from '../kernel/time.ts';
import type { Check } from './draft.ts';
import type { Path, Problem } from './problem.ts';
import { LONGEST_INVOCATION } from './longest-invocation.ts';

/** Traffic: cron expressions that fire, and invocations that Lambda lets run to their end. */
export const checkTraffic: Check = ({ file, written }) =>
  file.functions.flatMap(({ traffic }, index) => {
    const path = ['functions', index, 'traffic'];
    return [
      ...checkCron(traffic?.cron, [...path, 'cron'], written.has('start')),
      ...checkDuration(traffic?.duration, [...path, 'duration']),
    ];
  });

const checkCron = (expression: string | undefined, path: Path, hasStart: boolean): Problem[] => {
  if (expression === undefined) return [];
  const reason = cronProblem(expression);
  const problems: Problem[] = [];
  if (!hasStart) problems.push({ code: 'SCN015', path, message: `cron "${expression}" needs the key start` });
  if (reason !== undefined) {
    const message = `"${expression}" is not a cron expression of five fields: ${reason}`;
    problems.push({ code: 'SCN016', path, message });
  }
  return problems;
};

const cronProblem = (expression: string): string | undefined => {
  try {
    return void new CronPattern(expression, undefined, { mode: '5-part' });
  } catch (error) {
    return (error as Error).message.replace(/^CronPattern: /, '');
  }
};

const checkDuration = (duration: Distribution | undefined, path: Path): Problem[] => {
  if (duration === undefined || quantileOf(duration)(0.5) <= LONGEST_INVOCATION) return [];
  const message = `half of the invocations or more would run longer than ${formatDuration(LONGEST_INVOCATION)}, where Lambda ends them`;
  return [{ code: 'SCN022', path, message }];
};
