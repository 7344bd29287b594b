import type { FunctionResult } from '../../engine/result.ts';
import { versionName } from '../names.ts';
import { byTime, type Rule } from '../trouble.ts';
import { plural } from '../words.ts';
import { reasonFor } from './reasons.ts';

interface Failure {
  readonly verb: { readonly one: string; readonly many: string };
  readonly noun: string;
  readonly at: (row: FunctionResult) => number | null;
  readonly code: (row: FunctionResult) => string | null;
  readonly happened: (row: FunctionResult) => boolean;
}

/** The first version to fail, its reason, and how many more. */
const failureRule = (name: string, failure: Failure): Rule => ({
  name,
  level: 'broken',
  detect: (result, when) => {
    const failed = byTime(result.functions.filter(failure.happened), failure.at);
    const [first] = failed;
    if (first === undefined) return null;
    const code = failure.code(first);
    const at = failure.at(first);
    const moment = at === null ? '' : ` at ${when(at)}`;
    const who =
      failed.length === 1
        ? `${failure.verb.one.replace('%', versionName(first))}${moment}`
        : `${plural(failed.length, failure.noun)} ${failure.verb.many}, first ${versionName(first)}${moment}`;
    const reason = reasonFor(code);
    const others = failed.filter((row) => failure.code(row) !== code);
    return {
      headline: `${who}${code === null ? '' : `: ${code}`}`,
      at,
      why: reason.why(result, when, first.lack) + otherCodes(others.map(failure.code)),
      fix: reason.fix(result, first.lack),
    };
  },
});

const otherCodes = (codes: readonly (string | null)[]): string => {
  const named = [...new Set(codes)].map(
    (code) => `${code ?? 'no code'} (${codes.filter((c) => c === code).length})`,
  );
  return named.length === 0 ? '' : ` Others: ${named.join(', ')}.`;
};

/** Functions that end Failed: they never became usable. */
export const failedFunctions = failureRule('failed functions', {
  verb: { one: '% fails', many: 'fail' },
  noun: 'function',
  at: (row) => row.failedAt,
  code: (row) => row.stateReasonCode,
  happened: (row) => row.state === 'Failed',
});

/** Functions whose last update failed, so that they run on with the configuration before it. */
export const failedUpdates = failureRule('failed updates', {
  verb: { one: 'The update of % fails', many: 'keep their old configuration because an update fails' },
  noun: 'function',
  at: (row) => row.updateFailedAt,
  code: (row) => row.lastUpdateStatusReasonCode,
  happened: (row) => row.state !== 'Failed' && row.lastUpdateStatus === 'Failed',
});

/** An Inactive version that an Invoke or an update could not bring back: it is Inactive for another reason than Idle. */
export const isNotRestored = ({ state, stateReasonCode }: FunctionResult): boolean =>
  state === 'Inactive' && stateReasonCode !== null && stateReasonCode !== 'Idle';

/** Inactive functions that an Invoke or an update could not bring back. */
export const failedRestorations = failureRule('failed restorations', {
  verb: {
    one: '% stays Inactive because its return fails',
    many: 'stay Inactive because their return fails',
  },
  noun: 'function',
  at: (row) => row.lack?.at ?? null,
  code: (row) => row.stateReasonCode,
  happened: isNotRestored,
});
