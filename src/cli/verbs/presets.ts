import { Argument, Command, Option } from '@commander-js/extra-typings';
import { presetNames, type PresetName } from '../../model/parameters.ts';
import { presetLines } from '../preset-lines.ts';
import { presetRows } from '../preset-rows.ts';
import type { Verb } from './verb.ts';

/** `heni presets`: every value from the world, with where it comes from. */
export const presetsVerb: Verb = (io, done) =>
  new Command('presets')
    .summary('all parameters and quotas of the presets, with their sources')
    .description(
      'Prints all parameters and quotas of the presets side by side, and where each value comes from.',
    )
    .addArgument(new Argument('[name]', 'only this preset').choices(presetNames))
    .addOption(new Option('--json', 'as a JSON array'))
    .action((name, { json }) => {
      const names: readonly PresetName[] = name === undefined ? presetNames : [name];
      const rows = presetRows(names);
      io.out(json === true ? `${JSON.stringify(rows, null, 2)}\n` : presetLines(rows, names, io.terminal));
      done('fine');
    });
