import { Command } from '@commander-js/extra-typings';
import { allCodes, explainCode, findingCodes } from '../../scenario/finding-codes.ts';
import { hasErrors, inReadingOrder, type Finding } from '../../scenario/finding.ts';
import { didYouMean, nearest } from '../../scenario/nearest.ts';
import { tally } from '../../report/tally.ts';
import { plural } from '../../report/words.ts';
import { UsageError } from '../errors.ts';
import type { Ending } from '../exit-codes.ts';
import { findingLines } from '../findings.ts';
import type { Io } from '../io.ts';
import type { Verb } from './verb.ts';

/** `heni validate`: all problems of a scenario at once. */
export const validateVerb: Verb = (io, done) =>
  new Command('validate')
    .summary('all problems of a scenario at once, without simulating it')
    .description(
      'Lists all problems of scenarios at once, as file:line:col: message (CODE). Nothing is simulated.',
    )
    .argument(
      '[input...]',
      'scenarios, templates, services, plans, inventories and folders of them (YAML or JSON); - is stdin',
    )
    .option('--json', 'the findings as a JSON array')
    .option('--explain <code>', 'what a code such as SCN001 means and how to mend it; all: the list of codes')
    .action(async (inputs, { json, explain }) => {
      if (explain !== undefined) return done(explained(explain, io));
      if (inputs.length === 0) throw new UsageError('validate needs an INPUT, or --explain CODE');
      const findings: Finding[] = [];
      for (const input of inputs) findings.push(...(await problemsOf(input, io)));
      io.out(
        json === true ? `${JSON.stringify(inReadingOrder(findings), null, 2)}\n` : findingLines(findings),
      );
      io.err(`heni: ${tally(findings)} in ${plural(inputs.length, 'file')}\n`);
      return done(hasErrors(findings) ? 'usage' : 'fine');
    });

/** Those of the file, and if it is sound those that only building its world shows. */
const problemsOf = async (input: string, io: Io): Promise<readonly Finding[]> => {
  const { build, load } = await import('../scenario-input.ts');
  const loaded = await load(input, {}, io).catch((error: unknown) => unreadable(input, error));
  if (loaded.scenario === null) return loaded.findings;
  const built = build(loaded, input);
  return Array.isArray(built) ? [...loaded.findings, ...built] : loaded.findings;
};

/** An input that cannot be read is one finding among those of the others. */
const unreadable = (input: string, error: unknown): { scenario: null; findings: readonly Finding[] } => {
  if (!(error instanceof UsageError)) throw error;
  const { message } = error;
  return {
    scenario: null,
    findings: [{ code: 'SCN011', severity: 'error', file: input, line: 1, col: 1, message }],
  };
};

const explained = (code: string, io: Io): Ending => {
  const text = code.toLowerCase() === 'all' ? allCodes() : explainCode(code.toUpperCase());
  if (text === undefined) {
    const meant = nearest(code.toUpperCase(), Object.keys(findingCodes));
    throw new UsageError(`there is no code ${code}${didYouMean(meant)}; --explain all lists them`);
  }
  io.out(text);
  return 'fine';
};
