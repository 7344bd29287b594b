/** Pieces that are handed on are at least this long, in characters: few enough for memory, enough for speed. */
const BLOCK = 1_000_000;
const LONGEST_RECORD = 32_000_000;

/**
 * A CSV text that comes in chunks of any length, as blocks of whole records: each ends with the end of a line that
 * stands in no quotes. What is too long for a record is handed on as it is: a quote in it is never closed.
 */
export function* blocksOf(chunks: Iterable<string>, least = BLOCK): Generator<string> {
  let rest = '';
  for (const chunk of chunks) {
    rest += chunk;
    if (rest.length < least) continue;
    const end = rest.length > LONGEST_RECORD ? rest.length : endOfRecords(rest);
    if (end > 0) yield rest.slice(0, end);
    rest = rest.slice(end);
  }
  if (rest !== '') yield rest;
}

const QUOTE = 34;
const LINE_FEED = 10;

/** The place after the last line feed with an even number of quotes before it; 0 without one. */
const endOfRecords = (text: string): number => {
  if (!text.includes('"')) return text.lastIndexOf('\n') + 1;
  let end = 0;
  let isQuoted = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) isQuoted = !isQuoted;
    else if (code === LINE_FEED && !isQuoted) end = index + 1;
  }
  return end;
};

/** How many lines end in a text. */
export const countLines = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};
