import { nearestOperator, parseOperator, type Operator } from './operators.ts';
import { parsePattern, variablesOf, type Pattern, type PatternSyntax } from './pattern.ts';
import type { StatementJson } from './policy-schema.ts';
import type { Condition, Element, Statement } from './policy.ts';
import { problem, type Report } from './problems.ts';

interface Reading {
  /** Whether the document's Version has policy variables. */
  readonly variables: boolean;
  readonly path: readonly (string | number)[];
  readonly report: Report;
}

/** A statement of the right shape → one that can be asked, with remarks on its words. */
export const readStatement = (json: StatementJson, reading: Reading): Statement => {
  if (json.Sid !== undefined && !/^[0-9A-Za-z]*$/u.test(json.Sid)) {
    const message = `Sid "${json.Sid}" has other characters than letters and digits; IAM refuses it.`;
    reading.report(problem('IAM104', [...reading.path, 'Sid'], message));
  }
  return {
    sid: json.Sid ?? null,
    effect: json.Effect,
    action: readElement(json, 'Action', reading),
    resource: readElement(json, 'Resource', reading),
    conditions: Object.entries(json.Condition ?? {}).flatMap(([name, keys]) =>
      readOperator(name, keys, inside(reading, 'Condition', name)),
    ),
  };
};

const inside = (reading: Reading, ...steps: readonly string[]): Reading => ({
  ...reading,
  path: [...reading.path, ...steps],
});

const forms = {
  Action: {
    pattern: /^(\*+|[\w-]+:[\w*?]+)$/u,
    words: '"*" or of the form service:Action',
    variables: false,
  },
  Resource: { pattern: /^(\*+|arn:.*)$/su, words: '"*" or an ARN', variables: true },
};

const readElement = (json: StatementJson, kind: keyof typeof forms, reading: Reading): Element => {
  const negated = json[kind] === undefined;
  const name = negated ? (`Not${kind}` as const) : kind;
  const here = inside(reading, name);
  const syntax = { wildcards: true, variables: reading.variables && forms[kind].variables };
  const patterns = toList(json[name] ?? []).map((text) => {
    if (!forms[kind].pattern.test(text)) {
      here.report(problem('IAM105', here.path, `${name} "${text}" must be ${forms[kind].words}.`));
    }
    return noteVariables(
      { ...parsePattern(kind === 'Action' ? text.toLowerCase() : text, syntax), text },
      syntax,
      here,
    );
  });
  return { name, negated, patterns };
};

type ConditionJson = NonNullable<StatementJson['Condition']>[string];

const readOperator = (name: string, keys: ConditionJson, reading: Reading): readonly Condition[] => {
  const use = parseOperator(name);
  if (use === null) {
    const nearest = nearestOperator(name);
    const fix = nearest === null ? undefined : `Write ${nearest}.`;
    reading.report(problem('IAM106', reading.path, `AWS has no condition operator ${name}.`, fix));
    return [];
  }
  if (use.operator.compare === 'unsupported') {
    const message = `heni does not decide ${name}: an Allow with it grants nothing, a Deny with it always applies.`;
    reading.report(problem('IAM107', reading.path, message));
  }
  const { operator, set, ifExists } = use;
  return Object.entries(keys).map(([key, values]) => ({
    operator,
    set,
    ifExists,
    name,
    key,
    values: toList(values).map((value) => readValue(operator, String(value), inside(reading, key))),
  }));
};

const readValue = ({ compare }: Operator, text: string, reading: Reading): Pattern => {
  const rules = compare === 'presence' || compare === 'unsupported' ? plain : compare;
  const syntax = { wildcards: rules.wildcards, variables: reading.variables && rules.variables };
  const pattern = noteVariables(parsePattern(text, syntax), syntax, reading);
  const form = compare === 'presence' ? truth : rules.value;
  if (form !== undefined && variablesOf(pattern).length === 0 && !form.pattern.test(text)) {
    reading.report(problem('IAM108', reading.path, `"${text}" is not ${form.words}; it matches nothing.`));
  }
  return pattern;
};

const truth = { pattern: /^(true|false)$/iu, words: 'true or false' };
const plain = { wildcards: false, variables: false, value: undefined };

/** Variables are resolved from the request, which carries only the keys that heni knows. */
const noteVariables = (pattern: Pattern, { variables }: PatternSyntax, reading: Reading): Pattern => {
  const names = variablesOf(pattern);
  if (names.length > 0) {
    const message = `${pattern.text}: a variable has a value only when the simulated request carries its key (${names.join(', ')}).`;
    reading.report(problem('IAM109', reading.path, message));
  } else if (!variables && /\$\{[^}]*\}/u.test(pattern.text)) {
    const message = `${pattern.text} is taken literally: variables need Version 2012-10-17 and a string or ARN operator.`;
    reading.report(problem('IAM110', reading.path, message));
  }
  return pattern;
};

const toList = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);
