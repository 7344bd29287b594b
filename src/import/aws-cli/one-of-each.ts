/** The same thing may be described by several answers, of different times. */
import { byPlace, formatPlace, type Place } from '../place.ts';
import type { Reading } from './reading.ts';

interface Described {
  readonly id: string;
  readonly place: Place;
}

/**
 * One description of each id, sorted by id: of those that differ the one with the greatest `age`, of equal ones the
 * last in reading order. That they differ is told.
 */
export const oneOfEach = <T extends Described>(
  all: readonly T[],
  what: string,
  reading: Reading,
  age: (one: T) => string = () => '',
): T[] => {
  const byId = new Map<string, T>();
  const sorted = all.toSorted((a, b) => compare(age(a), age(b)) || byPlace(a.place, b.place));
  for (const one of sorted) {
    const known = byId.get(one.id);
    if (known !== undefined && contentOf(known) !== contentOf(one))
      reading.finding(
        'IMP049',
        one.place,
        `${what} ${one.id} is described otherwise at ${formatPlace(known.place)}; this description counts`,
        'Give one inventory, taken at one time.',
      );
    byId.set(one.id, one);
  }
  return [...byId.values()].sort((a, b) => compare(a.id, b.id));
};

/** By code units, which are the same on every machine. */
export const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** The items by a key, in the order in which they come. */
export const groupedBy = <T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, [T, ...T[]]> => {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
};

/** All but places. */
const contentOf = (one: object): string =>
  JSON.stringify(one, (key, value: unknown) => (/place/i.test(key) ? undefined : value));
