import type { RunResult } from '../../engine/result.ts';
import type { SimulationOptions } from '../../engine/simulation.ts';
import { parseDuration } from '../../kernel/time.ts';
import { formats, type Format } from '../../report/formats.ts';
import { tally } from '../../report/tally.ts';
import type { Finding } from '../../scenario/finding.ts';
import type { LoadedScenario } from '../../scenario/load.ts';
import { closingLines } from '../closing.ts';
import { SimulationFault, UsageError, commandLine } from '../errors.ts';
import { EventLog } from '../event-log.ts';
import type { Ending } from '../exit-codes.ts';
import { findingLines } from '../findings.ts';
import type { Io } from '../io.ts';
import { refuseOverwriting } from '../overwriting.ts';
import { build, load } from '../scenario-input.ts';
import { simulate } from '../simulate.ts';
import { refuseTwoFormats, targetsOf, type Target } from '../targets.ts';
import { importedLines } from '../imported-lines.ts';
import { endingOf } from './inspect-action.ts';
import { writeResult } from '../write-result.ts';
import type { RunOptions } from './run.ts';

/** Points of the line of ENIs that a text report draws on terminals and in files; a pipe gets no drawings. */
const SPARKLINE_POINTS = 240;

/** What `heni run` does: read, simulate, report, and answer how it ended. */
export const run = async (inputs: readonly string[], options: RunOptions, io: Io): Promise<Ending> => {
  refuseIntervals(inputs);
  const [input = ''] = inputs;
  const targets = targetsFor(options);
  for (const { path } of targets) io.checkWritable(path);
  const log = eventLog(options.events, io);

  const loaded = await load(inputs, options, io);
  refuseOverwriting([...targets.map(({ path }) => path), options.events], loaded.read);
  if (loaded.scenario === null) return refuse(loaded.findings, io);
  if (endingOf({ ...loaded.gaps, findings: loaded.findings }, options, io) !== 'fine') return 'incomplete';
  if (loaded.yaml !== null && options.quiet !== true) io.err(importedLines(loaded.scenario, loaded.gaps));
  try {
    const simulation = build(loaded, input, simulationOptions(loaded, options, targets, log, io));
    if (Array.isArray(simulation)) return refuse([...loaded.findings, ...simulation], io);
    const quiet = options.quiet === true;
    if (!quiet) io.err(findingLines(loaded.findings));
    const isWanted = () => !(options.events === '-' && io.isUnread());
    const result = await simulate(simulation, loaded.scenario, { log, quiet, isWanted, io });
    await writeResult(result, loaded.scenario, targets, options, io);
    io.err(closingLines(result, targets, options));
    return ending(result, options, io);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new SimulationFault(error, loaded.scenario.seed, replay(inputs, loaded.scenario.seed, options));
  }
};

const refuseIntervals = (inputs: readonly string[]): void => {
  const interval = inputs.length < 2 ? undefined : inputs.find((each) => parseDuration(each) !== undefined);
  if (interval === undefined) return;
  throw new UsageError(`${interval} is no INPUT: ${inputs.join(', ')}; an interval is written --series=1m`);
};

/** Events on stdout leave no room for a report there; who asks for both is told. */
const targetsFor = (options: RunOptions): Target<Format>[] => {
  const { output = [], format, events } = options;
  refuseTwoFormats(options);
  const targets = targetsOf(output, format, formats);
  if (events !== '-') return targets;
  const isAsked = output.includes('-') || (output.length === 0 && format !== undefined);
  if (isAsked) throw new UsageError('--events - has stdout for itself; give the result a file: -o FILE.json');
  return targets.filter(({ path }) => path !== '-');
};

const eventLog = (path: string | undefined, io: Io): EventLog | null => {
  if (path === undefined) return null;
  if (path !== '-' && !/\.(ndjson|jsonl)$/.test(path)) {
    throw new UsageError(`--events writes NDJSON; name the file .ndjson instead of ${path}`);
  }
  io.checkWritable(path);
  return new EventLog(() => io.open(path));
};

const refuse = (findings: readonly Finding[], io: Io): Ending => {
  io.err(`${findingLines(findings)}heni: ${tally(findings)}; nothing was simulated\n`);
  return 'usage';
};

const simulationOptions = (
  { scenario }: LoadedScenario,
  { check, series }: RunOptions,
  targets: readonly Target<Format>[],
  log: EventLog | null,
  io: Io,
): SimulationOptions => {
  const isDrawn = targets.some(
    ({ path, format }) => format.name === 'text' && (path !== '-' || io.terminal.interactive),
  );
  const step = series ?? (isDrawn ? Math.ceil(scenario.durationMs / SPARKLINE_POINTS) : undefined);
  return {
    check: check === true,
    ...(step === undefined ? {} : { series: step === true ? 'changes' : step }),
    ...(log === null ? {} : { onFact: log.add }),
  };
};

const replay = (
  inputs: readonly string[],
  seed: number,
  { trace, durations, fidelity, threshold = [], from }: RunOptions,
): string =>
  commandLine([
    'heni',
    'run',
    ...inputs,
    ...(from === undefined ? [] : ['--from', from]),
    '--seed',
    String(seed),
    '--check',
    ...(fidelity === undefined ? [] : ['--fidelity', fidelity]),
    ...(trace === undefined ? [] : ['--trace', trace]),
    ...(durations === undefined ? [] : ['--durations', durations]),
    ...threshold.flatMap((expression) => ['--threshold', expression]),
  ]);

const ending = (result: RunResult, { softFail }: RunOptions, io: Io): Ending => {
  if (result.partial) return io.isUnread() ? 'fine' : 'interrupted';
  return softFail === true || result.thresholds.every(({ ok }) => ok) ? 'fine' : 'threshold';
};
