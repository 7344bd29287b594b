/**
 * Does one condition hold for a request?
 * Sources: IAM User Guide, "IAM JSON policy elements: Condition operators", "Single-valued vs. multivalued context
 * keys" and "Creating a condition with multiple keys or values".
 */
import type { Expected } from './operators.ts';
import { resolvePattern, type VariableLookup } from './pattern.ts';
import type { Condition } from './policy.ts';

/** The condition keys of a request. A key without values is absent. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

/** Why a condition has its result. */
export type ConditionReason =
  | 'compared'
  /** The key is absent; the operator says what that means. */
  | 'keyAbsent'
  /** A policy variable has no value in the request, and so the statement does not match. */
  | 'unresolvedVariable'
  /** heni does not decide this operator. */
  | 'unsupportedOperator'
  /** Several values, and neither ForAnyValue nor ForAllValues says how to take them: AWS requires one of them. */
  | 'setOperatorMissing';

/** One condition of a statement, evaluated. */
export interface ConditionReport {
  readonly operator: string;
  readonly key: string;
  readonly expected: readonly string[];
  /** Empty when the request does not carry the key. */
  readonly found: readonly string[];
  /** Null: not decided. */
  readonly result: boolean | null;
  readonly reason: ConditionReason;
}

/** Condition key names are not case-sensitive. */
export const valuesOf = (context: Context, key: string): readonly string[] => {
  const name = Object.keys(context).find((candidate) => candidate.toLowerCase() === key.toLowerCase());
  const values = name === undefined ? [] : (context[name] ?? []);
  return typeof values === 'string' ? [values] : values;
};

/** A variable stands for a key with one value; "you cannot use a multivalued context key as a policy variable". */
export const variableLookup =
  (context: Context): VariableLookup =>
  (key) => {
    const [value, ...more] = valuesOf(context, key);
    return value !== undefined && more.length === 0 ? value : null;
  };

/** Evaluates one operator on one key. */
export const evaluateCondition = (condition: Condition, context: Context): ConditionReport => {
  const found = valuesOf(context, condition.key);
  const report = {
    operator: condition.name,
    key: condition.key,
    expected: condition.values.map(({ text }) => text),
    found,
  };
  return { ...report, ...decide(condition, found, context) };
};

type Outcome = Pick<ConditionReport, 'result' | 'reason'>;
const because = (result: boolean | null, reason: ConditionReason): Outcome => ({ result, reason });

const decide = (condition: Condition, found: readonly string[], context: Context): Outcome => {
  const { compare, negated } = condition.operator;
  if (compare === 'unsupported') return because(null, 'unsupportedOperator');
  if (compare === 'presence') return because(presenceHolds(condition, found), 'compared');
  if (isAbsent(condition, found)) return because(holdsWhenAbsent(condition), 'keyAbsent');
  if (condition.set === null && found.length > 1) return because(null, 'setOperatorMissing');

  const expected = resolveValues(condition, context);
  const unresolved = expected.length < condition.values.length;
  if (negated && unresolved) return because(false, 'unresolvedVariable');
  const holds = (value: string): boolean => expected.some((one) => compare.matches(one, value)) !== negated;
  const result = condition.set === 'ForAllValues' ? found.every(holds) : found.some(holds);
  return because(result, unresolved && !result ? 'unresolvedVariable' : 'compared');
};

/** For the set operators an empty string counts as no value ("a null data set, such as an empty string"). */
const isAbsent = ({ set }: Condition, found: readonly string[]): boolean =>
  set === null ? found.length === 0 : isNull(found);

const isNull = (found: readonly string[]): boolean => found.every((value) => value === '');

/**
 * The set operators are asked before IfExists: ForAllValues is true without values, and ForAnyValue false, with
 * IfExists too (observed on AWS; the page on IfExists can be read otherwise). A negated operator matches.
 */
const holdsWhenAbsent = ({ set, ifExists, operator }: Condition): boolean =>
  set === null ? ifExists || operator.negated : set === 'ForAllValues';

/** Null: "true (the key doesn't exist) or false (the key exists and its value is not null)". */
const presenceHolds = ({ values }: Condition, found: readonly string[]): boolean =>
  values.some(({ text }) => text.toLowerCase() === String(isNull(found)));

/**
 * The values of the policy for this request. One with an unresolved variable matches nothing and is left out; for a
 * negated operator "any attempt to match it fails and causes the statement to be invalid".
 */
const resolveValues = (condition: Condition, context: Context): readonly Expected[] => {
  const lookup = variableLookup(context);
  return condition.values.flatMap((pattern) => {
    const glyphs = resolvePattern(pattern, lookup);
    return glyphs === null ? [] : [{ text: pattern.text, glyphs }];
  });
};
