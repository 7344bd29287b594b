/**
 * Where a text stops being JSON. `JSON.parse` says so in words that change with the engine's version, and not always
 * with a place; this walks the grammar of RFC 8259 once, only for texts that JSON.parse has refused.
 */
export interface JsonError {
  readonly offset: number;
  readonly expected: string;
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;

/** The first place at which the text is not JSON; undefined when it is. */
export const findJsonError = (text: string): JsonError | undefined => {
  let offset = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = offset;
    const found = pattern.exec(text);
    offset += found?.[0].length ?? 0;
    return found !== null;
  };
  const next = (): string => {
    take(SPACE);
    return text[offset] ?? '';
  };

  /** What is open: the closing brackets that are still to come. */
  const open: string[] = [];
  const expectKey = (): string | undefined => {
    next();
    if (!take(STRING)) return 'a key in double quotes';
    if (next() !== ':') return '":"';
    offset += 1;
    return undefined;
  };
  /** A value, up to its end or, for a bracket that has contents, to the first of them. */
  const expectValue = (): string | undefined => {
    const bracket = next();
    if (bracket !== '{' && bracket !== '[') return take(STRING) || take(SCALAR) ? undefined : 'a value';
    offset += 1;
    const closing = bracket === '{' ? '}' : ']';
    if (next() === closing) {
      offset += 1;
      return undefined;
    }
    open.push(closing);
    return (closing === '}' ? expectKey() : undefined) ?? expectValue();
  };

  let expected = expectValue();
  while (expected === undefined && open.length > 0) {
    const closing = open.at(-1) as string;
    const found = next();
    if (found !== ',' && found !== closing) return { offset, expected: `"," or "${closing}"` };
    offset += 1;
    if (found === closing) open.pop();
    else expected = (closing === '}' ? expectKey() : undefined) ?? expectValue();
  }
  if (expected !== undefined) return { offset, expected };
  return next() === '' ? undefined : { offset, expected: 'the end of the text' };
};
