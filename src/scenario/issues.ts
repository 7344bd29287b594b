/** What the schema says is wrong, as problems in our words. */
import type { z } from 'zod';
import { findingCodes, type FindingCode } from './finding-codes.ts';
import { didYouMean, nearest } from './nearest.ts';
import type { Path, Problem } from './problem.ts';
import { show } from './show.ts';

type Issue = z.core.$ZodIssue;

/** The problems behind the issues of a parse of `raw`. */
export const problemsOf = (issues: readonly Issue[], raw: unknown): Problem[] =>
  issues.flatMap(unfold).flatMap((issue) => problemsOfIssue(issue, valueAt(raw, issue.path as Path)));

const problemsOfIssue = (issue: Issue, found: unknown): Problem[] => {
  const path = issue.path as Path;
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue.keys, issue.message.split('\n'), path);
    case 'too_small':
      return [{ code: 'SCN009', path, message: outOfRange(found, 'least', issue.minimum, issue.origin) }];
    case 'too_big':
      return [{ code: 'SCN009', path, message: outOfRange(found, 'most', issue.maximum, issue.origin) }];
    case 'custom':
      if (isCode(issue.params?.['code']))
        return [{ code: issue.params['code'], path, message: issue.message }];
      break;
    default:
  }
  return found === undefined ? [missingKey(path)] : [wrongValue(issue, path, found)];
};

const unknownKeys = (keys: readonly string[], messages: readonly string[], path: Path): Problem[] =>
  keys.map((key, index) => {
    const message = messages[index] ?? `unknown key "${key}"`;
    const [, instead] = /did you mean "(.*)"/.exec(message) ?? [];
    const fix = instead === undefined ? {} : { fix: `write "${instead}"` };
    return { code: 'SCN001', path: [...path, key], at: 'key', message, ...fix };
  });

const missingKey = (path: Path): Problem => ({
  code: 'SCN003',
  path: path.slice(0, -1),
  message: `the key "${path.at(-1)}" is missing`,
});

const wrongValue = (issue: Issue, path: Path, found: unknown): Problem => {
  const words = wordsOf(issue);
  const instead = typeof found === 'string' ? nearest(found, words) : undefined;
  const expected =
    issue.code === 'invalid_union' && words.length > 0 ? `one of ${words.join(', ')}` : issue.message;
  return {
    code: 'SCN002',
    path,
    message: `${show(found)} is not ${expected}${didYouMean(instead)}`,
    ...(instead === undefined ? {} : { fix: `write "${instead}"` }),
  };
};

const outOfRange = (
  found: unknown,
  bound: 'least' | 'most',
  limit: number | bigint,
  origin: string,
): string => {
  if (origin === 'array') return `the list needs at ${bound} ${limit} ${limit === 1 ? 'entry' : 'entries'}`;
  if (origin === 'string' && limit === 1) return 'the text is empty';
  return `${show(found)} is out of range: ${origin === 'string' ? 'the length must be ' : ''}at ${bound} ${limit}`;
};

/** The words that would have been right, where there is a list of them. */
const wordsOf = (issue: Issue): string[] => {
  if (issue.code === 'invalid_value') return issue.values.filter((value) => typeof value === 'string');
  const { options } = issue as { options?: readonly unknown[] };
  return issue.code === 'invalid_union' ? (options ?? []).filter((option) => typeof option === 'string') : [];
};

/**
 * Of a union, the issues of the alternative that was meant: the one whose kind of value is there. Where no kind
 * fits, the union itself says what it takes.
 */
const unfold = (issue: Issue): Issue[] => {
  if (issue.code !== 'invalid_union') return [issue];
  const alternatives = issue.errors.map((issues) => issues.flatMap(unfold));
  const meant = alternatives.find((issues) => issues.length > 0 && !issues.some(isOtherKind));
  return meant?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) ?? [issue];
};

const isOtherKind = (issue: Issue): boolean =>
  issue.path.length === 0 &&
  issue.code !== 'unrecognized_keys' &&
  issue.code !== 'too_small' &&
  issue.code !== 'too_big' &&
  !(issue.code === 'custom' && isCode(issue.params?.['code']));

const isCode = (code: unknown): code is FindingCode =>
  typeof code === 'string' && Object.hasOwn(findingCodes, code);

const valueAt = (raw: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) => (value as Record<string | number, unknown> | null | undefined)?.[step],
    raw,
  );
