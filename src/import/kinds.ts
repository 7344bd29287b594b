/** The kinds of input that can be imported, and how to tell them apart. */
import { awsCli } from './aws-cli/importer.ts';
import { cloudFormation } from './cloudformation/importer.ts';
import type { Importer, KindOfFiles } from './importer.ts';
import type { ReadFile } from './read-terms.ts';
import { entriesOf, type Term } from './term.ts';

/** Every kind; a new one is a row here. */
export const importers: readonly Importer[] = [cloudFormation, awsCli];

/** The kind of a file; undefined for a scenario and for anything else. */
export const kindOf = (term: Term): Importer | undefined =>
  importers.find(({ recognises }) => recognises(term));

/** The files by their kinds, in the order of the kinds; those of none are left out. */
export const byKind = (
  files: readonly ReadFile[],
  kindOfFile: (file: ReadFile) => Importer | undefined,
): KindOfFiles[] =>
  importers
    .map((importer) => ({ importer, files: files.filter((file) => kindOfFile(file) === importer) }))
    .filter((kind) => kind.files.length > 0);

/** Whether a text can be of any kind; a text that cannot need not be parsed to know it. */
export const mayBeImported = (text: string): boolean => importers.some(({ hint }) => hint.test(text));

/** What a file looks like, in words, and what would be understood. */
export const describeUnknown = (term: Term): string => {
  const keys = entriesOf(term).map(([key]) => key);
  const shown = keys
    .slice(0, 5)
    .map((key) => (key.length > 30 ? `${key.slice(0, 30)}…` : key))
    .join(', ');
  if (keys.includes('version') && keys.includes('duration'))
    return 'this is a scenario already: give it to run, inspect or validate, alone';
  const looks =
    term.is === 'map'
      ? keys.length === 0
        ? 'an empty mapping'
        : `a mapping with ${shown}${keys.length > 5 ? ` and ${keys.length - 5} more keys` : ''}`
      : term.is === 'list'
        ? 'a list'
        : 'a single value';
  return `this is ${looks}; understood are ${importers.map(({ kind, title }) => `${title} (--from ${kind})`).join(', ')}`;
};
