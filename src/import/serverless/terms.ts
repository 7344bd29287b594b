/** Parts of a template that no file has: each stands where what it is made of stands. */
import { VARIABLE } from '../cloudformation/variable.ts';
import type { Place } from '../place.ts';
import type { Call, List, Mapping, Scalar, Term } from '../term.ts';

/** A text, number or truth value. */
export const scalar = (value: Scalar['value'], place: Place): Scalar => ({
  is: 'scalar',
  value,
  text: String(value ?? ''),
  place,
});

/** A list. */
export const list = (items: readonly Term[], place: Place): List => ({ is: 'list', items, place });

/** A mapping of what there is. */
export const mapping = (fields: Readonly<Record<string, Term | undefined>>, place: Place): Mapping => ({
  is: 'map',
  entries: new Map(
    Object.entries(fields).flatMap(([key, term]) => (term === undefined ? [] : [[key, term] as const])),
  ),
  place,
});

/** A call of a function of templates. */
export const call = (name: string, argument: Term, place: Place): Call => ({
  is: 'call',
  name,
  argument,
  place,
});

/** Whether a term is null, as `~` is. */
export const isNothing = (term: Term | undefined): boolean =>
  term === undefined || (term.is === 'scalar' && term.value === null);

/** Mappings into each other; of anything else the later one counts. */
export const merged = (earlier: Term | undefined, later: Term): Term => {
  if (earlier?.is !== 'map' || later.is !== 'map') return later;
  const entries = new Map(earlier.entries);
  for (const [key, term] of later.entries) entries.set(key, merged(entries.get(key), term));
  return { is: 'map', entries, place: later.place };
};

/** A variable that only the deploy knows. */
export const unknown = (source: string, place: Place): Call =>
  call(VARIABLE, scalar(shorten(source), place), place);

/** A text for messages. */
export const shorten = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text);

/** Part of what a variable stands for, as another variable names it. */
export const memberOf = (source: string, key: string): string => {
  if (source.includes(',') || !source.endsWith('}')) return `${source}.${key}`;
  const inside = source.slice(0, -1);
  return `${inside}${inside.endsWith(')') ? ':' : '.'}${key}}`;
};
