/** The bytes of an input as a text. */

const marks: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** UTF-8, or UTF-16 with the mark that PowerShell writes before it. Throws RangeError for what is no text. */
export const decode = (bytes: Uint8Array): string => {
  const marked = marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  const text = decoded(bytes, marked?.[1] ?? 'utf-8');
  const nul = text.indexOf('\0');
  if (nul >= 0)
    throw new RangeError(
      `line ${text.slice(0, nul).split('\n').length} has a NUL character: it is no text, or UTF-16 without its mark`,
    );
  return text;
};

const decoded = (bytes: Uint8Array, encoding: string): string => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new RangeError(`it is not a text in ${encoding.toUpperCase()}`);
  }
};
