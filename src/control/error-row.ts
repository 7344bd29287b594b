/** `recorded`: from the real API; `field`: quoted by users; `doc`: from AWS's reference; `ours`: the text is not known. */
export type TextSource = 'recorded' | 'field' | 'doc' | 'ours';

/** An error of AWS: its name, its HTTP code and its text, and where the text is from. */
export interface ErrorRow {
  readonly error: string;
  readonly status: number;
  readonly text: string;
  readonly source: TextSource;
}
