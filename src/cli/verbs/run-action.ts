import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RunResult } from '../../engine/result.ts';
import type { SimulationOptions } from '../../engine/simulation.ts';
import { verdictOf } from '../../report/verdict.ts';
import { measured, plural } from '../../report/words.ts';
import type { Finding } from '../../scenario/finding.ts';
import type { LoadedScenario } from '../../scenario/load.ts';
import { SimulationFault, UsageError, commandLine } from '../errors.ts';
import { EventLog } from '../event-log.ts';
import type { Ending } from '../exit-codes.ts';
import { findingLines, tally } from '../findings.ts';
import type { Io } from '../io.ts';
import { build, load } from '../scenario-input.ts';
import { simulate } from '../simulate.ts';
import { targetsOf, type Target } from '../targets.ts';
import { writeResult } from '../write-result.ts';
import type { RunOptions } from './run.ts';

/** Points of the line that the text report draws. */
const SPARKLINE_POINTS = 240;

/** What `heni run` does: read, simulate, report, and answer how it ended. */
export const run = async (inputs: readonly string[], options: RunOptions, io: Io): Promise<Ending> => {
  const input = onlyOne(inputs);
  const targets = targetsFor(options);
  refuseOverwriting(targets, input, options);
  for (const { path } of targets) io.checkWritable(path);
  const log = eventLog(options.events, io);

  const loaded = await load(input, options, io);
  if (loaded.scenario === null) return refuse(loaded.findings, io);
  try {
    const simulation = build(loaded, input, simulationOptions(loaded, options, targets, log, io));
    if (Array.isArray(simulation)) return refuse([...loaded.findings, ...simulation], io);
    const quiet = options.quiet === true;
    if (!quiet) io.err(findingLines(loaded.findings));
    const isWanted = () => !(options.events === '-' && io.isUnread());
    const result = await simulate(simulation, loaded.scenario, { log, quiet, isWanted, io });
    await writeResult(result, loaded.scenario, targets, options, io);
    return ending(result, targets, options, io);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new SimulationFault(error, loaded.scenario.seed, replay(input, loaded.scenario.seed, options));
  }
};

/** What is written must not be what is read, nor another thing that is written. */
const refuseOverwriting = (targets: readonly Target[], input: string, options: RunOptions): void => {
  const { events, trace, durations } = options;
  const written = [...targets.map(({ path }) => path), ...(events === undefined ? [] : [events])]
    .filter((path) => path !== '-')
    .map((path) => [path, realPath(path)] as const);
  const read = [input, trace, durations].flatMap((path) =>
    path === undefined || path === '-' ? [] : [realPath(path)],
  );
  for (const [index, [path, real]] of written.entries()) {
    if (read.includes(real)) throw new UsageError(`${path} is read by this run and would be overwritten`);
    if (written.findIndex(([, other]) => other === real) < index)
      throw new UsageError(`${path} is written twice`);
  }
};

/** The file behind links; a path of nothing yet is itself. */
const realPath = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
};

const onlyOne = (inputs: readonly string[]): string => {
  const [input = '', ...others] = inputs;
  if (others.length === 0) return input;
  const hint = inputs.some((each) => /^\d+(ms|s|m|h|d)$/.test(each))
    ? '; an interval is written --series=1m'
    : '';
  throw new UsageError(`run takes one INPUT, not ${inputs.length}: ${inputs.join(', ')}${hint}`);
};

/** Events on stdout leave no room for a report there. */
const targetsFor = ({ output = [], format, events }: RunOptions): Target[] =>
  targetsOf(output, format).filter(({ path }) => !(path === '-' && events === '-'));

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
  targets: readonly Target[],
  log: EventLog | null,
  io: Io,
): SimulationOptions => {
  const isDrawn =
    io.terminal.interactive && targets.some(({ path, format }) => path === '-' && format.name === 'text');
  const step = series ?? (isDrawn ? Math.ceil(scenario.durationMs / SPARKLINE_POINTS) : undefined);
  return {
    check: check === true,
    ...(step === undefined ? {} : { series: step === true ? 'changes' : step }),
    ...(log === null ? {} : { onFact: log.add }),
  };
};

const replay = (input: string, seed: number, { trace, durations, threshold = [] }: RunOptions): string =>
  commandLine([
    'heni',
    'run',
    input,
    '--seed',
    String(seed),
    '--check',
    ...(trace === undefined ? [] : ['--trace', trace]),
    ...(durations === undefined ? [] : ['--durations', durations]),
    ...threshold.flatMap((expression) => ['--threshold', expression]),
  ]);

const ending = (
  result: RunResult,
  targets: readonly Target[],
  { quiet, softFail }: RunOptions,
  io: Io,
): Ending => {
  const files = targets.flatMap(({ path }) => (path === '-' ? [] : [path]));
  if (files.length > 0 && quiet !== true) {
    io.err(`heni: ${verdictOf(result).headline}; wrote ${files.join(', ')}\n`);
  }
  if (result.partial) return io.isUnread() ? 'fine' : 'interrupted';
  const crossed = result.thresholds.filter(({ ok }) => !ok);
  if (crossed.length === 0) return 'fine';
  if (softFail !== true) io.err(crossedLines(crossed, ''));
  else if (quiet !== true) io.err(crossedLines(crossed, 'warning: '));
  return softFail === true ? 'fine' : 'threshold';
};

const crossedLines = (crossed: RunResult['thresholds'], tone: string): string =>
  [
    `heni: ${tone}${plural(crossed.length, 'threshold')} crossed`,
    ...crossed.map(
      ({ metric, expression, value }) => `  ${metric} ${expression}, measured ${measured(value)}`,
    ),
    '',
  ].join('\n');
