/** Runs a scenario to its end, or to Ctrl-C, and shows how far it is. */
import type { RunResult } from '../engine/result.ts';
import type { Simulation } from '../engine/simulation.ts';
import { formatDuration } from '../kernel/time.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { advance } from './advance.ts';
import type { EventLog } from './event-log.ts';
import type { Io } from './io.ts';
import { progressOf } from './progress.ts';

interface Circumstances {
  readonly log: EventLog | null;
  readonly quiet: boolean;
  /** False when nobody waits for the rest any more. */
  readonly isWanted: () => boolean;
  readonly io: Io;
}

/** The result; partial when it was interrupted, which is said on stderr. */
export const simulate = async (
  simulation: Simulation,
  { durationMs }: Pick<Scenario, 'durationMs'>,
  { log, quiet, isWanted, io }: Circumstances,
): Promise<RunResult> => {
  const progress = progressOf(io, durationMs, quiet);
  let isInterrupted = false;
  const ignore = io.onInterrupt(() => {
    isInterrupted = true;
  });
  try {
    await advance(simulation, () => {
      log?.flush();
      progress.step(simulation.now, simulation.events);
      return !isInterrupted && isWanted();
    });
    progress.end();
    if (isInterrupted) {
      const how = `${formatDuration(simulation.now)} of ${formatDuration(durationMs)}`;
      io.err(`heni: interrupted at ${how}; the result is marked as partial\n`);
    }
    return simulation.result();
  } finally {
    progress.end();
    ignore();
    log?.close();
  }
};
