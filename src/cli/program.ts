import { Command } from '@commander-js/extra-typings';
import { explain } from './errors.ts';
import { exitCodes, type Ending } from './exit-codes.ts';
import type { Io } from './io.ts';
import { iamVerb } from './verbs/iam.ts';
import { importVerb } from './verbs/import.ts';
import { inspectVerb } from './verbs/inspect.ts';
import { presetsVerb } from './verbs/presets.ts';
import { runVerb } from './verbs/run.ts';
import { schemaVerb } from './verbs/schema.ts';
import { validateVerb } from './verbs/validate.ts';
import type { Verb } from './verbs/verb.ts';
import { version } from '../version.ts';

/** Every verb; a new one is a file and a line here. */
const verbs: readonly Verb[] = [
  runVerb,
  inspectVerb,
  importVerb,
  validateVerb,
  iamVerb,
  schemaVerb,
  presetsVerb,
];

const DEMO = 'scenarios/black-friday-burst.yaml';

const about = `Simulates what happens to AWS Lambda functions in a VPC and their Hyperplane ENIs
before you deploy them: quotas, addresses, waiting times, connections, idleness.`;

const epilogue = `
Examples:
  heni run ${DEMO}      what breaks, when and why
  heni run deploy.yaml -o result.json -o report.txt    the same for scripts and for people
  heni inspect deploy.yaml                             keys, ENIs, quotas and risks, without simulating

Exit codes:
${Object.values(exitCodes)
  .map(({ code, meaning }) => `  ${String(code).padEnd(4)} ${meaning}`)
  .join('\n')}`;

/** Runs one command line and says how the process should end. It writes only through `io`. */
export const heni = async (args: readonly string[], io: Io): Promise<Ending> => {
  let ended: Ending = 'fine';
  const program = programOf(io, (ending) => {
    ended = ending;
  });
  try {
    await program.parseAsync(defaulted(args, io), { from: 'user' });
    return ended;
  } catch (error) {
    return explain(error, io);
  }
};

const programOf = (io: Io, done: (ending: Ending) => void) => {
  const program = new Command('heni')
    .description(about)
    .version(version)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, 'heni: ')),
      writeOut: io.out,
      writeErr: io.err,
      getOutHelpWidth: () => Math.min(io.terminal.columns, 120),
    })
    .addHelpText('after', epilogue)
    .showHelpAfterError('(heni --help, or heni VERB --help, lists what there is)');
  for (const verb of verbs) program.addCommand(verb(io, done).copyInheritedSettings(program));
  return program;
};

/**
 * What is meant when less is said: nothing at all is `--help`, except under `npm start` of this package, where it is
 * the demo (whose crossed thresholds are part of the show: exit 0). A bare `--series` takes each change; without this
 * it would swallow the INPUT after it.
 */
export const defaulted = (args: readonly string[], { env }: Pick<Io, 'env'>): string[] => {
  const isStart = env['npm_lifecycle_event'] === 'start' && env['npm_package_name'] === 'heni';
  if (args.length === 0) return isStart ? ['run', DEMO, '--soft-fail'] : ['--help'];
  const literal = args.indexOf('--');
  return args.map((arg, index) =>
    arg === '--series' && (literal < 0 || index < literal) ? '--series=changes' : arg,
  );
};
