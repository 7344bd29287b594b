/**
 * The condition operators: one row each.
 * Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
 */
import { arnMatches, foldCase, globMatches, type Glyph } from './glob.ts';

/** One value of the policy, resolved for a request. */
export interface Expected {
  readonly text: string;
  readonly glyphs: readonly Glyph[];
}

/** How values are compared. */
interface Comparison {
  /** Does the request's value match the policy's? */
  readonly matches: (expected: Expected, found: string) => boolean;
  readonly wildcards: boolean;
  /** Policy variables work with string and ARN operators only. */
  readonly variables: boolean;
  /** What a policy's value must look like, when not any text will do. */
  readonly value?: { readonly pattern: RegExp; readonly words: string };
}

const number = { pattern: /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/iu, words: 'a number' };
const truth = { pattern: /^(true|false)$/iu, words: 'true or false' };

const numeric = (compare: (found: number, expected: number) => boolean): Comparison => ({
  matches: ({ text }, found) =>
    number.pattern.test(text) && number.pattern.test(found) && compare(Number(found), Number(text)),
  wildcards: false,
  variables: false,
  value: number,
});

const exact: Comparison = {
  matches: ({ glyphs }, found) => globMatches(glyphs, found),
  wildcards: false,
  variables: true,
};
const ignoringCase: Comparison = {
  matches: ({ glyphs }, found) => globMatches(foldCase(glyphs), found.toLowerCase()),
  wildcards: false,
  variables: true,
};
const like: Comparison = { ...exact, wildcards: true };
const arn: Comparison = {
  matches: ({ glyphs }, found) => arnMatches(glyphs, found),
  wildcards: true,
  variables: true,
  value: { pattern: /^[^:]*(:[^:]*){5}/su, words: 'an ARN of six parts between colons' },
};
const bool: Comparison = {
  matches: ({ text }, found) => text.toLowerCase() === found.toLowerCase(),
  wildcards: false,
  variables: false,
  value: truth,
};

/** What an operator is. `compare: 'presence'` is Null; `'unsupported'` is known to AWS and not decided by heni. */
export interface Operator {
  readonly compare: Comparison | 'presence' | 'unsupported';
  /** A negated operator matches when no value matches, and so also when the key is absent. */
  readonly negated: boolean;
}

const is = (compare: Operator['compare']): Operator => ({ compare, negated: false });
const isNot = (compare: Operator['compare']): Operator => ({ compare, negated: true });

/** Every operator by AWS's name. "ArnEquals and ArnLike behave identically." */
export const operatorRows: Readonly<Record<string, Operator>> = {
  StringEquals: is(exact),
  StringNotEquals: isNot(exact),
  StringEqualsIgnoreCase: is(ignoringCase),
  StringNotEqualsIgnoreCase: isNot(ignoringCase),
  StringLike: is(like),
  StringNotLike: isNot(like),
  ArnEquals: is(arn),
  ArnNotEquals: isNot(arn),
  ArnLike: is(arn),
  ArnNotLike: isNot(arn),
  Bool: is(bool),
  NumericEquals: is(numeric((found, expected) => found === expected)),
  NumericNotEquals: isNot(numeric((found, expected) => found === expected)),
  NumericLessThan: is(numeric((found, expected) => found < expected)),
  NumericLessThanEquals: is(numeric((found, expected) => found <= expected)),
  NumericGreaterThan: is(numeric((found, expected) => found > expected)),
  NumericGreaterThanEquals: is(numeric((found, expected) => found >= expected)),
  Null: is('presence'),
  DateEquals: is('unsupported'),
  DateNotEquals: isNot('unsupported'),
  DateLessThan: is('unsupported'),
  DateLessThanEquals: is('unsupported'),
  DateGreaterThan: is('unsupported'),
  DateGreaterThanEquals: is('unsupported'),
  IpAddress: is('unsupported'),
  NotIpAddress: isNot('unsupported'),
  BinaryEquals: is('unsupported'),
};

/** How the several values of a request are taken together. */
export type SetOperator = 'ForAnyValue' | 'ForAllValues';

/** An operator as a condition names it: `ForAnyValue:StringLikeIfExists`. */
export interface OperatorUse {
  readonly operator: Operator;
  readonly set: SetOperator | null;
  readonly ifExists: boolean;
}

/** Reads an operator's name; null when AWS has none of that name. Null takes neither qualifier nor IfExists. */
export const parseOperator = (name: string): OperatorUse | null => {
  const [, set, base = '', ifExists] =
    /^(?:(ForAnyValue|ForAllValues):)?(.*?)(IfExists)?$/su.exec(name) ?? [];
  const operator = Object.hasOwn(operatorRows, base) ? operatorRows[base] : undefined;
  if (operator === undefined) return null;
  if (operator.compare === 'presence' && (set !== undefined || ifExists !== undefined)) return null;
  return { operator, set: (set as SetOperator | undefined) ?? null, ifExists: ifExists !== undefined };
};

/** The correctly written name of a misspelt operator, if only its case is wrong. */
export const nearestOperator = (name: string): string | null => {
  const known = ['ForAnyValue:', 'ForAllValues:', ''].flatMap((set) =>
    Object.keys(operatorRows).flatMap((base) => [`${set}${base}`, `${set}${base}IfExists`]),
  );
  return known.find((candidate) => candidate.toLowerCase() === name.toLowerCase()) ?? null;
};
