/** Counts, shares and lists as people write them. */

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });
const tenths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** `65,000`; at most three decimals. */
export const number = (value: number): string => grouped.format(value);

/** A ratio as `25.6 %`. It never rounds up to 100 %, nor down to 0 %. */
export const percent = (ratio: number): string => {
  const value = ratio * 100;
  if (value > 0 && value < 0.1) return '< 0.1 %';
  if (value < 100 && value > 99.9) return '> 99.9 %';
  return `${tenths.format(value)} %`;
};

/** `1 function`, `2 functions`; an irregular plural is given. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and 3 more`. */
export const list = (items: readonly string[], shown = 3): string => {
  const head = items.slice(0, items.length > shown ? shown - 1 : shown);
  const rest = items.length - head.length;
  const parts = rest > 0 ? [...head, `${number(rest)} more`] : head;
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
};
