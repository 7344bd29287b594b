import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Ending } from '../exit-codes.ts';
import type { Io } from '../io.ts';

/** Makes the command of a verb; its action tells `done` how it ended. */
export type Verb = (io: Io, done: (ending: Ending) => void) => CommandUnknownOpts;
