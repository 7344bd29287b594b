/** Numbers as people read them. */

/** Three digits that count, with a unit that fits: 25.3 M/s. */
export const showRate = (perSecond: number): string => {
  const [size, letter] = sizes.find(([least]) => perSecond >= least) ?? [1, ''];
  return `${digits(perSecond / size)}${letter}/s`;
};
const sizes = [
  [1e6, ' M'],
  [1e3, ' k'],
] as const;

/** 24.7 ns, 3.1 ms, 1.2 s. */
export const showSeconds = (seconds: number): string => {
  const [size, unit] = lengths.find(([least]) => seconds >= least) ?? [1e-9, 'ns'];
  return `${digits(seconds / size)} ${unit}`;
};
const lengths = [
  [1, 's'],
  [1e-3, 'ms'],
  [1e-6, 'µs'],
] as const;

/** Three digits that count; whole numbers in full. */
export const digits = (value: number): string =>
  Number.isInteger(value) || value >= 1000
    ? Math.round(value).toLocaleString('en')
    : String(Number(value.toPrecision(3)));

/** A table of Markdown. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0
    ? []
    : [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).concat('');
