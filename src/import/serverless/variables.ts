/**
 * The variables of the Serverless Framework: `${self:custom.x}`, `${file(./x.yml):key, 'fallback'}`, one in another.
 * Source: Serverless Framework guides, "Variables".
 */

/** A text in which variables stand. */
export type Text = readonly (string | Variable)[];

/** A variable: what it may be, first what is looked for first. */
export interface Variable {
  /** As it is written, with `${` and `}`. */
  readonly source: string;
  readonly choices: readonly Choice[];
}

/** A fallback that stands there, or an address: `type(argument):path`. */
export type Choice =
  | { readonly is: 'literal'; readonly value: string | number | boolean | null }
  | { readonly is: 'address'; readonly type: string; readonly argument: Text | null; readonly path: Text };

/** Characters of one variable; nobody writes more. */
const MOST = 2_000;

/** A text in pieces. `${Name}` and `${AWS::Region}` are CloudFormation's, and stay. */
export const parseText = (text: string): Text => {
  const pieces: (string | Variable)[] = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    const end = text.startsWith('${', at) ? endOf(text, at + 2) : -1;
    const variable = end < 0 ? undefined : variableOf(text.slice(at, end));
    if (variable === undefined) {
      const next = text.indexOf('${', at + 1);
      plain += text.slice(at, next < 0 ? text.length : next);
      at = next < 0 ? text.length : next;
    } else {
      if (plain !== '') pieces.push(plain);
      plain = '';
      pieces.push(variable);
      at = end;
    }
  }
  return plain === '' ? pieces : [...pieces, plain];
};

/** Behind the brace that closes the one before `from`; -1 without one. */
const endOf = (text: string, from: number): number => {
  let depth = 1;
  const last = Math.min(text.length, from + MOST);
  for (let at = from; at < last; at++) {
    if (text.startsWith('${', at)) depth += 1;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return -1;
};

const variableOf = (source: string): Variable | undefined => {
  const choices = partsOf(source.slice(2, -1)).map((part) => choiceOf(part.trim()));
  return choices[0]?.is === 'address' ? { source, choices } : undefined;
};

/** The parts between commas that are in no inner variable, quotes or brackets. */
const partsOf = (text: string): string[] => {
  const parts: string[] = [];
  let from = 0;
  let depth = 0;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (/["']/.test(char) && text.slice(from, at).trim() === '') quote = char;
    else if (/[{(]/.test(char)) depth += 1;
    else if (/[})]/.test(char)) depth -= 1;
    else if (char === ',' && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
};

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

const choiceOf = (part: string): Choice => {
  if (/^(["']).*\1$/s.test(part)) return { is: 'literal', value: part.slice(1, -1) };
  const constant = constants.get(part);
  if (constant !== undefined) return { is: 'literal', value: constant };
  if (/^-?\d+(\.\d+)?$/.test(part)) return { is: 'literal', value: Number(part) };
  const inner = /^\$\{.*\}$/s.test(part) ? variableOf(part) : undefined;
  if (inner?.choices.length === 1 && inner.choices[0] !== undefined) return inner.choices[0];
  const [, type, argument, path] = /^([A-Za-z][\w-]*)(?:\((.*?)\))?(?::(?!:)(.*))?$/s.exec(part) ?? [];
  if (type === undefined || (argument === undefined && path === undefined))
    return { is: 'literal', value: part };
  return {
    is: 'address',
    type,
    argument: argument === undefined ? null : parseText(argument),
    path: parseText(path ?? ''),
  };
};
