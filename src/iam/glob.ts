/**
 * Matching text against `*` and `?`.
 * Source: IAM User Guide, "IAM JSON policy elements: Resource", "… Action", "… Condition operators".
 */
import { splitArn } from './arn.ts';

/** One piece of a resolved pattern. A wildcard that stops at a colon stays within its ARN segment. */
export type Glyph =
  { readonly literal: string } | { readonly wild: 'one' | 'many'; readonly stopsAtColon: boolean };

/** Does the whole text match? Case sensitive. */
export const globMatches = (glyphs: readonly Glyph[], text: string): boolean => {
  const [first, ...others] = glyphs;
  if (first === undefined) return text === '';
  if (!('literal' in first)) return restMatches(glyphs, text);
  return text.startsWith(first.literal) && restMatches(others, text.slice(first.literal.length));
};

/** The two common ends, nothing and one `*`, need no search. */
const restMatches = (glyphs: readonly Glyph[], text: string): boolean => {
  const [first] = glyphs;
  if (first === undefined) return text === '';
  if (glyphs.length === 1 && 'wild' in first && first.wild === 'many' && !first.stopsAtColon) return true;
  return search(steps(glyphs), text);
};

type Step = { readonly char: string } | Extract<Glyph, { wild: unknown }>;

const steps = (glyphs: readonly Glyph[]): readonly Step[] =>
  glyphs.flatMap((glyph): Step[] =>
    'literal' in glyph ? Array.from(glyph.literal, (char) => ({ char })) : [glyph],
  );

/** All positions that the pattern can be in are followed at once, so no pattern takes exponential time. */
const search = (pattern: readonly Step[], text: string): boolean => {
  let positions = skipMany(pattern, [0]);
  for (const char of text) {
    positions = skipMany(
      pattern,
      positions.flatMap((position) => advance(pattern[position], position, char)),
    );
    if (positions.length === 0) return false;
  }
  return positions.includes(pattern.length);
};

const advance = (step: Step | undefined, position: number, char: string): readonly number[] => {
  if (step === undefined) return [];
  if ('char' in step) return step.char === char ? [position + 1] : [];
  if (step.stopsAtColon && char === ':') return [];
  return [step.wild === 'many' ? position : position + 1];
};

/** A `*` may also stand for nothing. */
const skipMany = (pattern: readonly Step[], positions: readonly number[]): readonly number[] => {
  const reached = new Set(positions);
  for (const position of reached) {
    const step = pattern[position];
    if (step !== undefined && 'wild' in step && step.wild === 'many') reached.add(position + 1);
  }
  return [...reached];
};

/** The same pattern in lower case, for comparisons that ignore case. */
export const foldCase = (glyphs: readonly Glyph[]): readonly Glyph[] =>
  glyphs.map((glyph) => ('literal' in glyph ? { literal: glyph.literal.toLowerCase() } : glyph));

/**
 * A pattern of a Resource element. In the first five ARN segments `?` and an inner `*` stay within their segment; a
 * `*` that ends its segment "can expand to match beyond the colon boundaries".
 */
export const withinSegments = (glyphs: readonly Glyph[]): readonly Glyph[] => {
  let colons = 0;
  return glyphs.map((glyph, index) => {
    if ('literal' in glyph) {
      colons += glyph.literal.split(':').length - 1;
      return glyph;
    }
    if (colons >= 5) return glyph;
    return { wild: glyph.wild, stopsAtColon: glyph.wild === 'one' || !endsSegment(glyphs[index + 1]) };
  });
};

const endsSegment = (next: Glyph | undefined): boolean =>
  next === undefined || ('literal' in next && next.literal.startsWith(':'));

/** ArnEquals and ArnLike: "each of the six colon-delimited components of the ARN is checked separately". */
export const arnMatches = (glyphs: readonly Glyph[], text: string): boolean => {
  const expected = splitGlyphs(glyphs);
  const found = splitArn(text);
  if (expected === null || found === null) return false;
  return expected.every((part, index) => globMatches(part, found[index] ?? ''));
};

/** The six parts of an ARN pattern; null when there are fewer. */
const splitGlyphs = (glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] | null => {
  const parts: Glyph[][] = [[]];
  for (const glyph of glyphs) {
    if (!('literal' in glyph)) {
      parts.at(-1)?.push(glyph);
      continue;
    }
    const [head = '', ...tail] = glyph.literal.split(':');
    parts.at(-1)?.push({ literal: head });
    const free = Math.min(tail.length, 6 - parts.length);
    for (const literal of tail.slice(0, free)) parts.push([{ literal }]);
    for (const literal of tail.slice(free)) parts.at(-1)?.push({ literal: `:${literal}` });
  }
  return parts.length === 6 ? parts.map(mergeLiterals) : null;
};

/** Neighbouring literals become one, and empty ones go. */
const mergeLiterals = (glyphs: readonly Glyph[]): readonly Glyph[] => {
  const merged: Glyph[] = [];
  for (const glyph of glyphs) appendGlyph(merged, glyph);
  return merged;
};

/** Adds a piece; a literal after a literal prolongs it. */
export const appendGlyph = <T extends object>(pieces: (Glyph | T)[], piece: Glyph | T): void => {
  const last = pieces.at(-1);
  if (!('literal' in piece)) pieces.push(piece);
  else if (last !== undefined && 'literal' in last) {
    pieces[pieces.length - 1] = { literal: `${last.literal}${piece.literal}` };
  } else if (piece.literal !== '') pieces.push(piece);
};
