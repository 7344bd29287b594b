import type { FunctionResult } from '../../engine/result.ts';
import { versionName } from '../names.ts';
import { byTime, type Rule } from '../trouble.ts';
import { plural } from '../words.ts';
import { reasonFor } from './reasons.ts';

interface Failure {
  readonly verb: { readonly one: string; readonly many: string };
  readonly noun: string;
  readonly code: (row: FunctionResult) => string | null;
  readonly happened: (row: FunctionResult) => boolean;
}

/** The first version to fail, its reason, and how many more. */
const failureRule = (name: string, failure: Failure): Rule => ({
  name,
  level: 'broken',
  detect: (result, when) => {
    const failed = byTime(result.functions.filter(failure.happened), (row) => row.failedAt);
    const [first] = failed;
    if (first === undefined) return null;
    const code = failure.code(first);
    const moment = first.failedAt === null ? '' : ` at ${when(first.failedAt)}`;
    const who =
      failed.length === 1
        ? `${failure.verb.one.replace('%', versionName(first))}${moment}`
        : `${plural(failed.length, failure.noun)} ${failure.verb.many}, first ${versionName(first)}${moment}`;
    const reason = reasonFor(code);
    const others = failed.filter((row) => failure.code(row) !== code);
    return {
      headline: `${who}${code === null ? '' : `: ${code}`}`,
      at: first.failedAt,
      why: reason.why(result, when) + otherCodes(others.map(failure.code)),
      fix: reason.fix(result),
    };
  },
});

const otherCodes = (codes: readonly (string | null)[]): string => {
  const named = [...new Set(codes)].map(
    (code) => `${code ?? 'no code'} (${codes.filter((c) => c === code).length})`,
  );
  return named.length === 0 ? '' : ` Others: ${named.join(', ')}.`;
};

export const failedFunctions = failureRule('failed functions', {
  verb: { one: '% fails', many: 'fail' },
  noun: 'function',
  code: (row) => row.stateReasonCode,
  happened: (row) => row.state === 'Failed',
});

/** A failed update that a later one mended has no code any more; the failure still happened. */
export const failedUpdates = failureRule('failed updates', {
  verb: { one: 'The update of % fails', many: 'keep their old configuration because an update fails' },
  noun: 'function',
  code: (row) => row.lastUpdateStatusReasonCode,
  happened: (row) => row.state !== 'Failed' && (row.lastUpdateStatus === 'Failed' || row.failedAt !== null),
});
