import type { FailureReason, FunctionResult, RunResult } from '../../engine/result.ts';
import { versionName } from '../names.ts';
import type { Rule } from '../trouble.ts';
import { number, plural } from '../words.ts';
import { valueOf } from '../assumptions.ts';
import { isNotRestored } from './failed-functions.ts';

interface Cause {
  /** What is wrong with the function, after its `is`. */
  readonly state: string;
  readonly why: (result: RunResult) => string;
  readonly fix: (result: RunResult) => string;
}

/** Whether one of those that lost invocations did not come back. */
const lostForGood = ({ functions }: RunResult): boolean =>
  functions.some((row) => isNotRestored(row) && row.invocations.failed.Inactive > 0);

/** Why invocations fail, and what helps; ConnectTimeout is told with the shortage that gives it. */
const causes = {
  Pending: {
    state: 'still Pending when called',
    why: () => 'Until its ENIs are ready a new function is Pending, and Lambda refuses to invoke it.',
    fix: () => 'Send traffic only after `aws lambda wait function-active-v2`.',
  },
  Inactive: {
    state: 'Inactive when called',
    why: (result) =>
      `Lambda takes the ENIs of a function that is idle for ${valueOf(result, 'idleReclaimAfter')}; the next Invoke is refused and only starts their return${lostForGood(result) ? ', which failed here' : ''}.`,
    fix: (result) =>
      lostForGood(result)
        ? 'Mend what keeps it from returning; then invoke it more often than that (a scheduled ping).'
        : 'Invoke it more often than that (a scheduled ping), or try again once it is Active.',
  },
  Failed: {
    state: 'Failed when called',
    why: () => 'A function whose creation failed refuses every Invoke until it is deleted and created anew.',
    fix: () => 'Mend the cause, then delete and create the function again.',
  },
  NotFound: {
    state: 'not there when called',
    why: () => 'The traffic comes before the function is created or after it is deleted.',
    fix: () => 'Let the traffic begin after the creation, and stop it before the deletion.',
  },
  Throttled: {
    state: 'throttled (429 TooManyRequestsException)',
    why: () =>
      'The concurrency of the account, the reserved concurrency of the function, or the rate at which environments start was used up.',
    fix: () =>
      'Raise concurrentExecutions or reservedConcurrency, shorten the invocations, or flatten the peak.',
  },
} as const satisfies Partial<Record<FailureReason, Cause>>;

type Invoked = Pick<FunctionResult, 'name' | 'version' | 'invocations' | 'firstFailedAt'>;

const ruleFor = (reason: keyof typeof causes): Rule => ({
  name: `invocations that fail: ${reason}`,
  level: 'broken',
  detect: (result, when) => {
    const failed = result.invocations.failed[reason];
    if (failed === 0) return null;
    const { state, why, fix } = causes[reason];
    const hit = [...result.functions, ...result.uncreated].filter(
      (row) => row.invocations.failed[reason] > 0,
    );
    const [at = null] = hit.flatMap(({ firstFailedAt }) => firstFailedAt[reason] ?? []).sort((a, b) => a - b);
    const share = `${number(failed)} of ${plural(result.invocations.total, 'invocation')} ${failed === 1 ? 'fails' : 'fail'}`;
    const first = at === null ? '' : `, the first at ${when(at)}`;
    return {
      headline: `${share}${first}: ${who(hit, reason, state)}`,
      at,
      why: why(result),
      fix: fix(result),
    };
  },
});

const who = (hit: readonly Invoked[], reason: FailureReason, state: string): string => {
  const [first, ...others] = [...hit].sort(
    (a, b) => b.invocations.failed[reason] - a.invocations.failed[reason],
  );
  if (first === undefined) return `the function is ${state}`;
  return others.length === 0
    ? `${versionName(first)} is ${state}`
    : `${plural(hit.length, 'function')} are ${state}, most of all ${versionName(first)}`;
};

/** One rule per cause for which invocations fail; ConnectTimeout is told with the shortage that gives it. */
export const failedInvocations: readonly Rule[] = (Object.keys(causes) as (keyof typeof causes)[]).map(
  ruleFor,
);
