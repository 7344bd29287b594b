import { byTime, type Rule } from '../trouble.ts';
import { targetName } from '../names.ts';
import { list, plural } from '../words.ts';

/** What helps against an error of the Lambda API; the error's own message says why. */
const fixes: Readonly<Record<string, string>> = {
  ResourceConflictException:
    'Wait for the change before it (`aws lambda wait function-updated-v2`, or function-active-v2), then call again.',
  TooManyRequestsException: 'Space the calls, or lower the parallelism of the deploy.',
  AccessDeniedException: 'Allow the action to the caller; `as:` names the principal of an operation.',
  ResourceNotFoundException: 'Create it first, or correct the name.',
  DependencyViolation: 'Delete the functions first and wait until their ENIs are released.',
  InvalidParameterValueException: 'Correct what the message names.',
};

/** Calls of the timeline that AWS would refuse; a refused Invoke is told with the invocations. */
export const refusedOperations: Rule = {
  name: 'refused operations',
  level: 'broken',
  detect: (result, when) => {
    const refused = byTime(
      result.operations.filter(({ status, operation }) => status >= 400 && operation !== 'Invoke'),
      ({ at }) => at,
    );
    const [first] = refused;
    if (first === undefined) return null;
    const target = targetName(first);
    const call = `${first.operation}${target === '' ? '' : ` of ${target}`}`;
    const others = [...new Set(refused.map(({ error }) => error ?? 'an error'))];
    return {
      headline:
        refused.length === 1
          ? `${call} is refused at ${when(first.at)}: ${first.error ?? first.status}`
          : `${plural(refused.length, 'operation')} are refused (${list(others)}), first ${call} at ${when(first.at)}`,
      at: first.at,
      why: first.message ?? `AWS answers ${first.status}.`,
      fix: fixes[first.error ?? ''] ?? 'See the message for what to change.',
    };
  },
};
