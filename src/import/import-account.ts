/** From the texts of input files to a scenario: by way of a draft, of a file that people can edit, and of the usual loader. */
import { hasErrors, inReadingOrder, type Finding } from '../scenario/finding.ts';
import type { Gaps } from '../scenario/gaps.ts';
import { didYouMean, nearest } from '../scenario/nearest.ts';
import { loadScenario, type LoadedScenario, type LoadOptions } from '../scenario/load.ts';
import { complete } from './complete.ts';
import type { DraftAccount, DraftGap } from './draft.ts';
import { importFinding } from './import-finding.ts';
import type { ImportOptions, KindOfFiles } from './importer.ts';
import { merge } from './merge.ts';
import { byPlace, formatPlace, type Place } from './place.ts';
import type { ReadFile } from './read-terms.ts';
import { isOpen } from './routes.ts';
import { scenarioLines, textOfLines, type Line } from './scenario-lines.ts';

/** What came of an import: the scenario and its text, or the findings that stand in its way. */
export type ImportOutcome = Imported | { readonly scenario: null; readonly findings: readonly Finding[] };

/** An account that was read from files, loaded as any scenario. */
export interface Imported extends LoadedScenario {
  /** The scenario file. */
  readonly yaml: string;
  readonly gaps: Gaps;
}

/** Imports files of one account, in the order of their kinds and names. `load` is what the command line sets in the scenario's place. */
export const importAccount = (
  kinds: readonly KindOfFiles[],
  options: ImportOptions,
  load: LoadOptions,
): ImportOutcome => {
  const sorted = kinds.map(({ importer, files: all }) => ({
    importer,
    files: all.toSorted((a, b) => (a.file < b.file ? -1 : 1)),
  }));
  const files = sorted.flatMap((kind) => kind.files);
  const syntax = files.flatMap(({ findings }) => findings);
  if (hasErrors(syntax)) return { scenario: null, findings: syntax };
  const raw = merge(sorted.map((kind) => kind.importer.draft(kind.files, options)));
  const wrong = [...raw.findings, ...unknownParameters(raw, options, files)];
  if (hasErrors(wrong)) return { scenario: null, findings: inReadingOrder([...syntax, ...wrong]) };
  const draft = complete(raw);
  const openRoutes = new Set(draft.subnets.filter(isOpen).map(({ id }) => id));
  const gaps = { ...gapsOf(draft.gaps), openRoutes };
  const name = nameOf(files);
  const lines = scenarioLines(
    { ...draft, gaps: distinct(draft.gaps) },
    name,
    files.map(({ file }) => file),
  );
  const yaml = textOfLines(lines);
  const placeOf = placesOf(lines, files[0]?.file ?? '');
  const loaded = loadScenario(yaml, name, load);
  const findings = [
    ...raw.findings,
    ...loaded.findings.map((finding) => ({ ...finding, ...(finding.file === name ? placeOf(finding) : {}) })),
  ];
  if (loaded.scenario === null) return { scenario: null, findings: inReadingOrder(findings) };
  return {
    ...loaded,
    findings,
    yaml,
    gaps,
    locate: (path) => placeOf(loaded.locate(path)),
    policySource: (path) => {
      const source = loaded.policySource(path);
      return { name: source.name, locate: (statement) => placeOf(source.locate(statement)) };
    },
    locateFunction: (one) => placeOf(loaded.locateFunction(one)),
  };
};

/** Values that no input takes. */
const unknownParameters = (
  { parameters }: DraftAccount,
  options: ImportOptions,
  [first]: readonly ReadFile[],
): Finding[] =>
  [...options.parameters.keys()]
    .filter((name) => !parameters.includes(name))
    .map((name) =>
      importFinding(
        'IMP006',
        { file: first?.file ?? '', line: 1, col: 1 },
        `--param ${name}: no input has this parameter${didYouMean(nearest(name, parameters))}`,
      ),
    );

/** The file without its folder and ending; of several, the first one's folder. */
const nameOf = (files: readonly ReadFile[]): string => {
  const [{ file } = { file: 'imported' }] = files;
  const parts = file.split('/');
  const last = (parts.at(-1) ?? file).replace(/(\.template)?\.\w+$/, '');
  return (
    (files.length > 1 ? parts.at(-2) : undefined) ?? (last === '' || last.startsWith('<') ? 'imported' : last)
  );
};

/** Where a line of the scenario came from. */
const placesOf =
  (lines: readonly Line[], file: string) =>
  ({ line }: { readonly line: number }): Place =>
    lines[line - 1]?.place ?? { file, line: 1, col: 1 };

const gapsOf = (gaps: readonly DraftGap[]): Omit<Gaps, 'openRoutes'> => ({
  unresolved: distinct(gaps).map(({ place, what, consequence }) => ({
    where: formatPlace(place),
    what,
    consequence,
  })),
  functions: new Set(gaps.flatMap(({ functions }) => functions)),
});

/** One gap that many functions share is told once, at its first place. */
const distinct = (gaps: readonly DraftGap[]): DraftGap[] => {
  const first = new Map<string, DraftGap>();
  for (const gap of gaps.toSorted((a, b) => byPlace(a.place, b.place))) {
    const same = `${gap.what}\n${gap.consequence}`;
    if (!first.has(same)) first.set(same, gap);
  }
  return [...first.values()];
};
