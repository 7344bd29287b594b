/** The kinds of input that can be imported, and how to tell them apart. */
import { awsCli } from './aws-cli/importer.ts';
import { cloudFormation } from './cloudformation/importer.ts';
import type { Importer, KindOfFiles } from './importer.ts';
import { readTerms, type ReadFile } from './read-terms.ts';
import { serverless } from './serverless/importer.ts';
import { entriesOf, textOf, type Term } from './term.ts';
import { terraform } from './terraform/importer.ts';

/** Every kind; a new one is a row here. */
export const importers: readonly Importer[] = [cloudFormation, serverless, terraform, awsCli];

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

/**
 * The files with those that belong to them: what is named, whatever it looks like, and what may be named and is of no kind
 * itself. Of the unread ones, what belongs to none stays unread.
 */
export const withCompanions = (
  kinds: ReadonlyMap<ReadFile, Importer | undefined>,
  unread: readonly Unread[],
): Map<ReadFile, Importer | undefined> => {
  const found = new Map(kinds);
  const read = new Map<Unread, ReadFile>();
  const reading = (one: Unread): ReadFile => {
    const known = read.get(one) ?? readTerms(one.text, one.file);
    read.set(one, known);
    return known;
  };
  for (const importer of importers)
    for (let isMore = true; isMore;) {
      const own = [...found].flatMap(([file, kind]) => (kind === importer ? [file] : []));
      const belongs = own.length === 0 ? undefined : importer.companions?.(own);
      const near = unread.filter(({ file }) => (belongs?.(file) ?? null) !== null).map(reading);
      const claimed = [...found.keys(), ...near].filter((file) => {
        if (found.get(file) === importer) return false;
        const how = belongs?.(file.file) ?? null;
        return (
          how === 'named' || (how === 'possible' && (file.term === null || kindOf(file.term) === undefined))
        );
      });
      for (const file of claimed) found.set(file, importer);
      isMore = claimed.length > 0;
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
  if (keys.includes('terraform_version') && keys.includes('serial'))
    return 'this is a state file of Terraform itself: give what `terraform show -json` prints of it';
  const known = kindOf(term);
  if (known !== undefined)
    return `this looks like ${known.title}: leave --from out, or write --from ${known.kind}`;
  const looks =
    term.is === 'map'
      ? keys.length === 0
        ? 'an empty mapping'
        : `a mapping with ${shown}${keys.length > 5 ? ` and ${keys.length - 5} more keys` : ''}`
      : term.is === 'list'
        ? 'a list'
        : textOf(term) === undefined
          ? 'empty'
          : 'a single value';
  return `this is ${looks}; understood are ${importers.map(({ kind, title }) => `${title} (--from ${kind})`).join(', ')}`;
};
