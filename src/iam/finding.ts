/** What heni tells the author of a policy. */

/** `error`: AWS would refuse the document and heni decides nothing with it; the others are remarks. */
export type Severity = 'info' | 'warning' | 'error';

/** One remark about a policy: what, where, and what to do about it. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** A place inside the policies in words, such as `policy deploy, statement 1 (StayInVpc)`. */
  readonly where: string;
  readonly message: string;
  readonly fix: string;
}

/** A finding of reading a document: it also says where, as keys and indexes from the document's root. */
export interface Problem extends Finding {
  readonly path: readonly (string | number)[];
}

/** A path as a person writes it: `Statement[0].Condition`. */
export const describePath = (path: readonly (string | number)[]): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  ) || 'the document';
