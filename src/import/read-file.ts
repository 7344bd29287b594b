import type { Finding } from '../scenario/finding.ts';
import { importFinding } from './import-finding.ts';
import type { Place } from './place.ts';
import type { Term } from './term.ts';

/** A file that was read, or what is wrong with it. */
export interface ReadFile {
  readonly file: string;
  /** Null when the text is broken. */
  readonly term: Term | null;
  readonly findings: readonly Finding[];
}

/** A file that cannot be read. */
export const unreadable = (place: Place, message: string): ReadFile => ({
  file: place.file,
  term: null,
  findings: [importFinding('IMP001', place, message)],
});
