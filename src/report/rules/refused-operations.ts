import type { OperationResult } from '../../engine/result.ts';
import { heldWords } from '../held.ts';
import { byTime, type Rule } from '../trouble.ts';
import { operationName, targetName } from '../names.ts';
import { duration, list, plural } from '../words.ts';
import { fixFor } from './refusal-fixes.ts';

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
    const tried =
      first.waitedSeconds === undefined ? '' : ` after ${duration(first.waitedSeconds)} of trying`;
    const call = `${operationName(first)}${target === '' ? '' : ` of ${target}`}`;
    const others = [...new Set(refused.map(({ error }) => error ?? 'an error'))];
    return {
      headline:
        refused.length === 1
          ? `${call} is refused at ${when(first.at)}${tried}: ${first.error ?? first.status}`
          : `${plural(refused.length, 'operation')} are refused (${list(others)}), first ${call} at ${when(first.at)}`,
      at: first.at,
      why: `${first.message ?? `AWS answers ${first.status}.`}${held(first, when)}`,
      fix: fixFor(first),
    };
  },
};

const held = ({ heldBy }: OperationResult, when: (seconds: number) => string): string =>
  heldBy === undefined ? '' : ` It is ${heldWords(heldBy, when)}.`;
