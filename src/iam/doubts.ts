/** What a decision rests on that AWS might know better: never silently wrong. */
import type { ConditionReport } from './conditions.ts';
import type { StatementReport } from './decision.ts';
import type { Finding } from './finding.ts';
import { describePlace } from './policy.ts';

type Doubt = Pick<Finding, 'code' | 'message' | 'fix'>;

/** The doubts of one statement, as findings. */
export const doubtsOf = (report: StatementReport): readonly Finding[] =>
  [...undecided(report), ...unresolved(report)].map((doubt) => ({
    code: doubt.code,
    severity: 'warning',
    where: describePlace(report),
    message: doubt.message,
    fix: doubt.fix,
  }));

/** A condition that was not decided matters only where nothing else makes the statement fail. */
const undecided = (report: StatementReport): readonly Doubt[] => {
  if (report.conditions.some(({ result }) => result === false)) return [];
  const taken = report.effect === 'Deny' ? 'the Deny is taken to apply' : 'the Allow is taken not to apply';
  return report.conditions.flatMap(
    ({ operator, key, reason }) => doubtOf[reason]?.(operator, key, taken) ?? [],
  );
};

type Describe = (operator: string, key: string, taken: string) => Doubt;

const doubtOf: Readonly<Partial<Record<ConditionReport['reason'], Describe>>> = {
  unsupportedOperator: (operator, key, taken) => ({
    code: 'IAM201',
    message: `heni does not decide ${operator} on ${key}; ${taken}.`,
    fix: 'Leave the condition out.',
  }),
  setOperatorMissing: (operator, key, taken) => ({
    code: 'IAM202',
    message: `${operator} on ${key}, which has several values here: AWS requires a set operator; ${taken}.`,
    fix: `Write ForAnyValue:${operator} or ForAllValues:${operator}.`,
  }),
};

/** A variable without a value lets its statement fail, on AWS too; but AWS may have the value. */
const unresolved = (report: StatementReport): readonly Doubt[] => {
  const patterns = report.mismatch === 'resource' ? (report.resource?.unresolved ?? []) : [];
  const conditions = report.conditions.filter(({ reason }) => reason === 'unresolvedVariable');
  return [...patterns, ...conditions.map(({ operator, key }) => `${operator} on ${key}`)].map((what) => ({
    code: 'IAM203',
    message: `${what} has a policy variable without a value in the simulated request; the ${report.effect} does not apply.`,
    fix: 'Write the value itself.',
  }));
};
