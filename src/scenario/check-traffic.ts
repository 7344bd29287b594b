import { quantileOf, type Distribution } from '../kernel/distribution.ts';
import { formatDuration } from '../kernel/time.ts';
import type { Clock } from './clock.ts';
import { nextFiring, readCron } from './cron.ts';
import type { Check } from './draft.ts';
import type { Path, Problem } from './problem.ts';
import { LONGEST_INVOCATION } from './longest-invocation.ts';

/** Traffic: cron expressions that fire within the run, and invocations that Lambda lets run to their end. */
export const checkTraffic: Check = ({ file, clock, isWritten }) =>
  file.functions.flatMap(({ traffic }, index) => {
    const path = ['functions', index, 'traffic'];
    return [
      ...checkCron(traffic?.cron, [...path, 'cron'], clock, isWritten(['start'])),
      ...checkDuration(traffic?.duration, [...path, 'duration']),
    ];
  });

const checkCron = (
  expression: string | undefined,
  path: Path,
  clock: Clock,
  hasStart: boolean,
): Problem[] => {
  if (expression === undefined) return [];
  const reason = cronProblem(expression);
  const problems: Problem[] = [];
  if (!hasStart) problems.push({ code: 'SCN015', path, message: `cron "${expression}" needs the key start` });
  if (reason !== undefined) {
    const message = `"${expression}" is not a cron expression of five fields: ${reason}`;
    problems.push({ code: 'SCN016', path, message });
  }
  return problems.length > 0 ? problems : silence(expression, path, clock);
};

/** A cron that does not fire in the run: the traffic that is meant to be there is not. */
const silence = (expression: string, path: Path, { startEpochMs, durationMs }: Clock): Problem[] => {
  if (startEpochMs === null) return [];
  const firing = nextFiring(readCron(expression), startEpochMs - 1);
  if (firing < startEpochMs + durationMs) return [];
  const when =
    firing === Infinity ? 'or ever' : `but first at ${new Date(firing).toISOString().replace('.000', '')}`;
  return [{ code: 'SCN013', path, message: `"${expression}" does not fire within the run, ${when}` }];
};

const cronProblem = (expression: string): string | undefined => {
  try {
    return void readCron(expression);
  } catch (error) {
    return (error as Error).message.replace(/^CronPattern: /, '');
  }
};

const checkDuration = (duration: Distribution | undefined, path: Path): Problem[] => {
  if (duration === undefined || quantileOf(duration)(0.5) <= LONGEST_INVOCATION) return [];
  const message = `half of the invocations or more would run longer than ${formatDuration(LONGEST_INVOCATION)}, where Lambda ends them`;
  return [{ code: 'SCN022', path, message }];
};
