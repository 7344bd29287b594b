/**
 * Patterns of policies as they are written: literal text, `*`, `?`, and policy variables.
 * Source: IAM User Guide, "IAM policy elements: Variables and tags" and "IAM JSON policy elements: Resource".
 */
import { appendGlyph, type Glyph } from './glob.ts';

/** A variable `${key, 'fallback'}`, replaced by the request's value of that key. */
interface Variable {
  readonly variable: string;
  readonly fallback: string | null;
}

/** A pattern, read once. */
export interface Pattern {
  /** As written in the policy. */
  readonly text: string;
  readonly pieces: readonly (Glyph | Variable)[];
}

/** What has a meaning in a pattern; everything else is literal. */
export interface PatternSyntax {
  readonly wildcards: boolean;
  /** Only documents of Version 2012-10-17 have variables; elsewhere they are literal text. */
  readonly variables: boolean;
}

/** Reads a pattern. `${*}`, `${?}` and `${$}` stand for the characters themselves. */
export const parsePattern = (text: string, syntax: PatternSyntax): Pattern => {
  const pieces: (Glyph | Variable)[] = [];
  const tokens = syntax.variables ? /\$\{([^}]*)\}|[*?$]|[^*?$]+/gu : /[*?]|[^*?]+/gu;
  for (const [token, inside] of text.matchAll(tokens)) appendGlyph(pieces, pieceOf(token, inside, syntax));
  return { text, pieces };
};

const pieceOf = (token: string, inside: string | undefined, syntax: PatternSyntax): Glyph | Variable => {
  if (inside !== undefined) return variableOf(inside);
  if (token === '*' && syntax.wildcards) return { wild: 'many', stopsAtColon: false };
  if (token === '?' && syntax.wildcards) return { wild: 'one', stopsAtColon: false };
  return { literal: token };
};

const variableOf = (inside: string): Glyph | Variable => {
  if (['*', '?', '$'].includes(inside)) return { literal: inside };
  const [, key, fallback] = /^\s*([^,]*?)\s*(?:,\s*'(.*)'\s*)?$/su.exec(inside) ?? [];
  return { variable: key ?? inside, fallback: fallback ?? null };
};

/** The names of the variables of a pattern. */
export const variablesOf = (pattern: Pattern): readonly string[] =>
  pattern.pieces.flatMap((piece) => ('variable' in piece ? [piece.variable] : []));

/** The value of a key that has exactly one, or null. */
export type VariableLookup = (key: string) => string | null;

/** The pattern for one request; null when a variable has neither a value there nor a fallback. */
export const resolvePattern = (pattern: Pattern, lookup: VariableLookup): readonly Glyph[] | null => {
  const glyphs: Glyph[] = [];
  for (const piece of pattern.pieces) {
    if (!('variable' in piece)) appendGlyph(glyphs, piece);
    else {
      const literal = lookup(piece.variable) ?? piece.fallback;
      if (literal === null) return null;
      appendGlyph(glyphs, { literal });
    }
  }
  return glyphs;
};
