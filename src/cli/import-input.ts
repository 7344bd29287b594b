/** INPUTs that are not scenarios: which files they are, of which kind, and what they become. */
import { importAccount, type ImportOutcome } from '../import/import-account.ts';
import type { Importer } from '../import/importer.ts';
import { importFinding } from '../import/import-finding.ts';
import {
  byKind,
  describeUnknown,
  importers,
  kindOf,
  mayBeImported,
  withCompanions,
} from '../import/kinds.ts';
import { readTerms, type ReadFile } from '../import/read-terms.ts';
import { at, type Term } from '../import/term.ts';
import { plural } from '../report/words.ts';
import type { Finding } from '../scenario/finding.ts';
import type { LoadOptions } from '../scenario/load.ts';
import { didYouMean, nearest } from '../scenario/nearest.ts';
import { UsageError } from './errors.ts';

/** One file of the inputs. */
export interface InputFile {
  readonly file: string;
  readonly text: string;
  /** Whether it was named itself; the others of a folder may be anything. */
  readonly isNamed: boolean;
}

/** What the command line says about inputs that are imported. */
export interface ImportFlags {
  /** The kind, in place of what the files look like. */
  readonly from?: string | undefined;
  /** `name=value` for parameters of templates. */
  readonly param?: readonly string[] | undefined;
  /** The input is no scenario, whatever it looks like. */
  readonly isTemplate?: true | undefined;
}

/** Characters of a file that is more likely data than a scenario. */
const LARGE = 5_000_000;

/** Imports the files; undefined when the one file is left to the loader of scenarios. */
export const importInput = (
  files: readonly InputFile[],
  flags: ImportFlags,
  options: LoadOptions,
  say: (message: string) => void,
): ImportOutcome | undefined => {
  const forced = flags.from === undefined ? undefined : importerNamed(flags.from);
  const isAlone = files.length === 1 && files[0]?.isNamed === true && flags.isTemplate !== true;
  const isLarge = (files[0]?.text.length ?? 0) > LARGE;
  if (isAlone && forced === undefined && !isLarge && !mayBeImported(files[0]?.text ?? '')) return undefined;
  const isCandidate = ({ isNamed, text }: InputFile): boolean => isNamed || mayBeImported(text);
  const read = files.filter(isCandidate).map(({ file, text }) => readTerms(text, file));
  const looks = new Map(
    read.map((one) => [one, one.term === null ? undefined : kindAs(one.term, forced)] as const),
  );
  const [first] = read;
  if (
    isAlone &&
    forced === undefined &&
    first !== undefined &&
    looks.get(first) === undefined &&
    !isBrokenTemplate(first, files[0]?.text) &&
    !(isLarge && isNoScenario(first))
  )
    return undefined;
  const kinds = withCompanions(
    looks,
    files.filter((one) => !isCandidate(one)),
  );
  const named = new Set(files.flatMap(({ file, isNamed }) => (isNamed ? [file] : [])));
  // A broken file that mentions what inputs have would be missing in every figure.
  const problems = [...kinds].flatMap(([file, kind]) =>
    named.has(file.file) || file.term === null ? problemsOf(file, kind) : [],
  );
  if (problems.length > 0) return { scenario: null, findings: problems };
  const known = [...kinds].flatMap(([file, kind]) => (kind === undefined ? [] : [file]));
  if (known.length === 0)
    throw new UsageError(
      `there is nothing to import: ${plural(files.length, 'file')} looked at; understood are ${titles()}`,
    );
  const taken = new Set(known.map(({ file }) => file));
  const skipped = files.filter(({ file }) => !taken.has(file)).map(({ file }) => file);
  if (skipped.length > 0)
    say(`heni: ${plural(skipped.length, 'file')} of no kind that is understood, left out: ${few(skipped)}\n`);
  return importAccount(
    byKind(known, (file) => kinds.get(file)),
    { parameters: parametersOf(flags.param ?? []) },
    options,
  );
};

/** Data without a version: the loader of scenarios would read it for minutes, only to say so. */
const isNoScenario = ({ term }: ReadFile): boolean => term !== null && at(term, 'version') === undefined;

/** As the command line says, unless the file is plainly of another kind: its functions would vanish. */
const kindAs = (term: Term, forced: Importer | undefined): Importer | undefined => {
  const kind = kindOf(term);
  return forced === undefined || kind === undefined || forced.recognises(term) ? (forced ?? kind) : undefined;
};

/** A text that cannot be read, and yet mentions what only templates have, is a broken template rather than a scenario. */
const isBrokenTemplate = (file: ReadFile | undefined, text = ''): boolean =>
  file?.term === null && mayBeImported(text);

const problemsOf = (file: ReadFile, kind: Importer | undefined): readonly Finding[] => {
  if (file.term === null) return file.findings;
  return kind === undefined ? [importFinding('IMP002', file.term.place, describeUnknown(file.term))] : [];
};

const few = (names: readonly string[]): string =>
  names.length > 6 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');

const titles = (): string => importers.map(({ kind, title }) => `${title} (--from ${kind})`).join(', ');

const importerNamed = (name: string): Importer => {
  const found = importers.find(({ kind }) => kind === name);
  if (found !== undefined) return found;
  const kinds = importers.map(({ kind }) => kind);
  throw new UsageError(
    `--from ${name} is no kind of input; there is ${kinds.join(', ')}${didYouMean(nearest(name, kinds))}`,
  );
};

const parametersOf = (given: readonly string[]): Map<string, string> => {
  const found = new Map<string, string>();
  for (const one of given) {
    const [, name, value] = /^([^=]+)=(.*)$/su.exec(one) ?? [];
    // What stands after a name may be a secret: it is not repeated.
    if (name === undefined || value === undefined) throw new UsageError('--param is written NAME=VALUE');
    if (found.has(name)) throw new UsageError(`--param ${name} is given twice`);
    found.set(name, value);
  }
  return found;
};
