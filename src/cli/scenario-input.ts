/** From an INPUT to a scenario, and from a scenario to a simulation, with every problem at its place. */
import { ScenarioError } from '../engine/scenario-error.ts';
import { Simulation, type SimulationOptions } from '../engine/simulation.ts';
import { number } from '../report/words.ts';
import type { Finding } from '../scenario/finding.ts';
import { nothingOpen, type Gaps } from '../scenario/gaps.ts';
import { loadScenario, type LoadedScenario, type LoadOptions, type LoadOutcome } from '../scenario/load.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { UsageError } from './errors.ts';
import { importInput, type ImportFlags, type InputFile } from './import-input.ts';
import type { Io } from './io.ts';

/** What the command line sets in the scenario's place, and says about inputs that become one. */
export interface Overrides extends ImportFlags {
  readonly seed?: number | undefined;
  readonly fidelity?: Scenario['fidelity'] | undefined;
  readonly threshold?: readonly string[] | undefined;
  readonly trace?: string | undefined;
  readonly durations?: string | undefined;
  /** No remarks on what is read. */
  readonly quiet?: true | undefined;
}

/** Files of a folder that may be templates. */
const TEMPLATE = /\.(ya?ml|json|template)$/i;

/** Characters that take about a second to understand: of YAML, and of the CSV files that it names. */
const SLOW = { scenario: 500_000, sideFile: 10_000_000 };

/** What came of the inputs. */
export type Loaded = LoadOutcome & {
  /** All files that were asked for, so that nothing is written over them. */
  readonly read: readonly string[];
  readonly gaps: Gaps;
  /** The scenario file that an import made; null for a scenario. */
  readonly yaml: string | null;
};

/**
 * Loads a scenario, or whatever can be imported: files and folders. The loader joins the paths in a scenario to its
 * folder; those of the command line are taken as given.
 */
export const load = async (
  input: string | readonly string[],
  overrides: Overrides,
  io: Io,
): Promise<Loaded> => {
  const inputs = [input].flat();
  const read = [...inputs];
  const say = overrides.quiet === true ? () => undefined : io.err;
  const announce = (path: string, size: number, slow: number): void => {
    if (size > slow) say(`heni: reading ${path}, ${number(Math.round(size / 100_000) / 10)} MB\n`);
  };
  const readFile = (path: string): string | undefined => {
    read.push(path);
    const text = io.readIfThere(path);
    announce(path, text?.length ?? 0, SLOW.sideFile);
    return text;
  };
  const readChunks = (path: string): Iterable<string> | undefined => {
    read.push(path);
    const file = io.readPieces(path);
    announce(path, file?.bytes ?? 0, SLOW.sideFile);
    return file?.pieces;
  };
  const options: LoadOptions = {
    readFile,
    readChunks,
    ...given({
      seed: overrides.seed,
      fidelity: overrides.fidelity,
      thresholds: overrides.threshold,
      trace: overrides.trace,
      durations: overrides.durations,
    }),
  };
  const files: InputFile[] = [];
  const seen = new Set<string>();
  const add = async (path: string, isNamed: boolean): Promise<void> => {
    const file = fileName(path);
    const known = seen.size;
    if (seen.add(io.realPath(path)).size === known) return;
    const text = await io.read(path);
    announce(file, text.length, SLOW.scenario);
    files.push({ file, isNamed, text });
  };
  for (const path of inputs) {
    const inside = path === '-' ? undefined : io.filesIn(path);
    read.push(...(inside ?? []));
    for (const file of (inside ?? []).filter((one) => TEMPLATE.test(one))) await add(file, false);
    if (inside === undefined) await add(path, true);
  }
  const imported = importInput(files, overrides, options, say);
  if (imported !== undefined) return { gaps: nothingOpen, yaml: null, ...imported, read };
  const [{ file, text } = { file: '', text: '' }] = files;
  if ((overrides.param ?? []).length > 0)
    throw new UsageError(`--param is for templates, and ${file} is a scenario`);
  return { ...loadScenario(text, file, options), read, gaps: nothingOpen, yaml: null };
};

/** Builds the world, or says what in the file does not fit into it. */
export const build = (
  loaded: LoadedScenario,
  input: string,
  options: SimulationOptions = {},
): Simulation | Finding[] => {
  try {
    return new Simulation(loaded.scenario, options);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.problems.map(({ code, message, function: name }) => {
      const place = name === undefined ? { line: 1, col: 1 } : loaded.locateFunction(name);
      return { code, severity: 'error', file: fileName(input), ...place, message };
    });
  }
};

/** How findings call an INPUT. */
export const fileName = (input: string): string => (input === '-' ? '<stdin>' : input);

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
/** Only the members that have a value. */
const given = <T extends object>(members: T): Given<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>;
