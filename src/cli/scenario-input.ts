/** From an INPUT to a scenario, and from a scenario to a simulation, with every problem at its place. */
import { ScenarioError } from '../engine/scenario-error.ts';
import { Simulation, type SimulationOptions } from '../engine/simulation.ts';
import type { Finding } from '../scenario/finding.ts';
import { loadScenario, type LoadedScenario, type LoadOutcome } from '../scenario/load.ts';
import type { Io } from './io.ts';

/** What the command line sets in the scenario's place. */
export interface Overrides {
  readonly seed?: number | undefined;
  readonly threshold?: readonly string[] | undefined;
  readonly trace?: string | undefined;
  readonly durations?: string | undefined;
}

/** The loader joins the paths in a scenario to its folder; those of the command line are taken as given. */
export const load = async (input: string, overrides: Overrides, io: Io): Promise<LoadOutcome> =>
  loadScenario(await io.read(input), fileName(input), {
    readFile: io.readIfThere,
    ...given({
      seed: overrides.seed,
      thresholds: overrides.threshold,
      trace: overrides.trace,
      durations: overrides.durations,
    }),
  });

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
      const { line, col } = name === undefined ? { line: 1, col: 1 } : loaded.locateFunction(name);
      return { code, severity: 'error', file: fileName(input), line, col, message };
    });
  }
};

const fileName = (input: string): string => (input === '-' ? '<stdin>' : input);

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
/** Only the members that have a value. */
const given = <T extends object>(members: T): Given<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>;
