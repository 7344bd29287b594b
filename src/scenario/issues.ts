/** What the schema says is wrong, as problems in our words. */
import type { z } from 'zod';
import { findingCodes, type FindingCode } from './finding-codes.ts';
import { didYouMean, nearest, writeInstead } from './nearest.ts';
import { valueAt, type Path, type Problem } from './problem.ts';
import { show } from './show.ts';

type Issue = z.core.$ZodIssue;

/** An issue with its place in the whole file. */
interface Placed {
  readonly issue: Issue;
  readonly path: Path;
}

/** The problems behind the issues of a parse of `raw`. */
export const problemsOf = (issues: readonly Issue[], raw: unknown): Problem[] =>
  issues
    .flatMap((issue) => unfold(issue, []))
    .flatMap(({ issue, path }) => problemsOfIssue(issue, path, valueAt(raw, path)));

const problemsOfIssue = (issue: Issue, path: Path, found: unknown): Problem[] => {
  const code = codeOf(issue);
  if (code !== undefined) return [{ code, path, message: issue.message }];
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, issue.message.split('\n'), path);
  if (issue.code === 'too_small')
    return [{ code: 'SCN009', path, message: outOfRange(found, 'least', issue.minimum, issue.origin) }];
  if (issue.code === 'too_big')
    return [{ code: 'SCN009', path, message: outOfRange(found, 'most', issue.maximum, issue.origin) }];
  return found === undefined ? [missingKey(path)] : [wrongValue(issue, path, found)];
};

const unknownKeys = (keys: readonly string[], messages: readonly string[], path: Path): Problem[] =>
  keys.map((key, index) => {
    const message = messages[index] ?? `unknown key "${key}"`;
    const [, instead] = /did you mean "(.*)"/.exec(message) ?? [];
    return { code: 'SCN001', path: [...path, key], at: 'key', message, fix: writeInstead(instead) };
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
    instead !== undefined && words.length > MOST_WORDS
      ? `one of the ${words.length} known words`
      : takes(issue, words);
  return {
    code: 'SCN002',
    path,
    message: `${show(found)} is not ${expected}${didYouMean(instead)}`,
    fix: writeInstead(instead),
  };
};

/** Where the right word is guessed, so many others are listed beside it. */
const MOST_WORDS = 8;

const takes = (issue: Issue, words: readonly string[]): string =>
  issue.code === 'invalid_union' && words.length > 0 ? `one of ${words.join(', ')}` : issue.message;

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
const unfold = (issue: Issue, base: Path): Placed[] => {
  const path = [...base, ...(issue.path as Path)];
  const alternatives = issue.code === 'invalid_union' ? issue.errors : [];
  const meant = alternatives
    .map((issues) => issues.flatMap((inner) => unfold(inner, path)))
    .find((issues) => issues.length > 0 && !issues.some((inner) => isOtherKind(inner, path)));
  return meant ?? [{ issue, path }];
};

/** Whether an issue of an alternative says that the value itself is of another kind, not that something in it is wrong. */
const isOtherKind = ({ issue, path }: Placed, union: Path): boolean =>
  path.length === union.length &&
  codeOf(issue) === undefined &&
  !['unrecognized_keys', 'too_small', 'too_big'].includes(issue.code);

/** The code that a refinement brings along, whose message is a whole sentence. */
const codeOf = (issue: Issue): FindingCode | undefined => {
  const code: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  return typeof code === 'string' && Object.hasOwn(findingCodes, code) ? (code as FindingCode) : undefined;
};
