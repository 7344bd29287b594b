/** Where a text stops being JSON. `JSON.parse` decides whether it does; its messages do not always say where. */

/** The first fault of a text; `offset` counts UTF-16 units from 0. */
export interface JsonSyntaxError {
  readonly offset: number;
  readonly message: string;
}

const token =
  /[ \t\r\n]*(?:(?<mark>[{}[\],:])|(?<string>"(?:[ !#-[\]-\u{10FFFF}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?<word>(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))|(?<end>$))/uy;

type Token = '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'word' | 'end';

/** What may come next. */
type State = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'afterItem' | 'afterEntry' | 'done';

const expected: Readonly<Record<State, string>> = {
  value: 'a value',
  valueOrEnd: 'a value or "]"',
  key: 'a key in double quotes',
  keyOrEnd: 'a key in double quotes or "}"',
  colon: '":"',
  afterItem: '"," or "]"',
  afterEntry: '"," or "}"',
  done: 'nothing more',
};

/** The first place where the text is not JSON, or null. */
export const findJsonSyntaxError = (text: string): JsonSyntaxError | null => {
  const open: ('{' | '[')[] = [];
  let state: State = 'value';
  let offset = 0;
  let previous: Token | null = null;
  for (;;) {
    token.lastIndex = offset;
    const groups = token.exec(text)?.groups;
    const found = groups === undefined ? null : kindOf(groups);
    const next: State | null = found === null ? null : follow(state, found, open);
    if (found === null || next === null) return complaint(text, offset, state, found, previous);
    if (found === 'end') return null;
    [state, offset, previous] = [next, token.lastIndex, found];
  }
};

const kindOf = (groups: Readonly<Record<string, string | undefined>>): Token => {
  if (groups['mark'] !== undefined) return groups['mark'] as Token;
  if (groups['string'] !== undefined) return 'string';
  return groups['word'] === undefined ? 'end' : 'word';
};

/** The state after a token; null when it may not come here. `open` keeps the brackets. */
const follow = (state: State, found: Token, open: ('{' | '[')[]): State | null => {
  const takesValue = state === 'value' || state === 'valueOrEnd';
  if (takesValue && (found === '{' || found === '[')) {
    open.push(found);
    return found === '{' ? 'keyOrEnd' : 'valueOrEnd';
  }
  if (takesValue && (found === 'string' || found === 'word')) return after(open);
  if ((found === '}' && closesObject(state)) || (found === ']' && closesList(state))) {
    open.pop();
    return after(open);
  }
  if ((state === 'key' || state === 'keyOrEnd') && found === 'string') return 'colon';
  if (state === 'colon' && found === ':') return 'value';
  if (found === ',' && state === 'afterItem') return 'value';
  if (found === ',' && state === 'afterEntry') return 'key';
  return state === 'done' && found === 'end' ? 'done' : null;
};

const closesObject = (state: State): boolean => state === 'keyOrEnd' || state === 'afterEntry';
const closesList = (state: State): boolean => state === 'valueOrEnd' || state === 'afterItem';
const after = (open: readonly ('{' | '[')[]): State => {
  const inner = open.at(-1);
  if (inner === undefined) return 'done';
  return inner === '{' ? 'afterEntry' : 'afterItem';
};

const complaint = (
  text: string,
  offset: number,
  state: State,
  found: Token | null,
  previous: Token | null,
): JsonSyntaxError => {
  const blanks = /^[ \t\r\n]*/u.exec(text.slice(offset))?.[0].length ?? 0;
  const at = offset + blanks;
  if (previous === ',' && (found === '}' || found === ']')) {
    return { offset: at, message: `a comma before "${found}" is not allowed` };
  }
  const seen = at >= text.length ? 'the end of the text' : `"${Array.from(text.slice(at, at + 2))[0] ?? ''}"`;
  return { offset: at, message: `expected ${expected[state]}, found ${seen}` };
};
