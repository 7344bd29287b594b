/** A space at which a line may break: not the one before a `%`, nor the one inside `1m 30s`. */
const breakable = / +(?!%|(?<=\d[dhms] )\d+m?[hms]\b)/;

/** Breaks a text at spaces so that no line is wider than `width`; a word that is longer is cut. */
export const wrap = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(breakable).flatMap((part) => pieces(part, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
};

const pieces = (word: string, width: number): string[] =>
  word.length <= width ? [word] : [word.slice(0, width), ...pieces(word.slice(width), width)];

/** A name cut to `width` from its middle: both its ends say something. */
export const shorten = (text: string, width: number): string => {
  if (text.length <= width) return text;
  const tail = Math.floor((width - 1) / 2);
  return `${text.slice(0, width - 1 - tail)}…${text.slice(text.length - tail)}`;
};

/** A label, and its text beside it, wrapped under itself. */
export const labelled = (label: string, text: string, width: number, labelWidth: number): string[] =>
  wrap(text, Math.max(20, width - labelWidth)).map(
    (line, index) => (index === 0 ? label : '').padEnd(labelWidth) + line,
  );
