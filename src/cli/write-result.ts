import type { RunResult } from '../engine/result.ts';
import type { Remedy } from '../plan/remedies.ts';
import type { Format } from '../report/formats.ts';
import { verdictOf } from '../report/verdict.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Io } from './io.ts';
import type { Target } from './targets.ts';
import { writeTargets, type Look } from './write-targets.ts';

/** Trying remedies runs the scenario several times more; beyond this many events that is too long to wait for. */
const EVENTS_FOR_REMEDIES = 1_000_000;

/** Tries remedies where people read, and writes the result to every target. */
export const writeResult = async (
  result: RunResult,
  scenario: Scenario,
  targets: readonly Target<Format>[],
  options: { readonly series?: unknown; readonly remedies: boolean },
  io: Io,
): Promise<void> => {
  const forPeople = targets.some(({ format }) => format.name === 'text');
  const remedies = forPeople && options.remedies ? await tryRemedies(scenario, result, io) : null;
  const startEpochMs = scenario.startEpochMs;
  const render = (format: Format, look: Look): string => {
    // The series that was measured for the drawing alone is not part of the result.
    const told = options.series === undefined && format.name !== 'text' ? withoutSeries(result) : result;
    return format.render(told, { ...look, startEpochMs, remedies });
  };
  writeTargets(targets, render, io);
};

const withoutSeries = (result: RunResult): RunResult => {
  const copy: { -readonly [K in keyof RunResult]: RunResult[K] } = { ...result };
  delete copy.timeSeries;
  return copy;
};

/** A fault in what is only tried must not cost the result. */
const tryRemedies = async (
  scenario: Scenario,
  result: RunResult,
  io: Io,
): Promise<readonly Remedy[] | null> => {
  const verdict = verdictOf(result);
  const calm = verdict.level === 'fine' || verdict.level === 'tight';
  if (calm || result.partial || result.events > EVENTS_FOR_REMEDIES) return null;
  const { findRemedies } = await import('../plan/remedies.ts');
  try {
    return findRemedies(scenario, result);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    io.err(`heni: internal error while remedies were tried: ${why}; the result is not affected\n`);
    return null;
  }
};
