/** The kinds of input that can be imported, and how to tell them apart. */
import { cloudFormation } from './cloudformation/importer.ts';
import type { Importer, KindOfFiles } from './importer.ts';
import { readTerms, type ReadFile } from './read-terms.ts';
import { serverless } from './serverless/importer.ts';
import { entriesOf, type Term } from './term.ts';

/** Every kind; a new one is a row here. */
export const importers: readonly Importer[] = [cloudFormation, serverless];

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

/** A text of which nobody knew a reason to read it. */
interface Unread {
  readonly file: string;
  readonly text: string;
}

/** The files with those that belong to them, whatever these look like; of the unread ones, what belongs to none stays unread. */
export const withCompanions = (
  kinds: ReadonlyMap<ReadFile, Importer | undefined>,
  unread: readonly Unread[],
): Map<ReadFile, Importer | undefined> => {
  const found = new Map(kinds);
  let left = unread;
  for (const importer of importers)
    for (let isMore = true; isMore;) {
      const own = [...found].flatMap(([file, kind]) => (kind === importer ? [file] : []));
      const belongs = own.length === 0 ? undefined : importer.companions?.(own);
      const claimed = [...found.keys()].filter((one) => !own.includes(one) && belongs?.(one.file) === true);
      const fresh = left.filter(({ file }) => belongs?.(file) === true);
      left = left.filter((one) => !fresh.includes(one));
      for (const one of [...claimed, ...fresh.map(({ file, text }) => readTerms(text, file))])
        found.set(one, importer);
      isMore = claimed.length + fresh.length > 0;
    }
  return found;
};

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
