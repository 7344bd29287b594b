/** Orders names by their text, and those that differ only in their last number by that: `f-2` before `f-10`. */
export const byName = (a: string, b: string): number => {
  const [stemA, numberA] = apart(a);
  const [stemB, numberB] = apart(b);
  return compare(stemA, stemB) || numberA - numberB || compare(a, b);
};

const apart = (name: string): readonly [stem: string, number: number] => {
  const stem = name.replace(/\d+$/, '');
  return [stem, Number(name.slice(stem.length))];
};

/** By code units, which are the same on every machine. */
const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
