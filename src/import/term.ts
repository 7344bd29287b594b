/** What an input file consists of: plain data in which every part knows its place, and calls that wait for a value. */
import type { Place } from './place.ts';

/** A part of an input file. */
export type Term = Scalar | List | Mapping | Call;

interface Placed {
  readonly place: Place;
}

/** A text, number, truth value or nothing. */
export interface Scalar extends Placed {
  readonly is: 'scalar';
  readonly value: string | number | boolean | null;
  /** As it is written, where that differs: `012` and `1.10` are texts to many tools. */
  readonly text: string;
}

/** A list. */
export interface List extends Placed {
  readonly is: 'list';
  readonly items: readonly Term[];
}

/** A mapping, its keys in their order. */
export interface Mapping extends Placed {
  readonly is: 'map';
  readonly entries: ReadonlyMap<string, Term>;
}

/** A YAML tag with its argument: `!Ref X` is a call of `Ref`. */
export interface Call extends Placed {
  readonly is: 'call';
  readonly name: string;
  readonly argument: Term;
}

/** The term at a path of keys; undefined where it leads nowhere. */
export const at = (term: Term | undefined, ...path: readonly string[]): Term | undefined =>
  path.reduce<Term | undefined>(
    (found, key) => (found?.is === 'map' ? found.entries.get(key) : undefined),
    term,
  );

/** The entries of a mapping; none of anything else. */
export const entriesOf = (term: Term | undefined): readonly (readonly [string, Term])[] =>
  term?.is === 'map' ? [...term.entries] : [];

/** The items of a list; none of anything else. */
export const itemsOf = (term: Term | undefined): readonly Term[] => (term?.is === 'list' ? term.items : []);

/** All texts in a term, keys left out. */
export const textsIn = (term: Term): string[] => {
  if (term.is === 'list') return term.items.flatMap(textsIn);
  if (term.is === 'map') return [...term.entries.values()].flatMap(textsIn);
  if (term.is === 'call') return textsIn(term.argument);
  return typeof term.value === 'string' ? [term.value] : [];
};

/** The text of a scalar; undefined for anything else. */
export const textOf = (term: Term | undefined): string | undefined =>
  term?.is === 'scalar' && term.value !== null ? term.text : undefined;
