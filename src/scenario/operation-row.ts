/** What the rows of the timeline's operations are made with. */
import { z } from 'zod';
import type { Command, CommandName } from './commands.ts';
import type { FunctionDefinition } from './schema-functions.ts';
import { duration, list, strict, text, time } from './schema-values.ts';

/** What a row needs to make commands: the functions that the entry names, and how the file defines them. */
export interface EntryContext {
  readonly functions: readonly string[];
  readonly definitionOf: (name: string) => FunctionDefinition | undefined;
}

/** Which functions an entry is about. */
export const functionNames = z
  .union(
    [
      text('the name of a function').transform((name) => [name]),
      list(text('the name of a function'), 'names').min(1),
    ],
    {
      error: 'the name of a function, a list of names or a pattern such as checkout-*',
    },
  )
  .describe('Name of the function, a list of names, or a pattern such as checkout-*.');

/** One operation: what it takes in the file, and the commands that come of an entry. */
export const operation = <N extends CommandName, S extends z.core.$ZodLooseShape>(
  name: N,
  what: string,
  shape: S,
  commands: (
    entry: z.output<z.ZodObject<S>>,
    context: EntryContext,
  ) => readonly Extract<Command, { do: N }>[],
) => ({
  commands,
  schema: strict({
    at: time.describe('When it is called.'),
    do: z.literal(name).describe('The operation.'),
    as: text('the name of a principal')
      .optional()
      .describe('The principal that calls; left out: one allowed everything.'),
    retryFor: duration
      .optional()
      .describe(
        'How long the caller tries again, every 10 s, while something is in use or under way (DependencyViolation, ResourceConflictException). Left out: not at all.',
      ),
    ...shape,
  }).describe(what),
});
