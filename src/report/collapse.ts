/** Rows that are alike but for their number, told as one: `checkout-1 … checkout-20 (20)`. */
export interface Group<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
}

const naturally = new Intl.Collator('en', { numeric: true }).compare;
/** `checkout-7` without its number. */
const stem = (name: string): string => name.replace(/\d+$/, '');

/** Puts together the rows whose names differ only in their last number and whose likeness is the same. */
export const collapse = <Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  likeness: (row: Row) => string,
): Group<Row>[] => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const alike = JSON.stringify([stem(nameOf(row)), likeness(row)]);
    const group = groups.get(alike);
    if (group === undefined) groups.set(alike, [row]);
    else group.push(row);
  }
  return [...groups.values()].map((group) => ({ label: labelOf(group.map(nameOf)), rows: group }));
};

const labelOf = (names: readonly string[]): string => {
  const sorted = [...new Set(names)].sort(naturally);
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  if (sorted.length === 1) return first;
  return sorted.length === 2 ? `${first}, ${last}` : `${first} … ${last} (${sorted.length})`;
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
