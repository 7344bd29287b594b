/** Something about the user's input, with its code, its place and, where there is one, the fix. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly file: string;
  /** Both count from 1, as editors do; 0: it is not in a file, but in an option of the command line. */
  readonly line: number;
  readonly col: number;
  readonly message: string;
  /** What to write instead, when it is known. */
  readonly fix?: string;
}

/** An `error` makes the input unusable, or of an inspection: AWS will refuse it; a `warning` or `info` does not. */
export type Severity = 'error' | 'warning' | 'info';

/** `file:line:col: message (CODE)`, which editors and CI systems turn into a link. */
export const formatFinding = ({ file, line, col, message, code }: Finding): string =>
  `${line === 0 ? file : `${file}:${line}:${col}`}: ${message} (${code})`;

/** Whether any of them makes the input unusable. */
export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'error');

/** In the order in which a reader meets them: the files as they first appear, then by line and column. */
export const inReadingOrder = (findings: readonly Finding[]): Finding[] => {
  const files = [...new Set(findings.map(({ file }) => file))];
  return findings.toSorted(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.col - b.col,
  );
};
