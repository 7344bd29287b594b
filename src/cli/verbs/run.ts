import { Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { parseDuration } from '../../kernel/time.ts';
import { formats } from '../../report/formats.ts';
import { namesOf, type FormatOptions } from '../targets.ts';
import { collect, FROM, PARAM } from './input-options.ts';
import type { Verb } from './verb.ts';

/** The options of `run` as they are declared below. */
export interface RunOptions extends FormatOptions {
  readonly seed?: number | undefined;
  readonly fidelity?: (typeof fidelities)[number] | undefined;
  readonly check?: true | undefined;
  /** True is each change, as `changes` is. */
  readonly series?: number | 'changes' | true | undefined;
  readonly events?: string | undefined;
  readonly threshold?: readonly string[] | undefined;
  readonly trace?: string | undefined;
  readonly durations?: string | undefined;
  readonly softFail?: true | undefined;
  readonly output?: readonly string[] | undefined;
  readonly quiet?: true | undefined;
  readonly remedies: boolean;
  readonly from?: string | undefined;
  readonly param?: readonly string[] | undefined;
  readonly strict?: true | undefined;
}

/** `heni run`: simulate one scenario and report. */
export const runVerb: Verb = (io, done) =>
  new Command('run')
    .summary('simulate a scenario and report what breaks, when and why')
    .description('Simulates a scenario and reports what breaks first, when, why, and what would avoid it.')
    .argument(
      '<input...>',
      'a scenario, or templates, services, plans, inventories and folders of them (YAML or JSON); - is stdin',
    )
    .addOption(new Option('--format <name>', 'how to print the result').choices(namesOf(formats)))
    .addOption(new Option('--json', 'short for --format json').implies({ format: 'json' }))
    .option('--from <kind>', FROM)
    .option('--param <name=value>', PARAM, collect)
    .option('--strict', 'exit 3, simulating nothing, when the input leaves something open')
    .option('--seed <n>', "another seed than the scenario's", wholeNumber)
    .addOption(new Option('--fidelity <how>', "another fidelity than the scenario's").choices(fidelities))
    .option('--check', 'verify the laws of the model after every event (slow)')
    .option(
      '--series [=interval]',
      'add time series to the JSON result: each change, or as --series=1m',
      series,
    )
    .option('--events <file.ndjson>', 'write every fact in order, one JSON per line (- for stdout)')
    .option('--threshold <expr>', 'one more threshold, as "subnet_free_ips: min>=8" (repeatable)', collect)
    .option('--trace <file>', 'play this trace in place of the one that the scenario names')
    .option('--durations <file>', "the durations of the trace's functions")
    .option('--soft-fail', 'exit 0 with a warning when a threshold is crossed')
    .option(
      '-o, --output <file>',
      'write to a file in the format of its ending (repeatable; - is stdout)',
      collect,
    )
    .option('--quiet', 'no progress and no remarks on stderr')
    .option('--no-remedies', 'do not try out what would avoid the first trouble')
    .action(async (inputs, options) => {
      const { run } = await import('./run-action.ts');
      done(await run(inputs, options, io));
    });

/** How closely to simulate. */
const fidelities = ['exact', 'aggregate', 'auto'] as const;

const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value))
    throw new InvalidArgumentError('A seed is a whole number.');
  return value;
};

const series = (text: string): number | 'changes' => {
  if (text === 'changes') return text;
  const interval = parseDuration(text);
  if (interval === undefined || interval <= 0)
    throw new InvalidArgumentError('An interval is a duration such as 1m.');
  return interval;
};
