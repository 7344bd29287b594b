/** The answers of `heni iam` for people. */
import { vpcKeyActions } from '../../iam/context-keys.ts';
import type { Decision, Outcome, StatementReport } from '../../iam/decision.ts';
import { explain, type Locate } from '../../iam/explain.ts';
import { groupBy } from '../../inspect/group-by.ts';
import { marks, painter } from '../../report/paint.ts';
import { wrap } from '../../report/wrap.ts';
import type { Io } from '../io.ts';
import { grantedToCode } from './iam-deny.ts';
import type { Answer } from './iam-questions.ts';
import { namesOf, summaryLines, type Style } from './iam-summary.ts';

const WIDEST = 120;

/**
 * Each answer with the statements that have to do with it; functions that are answered alike are told as one. Several
 * answers are one line each, the denials first, unless it is to be verbose.
 */
export const answersText = (
  answers: readonly Answer[],
  { columns, colour, verbose }: Pick<Io['terminal'], 'columns' | 'colour'> & { readonly verbose: boolean },
): string => {
  const style = { width: Math.min(columns, WIDEST), paint: painter(colour) };
  const groups = [...groupBy(answers, likeness).values()];
  const told =
    verbose || groups.length === 1
      ? groups.flatMap(([first, ...others]) =>
          first === undefined ? [] : [answerLines([first, ...others], style)],
        )
      : [summaryLines(answers, style)];
  const deny = grantedToCode(answers);
  const remedy =
    deny === null
      ? []
      : [['What stops the code, and not Lambda:', ...JSON.stringify(deny, null, 2).split('\n')]];
  return `${[...told, ...remedy].map((lines) => lines.join('\n')).join('\n\n')}\n`;
};

const likeness = ({
  action,
  target,
  subject,
  decision: { outcome, decidedBy, lacking, request },
}: Answer): string =>
  JSON.stringify([
    action,
    request.action,
    target === null && subject.kind !== 'function' ? request.resource : (target?.vpc ?? null),
    outcome,
    decidedBy,
    lacking,
  ]);

const answerLines = (answers: readonly [Answer, ...Answer[]], { width, paint }: Style): string[] => {
  const [{ action, target, subject, decision, needs }, ...others] = answers;
  const placed: Locate = (statement) => {
    const place = subject.locate(statement);
    return place && `${place.file}:${place.line}:${place.col}`;
  };
  const [head = '', ...reasons] = explain(concerning(decision), placed);
  const [mark, meaning] = decision.allowed
    ? ([marks.fine, 'fine'] as const)
    : ([marks.broken, 'broken'] as const);
  const carriesVpc = (vpcKeyActions as readonly string[]).includes(action);
  const details = [
    ...(target !== null && carriesVpc ? [vpcWords(target.vpc, needs.length > 1)] : []),
    ...(needs.length > 1 && needs[0]?.allowed === true ? [needed(action, needs)] : []),
    ...(others.length > 0 ? [`The same for ${namesOf(answers)}.`] : []),
    ...reasons,
  ];
  return [
    ...wrap(`${mark} ${head}`, width).map((line, i) => (i === 0 ? paint(meaning, line) : `  ${line}`)),
    ...details.flatMap((text) =>
      wrap(text, width - 4).map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`)),
    ),
  ];
};

/** Beyond its own action, what the call is asked for. */
const needed = (action: string, needs: readonly Decision[]): string => {
  const [, ...reads] = needs.map(
    ({ request, allowed }) => `${request.action} ${allowed ? 'allowed' : 'denied'}`,
  );
  return `${action} in a VPC also needs: ${reads.join(', ')}.`;
};

/** Only the statements that explain the answer; the JSON has all. */
const concerning = (decision: Decision): Decision => ({
  ...decision,
  statements: decision.statements.filter(
    (report) => report.mismatch !== 'action' && explains[decision.outcome](report, decision),
  ),
});

const explains: Readonly<Record<Outcome, (report: StatementReport, decision: Decision) => boolean>> = {
  explicitDeny: ({ effect, matched }) => matched && effect === 'Deny',
  implicitDeny: ({ layer }, { lacking }) => lacking.includes(layer),
  allowed: ({ conditions, mismatch }) => conditions.length > 0 || mismatch !== null,
};

/** A call that reads nothing gives no VpcConfig. */
const vpcWords = (vpc: NonNullable<Answer['target']>['vpc'], isGiven: boolean): string =>
  vpc === null
    ? 'Asked without a VPC.'
    : `Asked with ${isGiven ? '' : 'the stored '}${vpc.vpcId}: ${vpc.subnetIds.join(', ')}; ${vpc.securityGroupIds.join(', ')}.`;
