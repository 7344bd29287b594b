import { setImmediate as breathe } from 'node:timers/promises';
import type { Simulation } from '../engine/simulation.ts';

/** Events between two breaths: some milliseconds. */
const SLICE = 20_000;

/**
 * Runs to the end in slices. Between them the process hears signals, and `between` may look; it answers whether to go on.
 * False when it was stopped.
 */
export const advance = async (
  simulation: Pick<Simulation, 'advance'>,
  between: () => boolean,
): Promise<boolean> => {
  while (!simulation.advance(SLICE)) {
    await breathe();
    if (!between()) return false;
  }
  return true;
};
