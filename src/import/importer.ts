import type { DraftAccount } from './draft.ts';
import type { ReadFile } from './read-terms.ts';
import type { Term } from './term.ts';

/** What the command line says about an input. */
export interface ImportOptions {
  /** Values of parameters, by their names. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Whether a file belongs to others: they name it, or may do so, or do not. What they name may look like anything. */
export type Belonging = 'named' | 'possible' | null;

/** A kind of input; a new one is a folder and a row in kinds.ts. */
export interface Importer {
  /** The word of `--from`. */
  readonly kind: string;
  /** What it is, for messages. */
  readonly title: string;
  /** How a text must look to be parsed for this kind at all; cheap, and true of every file of the kind. */
  readonly hint: RegExp;
  /** Whether a file is of this kind. */
  readonly recognises: (term: Term) => boolean;
  /** Which other files belong to those of the kind, by their paths. */
  readonly companions?: (files: readonly ReadFile[]) => (path: string) => Belonging;
  /** Reads the files of one account, in the order of their names. */
  readonly draft: (files: readonly ReadFile[], options: ImportOptions) => DraftAccount;
}

/** The files of one kind. */
export interface KindOfFiles {
  readonly importer: Importer;
  readonly files: readonly ReadFile[];
}
