import { knownActions } from './actions.ts';
import { contextKeyRows, knownKey } from './context-keys.ts';
import { elementCovers } from './elements.ts';
import type { Hit, LintInput, LintRow } from './lint-row.ts';
import { allStatements, type Condition, type PolicySet, type Statement } from './policy.ts';

const each = (
  policies: PolicySet,
  remark: (condition: Condition, statement: Statement) => Pick<Hit, 'message' | 'fix'> | null,
): readonly Hit[] =>
  allStatements(policies).flatMap((at) =>
    at.statement.conditions.flatMap((condition) => {
      const found = remark(condition, at.statement);
      return found === null ? [] : [{ at, ...found }];
    }),
  );

const setOperatorMissing = ({ policies }: LintInput): readonly Hit[] =>
  each(policies, ({ name, key, set, operator }) => {
    const known = knownKey(key);
    const several = known !== null && contextKeyRows[known].values === 'several';
    if (!several || set !== null || operator.compare === 'presence') return null;
    return {
      message: `${name} on ${key}, which can have several values: AWS requires ForAnyValue or ForAllValues. With several values heni takes the side of refusing.`,
      fix: operator.negated
        ? `Write ForAllValues:${name}.`
        : `Write ForAnyValue:${name} or ForAllValues:${name}.`,
    };
  });

/** Of a statement on actions that are never asked, such as iam:PassRole, no key matters. */
const keyNotCarried = ({ policies }: LintInput): readonly Hit[] =>
  each(policies, ({ key }, { action }) => {
    if (knownKey(key) !== null || !knownActions.some((known) => elementCovers(action, known))) return null;
    const ofLambda = key.toLowerCase().startsWith('lambda:');
    return {
      message: `No simulated request carries ${key}: it counts as absent.`,
      fix: ofLambda
        ? 'Check the spelling; for a VPC the keys are lambda:VpcIds, lambda:SubnetIds and lambda:SecurityGroupIds.'
        : 'Mind that AWS may have a value for it.',
    };
  });

const forAnyValueIfExists = ({ policies }: LintInput): readonly Hit[] =>
  each(policies, ({ name, key, set, ifExists }) =>
    set === 'ForAnyValue' && ifExists
      ? {
          message: `${name} on ${key}: without the key ForAnyValue is false, and IfExists does not change that.`,
          fix: `Write ${name.replace(/IfExists$/u, '')}, and a statement of its own for requests without the key.`,
        }
      : null,
  );

/** Remarks on conditions of any kind. */
export const conditionLints: readonly LintRow[] = [
  {
    code: 'IAM006',
    severity: 'warning',
    title: 'a key with several values and no set operator',
    check: setOperatorMissing,
  },
  {
    code: 'IAM007',
    severity: 'info',
    title: 'a key that no simulated request carries',
    check: keyNotCarried,
  },
  { code: 'IAM008', severity: 'warning', title: 'ForAnyValue with IfExists', check: forAnyValueIfExists },
];
