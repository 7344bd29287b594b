/** What `heni iam` does: load, ask, tell. */
import { placeOf } from '../../iam/arn.ts';
import { plural } from '../../report/words.ts';
import { hasErrors } from '../../scenario/finding.ts';
import { UsageError } from '../errors.ts';
import type { Ending } from '../exit-codes.ts';
import { findingLines } from '../findings.ts';
import type { Io } from '../io.ts';
import { load } from '../scenario-input.ts';
import { answersJson } from './iam-json.ts';
import { actionNamed, answersTo, usualActions, type Answer } from './iam-questions.ts';
import { subjectsOf } from './iam-subject.ts';
import { chosenTargets } from './iam-targets.ts';
import { answersText } from './iam-text.ts';
import type { IamOptions } from './iam.ts';

/** Answers the questions of one command line about one scenario. */
export const iam = async (
  input: string,
  actions: readonly string[],
  options: IamOptions,
  io: Io,
): Promise<Ending> => {
  const loaded = await load(input, {}, io);
  if (loaded.scenario === null || hasErrors(loaded.findings)) {
    io.err(findingLines(loaded.findings));
    return 'usage';
  }
  const { account, parameters } = loaded.scenario;
  const place = placeOf(account.id, account.region);
  const [first, ...others] = subjectsOf(options.as, loaded, place);
  checkResource(options.resource);
  const asked = [...new Set(actions.map(actionNamed))];
  const answers = [first, ...others].flatMap((subject) => {
    const own = subject.kind === 'function' ? { function: subject.name } : {};
    const targets = chosenTargets(loaded.scenario, { ...own, ...options });
    const reads = parameters.callerActions;
    const about = {
      subject,
      place,
      targets,
      resource: options.resource,
      reads,
      updateAttaches: options.subnets !== undefined,
    };
    const usual = asked.length > 0 ? asked : usualActions(subject, targets, reads);
    return usual.flatMap((action) => answersTo(action, about));
  });
  io.out(
    options.json === true
      ? answersJson(answers, [first, ...others])
      : answersText(answers, { ...io.terminal, verbose: options.verbose === true }),
  );
  return ending(answers, options.expect, io);
};

const checkResource = (resource: string | undefined): void => {
  if (resource !== undefined && resource !== '*' && !/^arn:[^:]*(:[^:]*){3}:./su.test(resource))
    throw new UsageError(`--resource is an ARN or *, not ${resource}`);
};

const ending = (answers: readonly Answer[], expected: IamOptions['expect'], io: Io): Ending => {
  if (expected === undefined) return 'fine';
  const others = answers.filter(({ decision }) => decision.allowed !== (expected === 'allow'));
  if (others.length === 0) return 'fine';
  const found = expected === 'allow' ? 'denied' : 'allowed';
  io.err(`heni: expected ${expected}: ${others.length} of ${plural(answers.length, 'answer')} ${found}\n`);
  return 'threshold';
};
