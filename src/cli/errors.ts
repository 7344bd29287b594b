import { CommanderError } from '@commander-js/extra-typings';
import { InvariantError } from '../kernel/invariant.ts';
import type { Ending } from './exit-codes.ts';
import type { Io } from './io.ts';

/** The user's mistake outside of any file: said in one sentence, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A fault of the simulator in a run: carries what is needed to see it again. */
export class SimulationFault extends Error {
  override readonly name = 'SimulationFault';
  constructor(
    override readonly cause: unknown,
    readonly seed: number,
    /** The command that runs into it again. */
    readonly replay: string,
  ) {
    super('the simulation failed');
  }
}

/** Says what went wrong on stderr, and how the process should end. */
export const explain = (error: unknown, io: Io): Ending => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 'fine' : 'usage';
  if (error instanceof UsageError) {
    io.err(`heni: ${error.message}\n`);
    return 'usage';
  }
  const [cause, replay] =
    error instanceof SimulationFault
      ? [error.cause, `Seed ${error.seed}. To see it again:\n  ${error.replay}\n`]
      : [error, ''];
  io.err(
    `heni: internal error: ${describe(cause)}\nThis is our fault, not your input's. ${replay}\n`.trimEnd() +
      '\n',
  );
  return 'internal';
};

const describe = (cause: unknown): string => {
  if (cause instanceof InvariantError) return `the law ${cause.law} does not hold: ${cause.detail}`;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
};

/** A command line as one would type it again. */
export const commandLine = (words: readonly string[]): string =>
  words
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
