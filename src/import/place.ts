/** A place in one of the input files; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly col: number;
}

/** `file:line:col`. */
export const formatPlace = ({ file, line, col }: Place): string => `${file}:${line}:${col}`;

/** In reading order: by file name, line and column. */
export const byPlace = (a: Place, b: Place): number =>
  (a.file === b.file ? 0 : a.file < b.file ? -1 : 1) || a.line - b.line || a.col - b.col;
