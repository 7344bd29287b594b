import { Command, Option } from '@commander-js/extra-typings';
import { inspectionFormats } from '../../report/inspect/formats.ts';
import { namesOf, type FormatOptions } from '../targets.ts';
import { collect, FROM, PARAM } from './input-options.ts';
import type { Verb } from './verb.ts';

/** The options of `inspect` as they are declared below. */
export interface InspectOptions extends FormatOptions {
  readonly output?: readonly string[] | undefined;
  readonly strict?: true | undefined;
  readonly trace?: string | undefined;
  readonly from?: string | undefined;
  readonly param?: readonly string[] | undefined;
}

/** `heni inspect`: what an account has and risks, without simulating it. */
export const inspectVerb: Verb = (io, done) =>
  new Command('inspect')
    .summary('keys, ENIs, addresses, quotas and risks of a scenario or template, without simulating it')
    .description(
      'Counts the keys, ENIs and addresses that the functions of a scenario need, says what the quotas leave and what the functions reach, and lists what is risky with what to do about it. Nothing is simulated.',
    )
    .argument(
      '<input...>',
      'a scenario, or templates, services, plans, inventories and folders of them (YAML or JSON); - is stdin',
    )
    .addOption(new Option('--format <name>', 'how to print it').choices(namesOf(inspectionFormats)))
    .addOption(new Option('--json', 'short for --format json').implies({ format: 'json' }))
    .option('--from <kind>', FROM)
    .option('--param <name=value>', PARAM, collect)
    .option(
      '--strict',
      'exit 3 when the input leaves something open: what a template does not say, a function in a VPC without a declared role (ENI004), an unknown managed policy (SCN021)',
    )
    .option('--trace <file>', 'take the functions of this trace in place of the one that the scenario names')
    .option(
      '-o, --output <file>',
      'write to a file in the format of its ending (repeatable; - is stdout)',
      collect,
    )
    .action(async (inputs, options) => {
      const { runInspect } = await import('./inspect-action.ts');
      done(await runInspect(inputs, options, io));
    });
