/** One side of a change: the values of a resource, and which of them are not known yet or not to be shown. */
import { itemsOf, textOf, type Term } from '../term.ts';

/** The values before or after. */
export interface Side {
  readonly values: Term | undefined;
  /** `true` in place of what only the apply knows. */
  readonly unknown: Term | undefined;
  /** `true` in place of what is secret. */
  readonly sensitive: Term | undefined;
  /** Without marks: what is not known is left out. */
  readonly isUnmarked: boolean;
}

type Path = readonly (string | number)[];

/** What stands at a path. A secret is as good as unknown: it is never read. */
export type Field =
  { readonly is: 'known'; readonly term: Term } | { readonly is: 'unknown' } | { readonly is: 'absent' };

/** Reads a field. */
export const read = (side: Side, ...path: Path): Field => {
  if (isMarked(side.unknown, path) || isMarked(side.sensitive, path)) return { is: 'unknown' };
  const term = path.reduce(inside, side.values);
  const isNothing = term === undefined || (term.is === 'scalar' && term.value === null);
  return isNothing ? { is: 'absent' } : { is: 'known', term };
};

/** The text of a field that is known; null for anything else. */
export const textAt = (side: Side, ...path: Path): string | null => {
  const field = read(side, ...path);
  return (field.is === 'known' ? textOf(field.term) : undefined) ?? null;
};

/** A whole number that is known; null for anything else. */
export const numberAt = (side: Side, ...path: Path): number | null => {
  const text = textAt(side, ...path) ?? '';
  const number = text === '' ? Number.NaN : Number(text);
  return Number.isInteger(number) ? number : null;
};

/** Whether a field is known to be true. */
export const isTrue = (side: Side, ...path: Path): boolean => textAt(side, ...path) === 'true';

/** Whether something is there, known or not. */
export const isGiven = (side: Side, ...path: Path): boolean => {
  const field = read(side, ...path);
  return field.is === 'unknown' || (field.is === 'known' && textOf(field.term) !== '');
};

/** The known texts of a list, and whether there are more. */
export const textsAt = (
  side: Side,
  ...path: Path
): { readonly texts: readonly string[]; readonly isOpen: boolean } => {
  const field = read(side, ...path);
  if (field.is !== 'known') return { texts: [], isOpen: field.is === 'unknown' };
  const items = field.term.is === 'list' ? itemsOf(field.term) : [field.term];
  const known = items.map((_, index) => textAt(side, ...path, ...(field.term.is === 'list' ? [index] : [])));
  return { texts: known.flatMap((text) => text ?? []), isOpen: known.includes(null) };
};

/** A block is a list of one; where the provider has a nested attribute in its place, that is the block itself. */
const inside = (term: Term | undefined, part: string | number): Term | undefined => {
  if (typeof part === 'string') return term?.is === 'map' ? term.entries.get(part) : undefined;
  return term?.is === 'map' && part === 0 ? term : itemsOf(term)[part];
};

const isMarked = (marks: Term | undefined, path: Path): boolean => {
  let found = marks;
  for (const part of path) {
    if (isMark(found)) return true;
    found = inside(found, part);
  }
  return isMark(found);
};

const isMark = (term: Term | undefined): boolean => term?.is === 'scalar' && term.value === true;
