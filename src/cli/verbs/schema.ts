import { Command } from '@commander-js/extra-typings';
import { didYouMean, nearest } from '../../scenario/nearest.ts';
import { UsageError } from '../errors.ts';
import type { Verb } from './verb.ts';

/** `heni schema`: the JSON Schemas, for editors and scripts. */
export const schemaVerb: Verb = (io, done) =>
  new Command('schema')
    .summary('the JSON Schema (draft-07) of the scenario file')
    .description('Prints a JSON Schema (draft-07), for editors and scripts.')
    .argument('[name]', 'which one', 'scenario')
    .action(async (asked) => {
      const { jsonSchemaText, schemaNames } = await import('../../scenario/json-schema.ts');
      const name = schemaNames.find((each) => each === asked);
      if (name === undefined) {
        const known = `there is ${schemaNames.join(', ')}`;
        throw new UsageError(
          `no schema is called ${asked}; ${known}${didYouMean(nearest(asked, schemaNames))}`,
        );
      }
      io.out(jsonSchemaText(name));
      done('fine');
    });
