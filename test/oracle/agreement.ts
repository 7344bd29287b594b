/** The property: whatever is commanded in whatever small world, the engine and the slow model tell the same. */
import fc from 'fast-check';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { busyCommands, commands } from './commands.ts';
import { Pair } from './pair.ts';
import { reproduce } from './reproduce.ts';
import type { Nothing } from './steps.ts';
import { busyWorld, world } from './worlds.ts';

const agree = (scenario: Scenario, some: Iterable<fc.Command<Nothing, Pair>>): void => {
  let pair: Pair | undefined;
  try {
    pair = new Pair(scenario);
    const real = pair;
    fc.modelRun(() => ({ model: {}, real }), some);
    pair.compareResults();
  } catch (difference) {
    const { message } = difference as Error;
    const now = pair?.model.now ?? 0;
    const file = reproduce(scenario, pair?.entries ?? [], now);
    throw new Error(`at ${now} ms: ${message}\n\nThe commands up to there as a scenario:\n\n${file}`, {
      cause: difference,
    });
  }
};

export const general: Setting = { world, commands };
export const busy: Setting = { world: busyWorld, commands: busyCommands };

/** Which worlds, and what happens in them. */
export interface Setting {
  readonly world: typeof world;
  readonly commands: typeof commands;
}

/**
 * Checks so many random runs. fast-check prints seed, path and the shrunk commands; the error is its scenario file.
 * The seed is fixed, so that everyone's tests are the same; set ORACLE_SEED to look elsewhere.
 */
export const checkAgreement = (setting: Setting, numRuns: number, seed: number): void => {
  const steps = fc.commands([...setting.commands], { maxCommands: 40, size: 'max' });
  const chosen = Number(process.env['ORACLE_SEED'] ?? seed);
  fc.assert(fc.property(setting.world, steps, agree), { numRuns, seed: chosen });
};
