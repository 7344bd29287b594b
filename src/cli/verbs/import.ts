import { Command } from '@commander-js/extra-typings';
import { collect, FROM, PARAM } from './input-options.ts';
import type { Verb } from './verb.ts';

/** The options of `import` as they are declared below. */
export interface ImportVerbOptions {
  readonly from?: string | undefined;
  readonly param?: readonly string[] | undefined;
  readonly output?: string | undefined;
  readonly json?: true | undefined;
  readonly strict?: true | undefined;
}

/** `heni import`: what users have becomes a scenario. */
export const importVerb: Verb = (io, done) =>
  new Command('import')
    .summary('what users have becomes a scenario, with what it leaves open')
    .description(
      'Reads CloudFormation and SAM templates, serverless.yml, Terraform plans and states (terraform show -json) and the JSON of the AWS CLI, makes a scenario of them that can be edited, and lists what they leave open and what is assumed in its place.',
    )
    .argument(
      '<input...>',
      'templates, services, plans, inventories and folders of them (YAML or JSON); - is stdin',
    )
    .option('--from <kind>', FROM)
    .option('--param <name=value>', PARAM, collect)
    .option('-o, --output <file>', 'write the scenario to a file (- is stdout)')
    .option('--json', 'print the inventory: functions, keys, ENIs, what is open')
    .option('--strict', 'exit 3 when the input leaves something open')
    .action(async (inputs, options) => {
      const { runImport } = await import('./import-action.ts');
      done(await runImport(inputs, options, io));
    });
