import { list, number } from './words.ts';

/** Rows that are alike but for their number, told as one: `checkout-1 … checkout-20 (20)`. */
export interface Group<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
}

const naturally = new Intl.Collator('en', { numeric: true }).compare;
/** `checkout-7` without its number, `checkout-7:3` without both. */
const stem = (name: string): string => name.replace(/\d+(?=(:\d+)?$)/g, '');
/** `:7` of `checkout:7`. */
const versionOf = (name: string): string | undefined => /:\d+$/.exec(name)?.[0];

/**
 * Puts together the rows whose names differ only in their last number (and that of their version) and whose likeness
 * is the same. Where that leaves more lines than there is room for, all rows of equal likeness are one.
 */
export const collapse = <Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  likeness: (row: Row) => string,
  room = Infinity,
): Group<Row>[] => {
  const labelOf = labels(rows.map(nameOf));
  const families = grouped(rows, (row) => JSON.stringify([stem(nameOf(row)), likeness(row)]));
  const groups = families.length <= room + 1 ? families : grouped(rows, likeness);
  return groups.map((group) => ({ label: labelOf(group.map(nameOf)), rows: group }));
};

/** The rows of equal id together, in the order of the first row of each. */
export const grouped = <Row>(rows: readonly Row[], idOf: (row: Row) => string): Row[][] => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = idOf(row);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [row]);
    else group.push(row);
  }
  return [...groups.values()];
};

const FEW = 3;

/** Names a part of these names: `a … b` only where nobody else stands between. */
const labels = (all: readonly string[]): ((names: readonly string[]) => string) => {
  const families = new Map(
    grouped([...new Set(all)].sort(naturally), stem).map((family) => [stem(family[0] ?? ''), family]),
  );
  return (names) => {
    const sorted = [...new Set(names)].sort(naturally);
    const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
    const count = sorted.length;
    if (count < FEW) return sorted.join(', ');
    const version = versionOf(first);
    const isOfVersion = sorted.every((name) => versionOf(name) === version);
    const family = (families.get(stem(first)) ?? []).filter(
      (name) => !isOfVersion || versionOf(name) === version,
    );
    if (sorted.some((name) => stem(name) !== stem(first))) return list(sorted, 2);
    const isWhole = family.indexOf(last) - family.indexOf(first) === count - 1;
    if (isWhole) return `${first} … ${last} (${number(count)})`;
    return count === FEW ? sorted.join(', ') : `${number(count)} of ${first} … ${last}`;
  };
};

/** The first of a list by an order, and how many were left out. */
export const top = <Row>(
  rows: readonly Row[],
  shown: number,
  trouble: (row: Row) => number,
): { readonly shown: readonly Row[]; readonly rest: readonly Row[] } => {
  const sorted = [...rows].sort((a, b) => trouble(b) - trouble(a));
  // One row more takes no more room than saying that it was left out.
  const cut = sorted.length <= shown + 1 ? sorted.length : shown;
  return { shown: sorted.slice(0, cut), rest: sorted.slice(cut) };
};
