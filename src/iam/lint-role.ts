import { ec2Arn } from './arn.ts';
import { elementCovers } from './elements.ts';
import type { Hit, LintInput, LintRow } from './lint-row.ts';
import { resolvePattern } from './pattern.ts';
import {
  allStatements,
  statementsOf,
  type Condition,
  type PlacedStatement,
  type PolicySet,
} from './policy.ts';

/** What grants an action to the role; boundaries and service control policies grant nothing. */
const allowsOf = (policies: PolicySet, action: string): readonly PlacedStatement[] =>
  statementsOf(policies, 'identity').filter(
    ({ statement }) => statement.effect === 'Allow' && elementCovers(statement.action, action),
  );

const describeActions = ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'] as const;

/** Describe actions have no resource-level permissions: anything but `*` grants nothing. */
const describeNarrowed = ({ policies }: LintInput): readonly Hit[] =>
  describeActions.flatMap((action) => {
    const allows = allowsOf(policies, action);
    if (allows.some(({ statement }) => elementCovers(statement.resource, '*'))) return [];
    return allows.map((at) => ({
      at,
      message: `${action} works only on Resource "*": narrowed to ${at.statement.resource.patterns.map(({ text }) => text).join(', ')} it grants nothing.`,
      fix: `Allow ${action} on "*", in a statement of its own.`,
    }));
  });

/** Stands for the ENI that Lambda will make, whose id nobody knows. */
const anyEni = 'eni-0123456789abcdef0';

const deleteTooNarrow = ({ policies, place }: LintInput): readonly Hit[] => {
  const action = 'ec2:DeleteNetworkInterface';
  const allows = allowsOf(policies, action);
  const eni = ec2Arn(place, 'network-interface', anyEni);
  if (allows.some(({ statement }) => elementCovers(statement.resource, eni))) return [];
  return allows.map((at) => ({
    at,
    message: `${action} is allowed on ${at.statement.resource.patterns.map(({ text }) => text).join(', ')} only: an ENI with another id cannot be deleted and stays, with its address.`,
    fix: `Allow it on "*" or on "${ec2Arn(place, '*', '*')}".`,
  }));
};

const isSourceFunction = ({ key, operator }: Condition): boolean =>
  key.toLowerCase() === 'lambda:sourcefunctionarn' && !operator.negated && operator.compare !== 'presence';

/** The page's Deny stops the function that it names, and no other. */
const denyNamesAnother = ({ policies, functionArns = [] }: LintInput): readonly Hit[] =>
  allStatements(policies).flatMap((at) => {
    const condition = at.statement.conditions.find(isSourceFunction);
    if (at.statement.effect !== 'Deny' || condition === undefined) return [];
    const free = functionArns.filter((arn) => !names(condition, arn));
    if (free.length === 0) return [];
    return [
      {
        at,
        message: `The Deny names ${condition.values.map(({ text }) => text).join(', ')}: the code of ${free.join(', ')}, which has the same role, is not stopped.`,
        fix: 'Name every function that uses the role in lambda:SourceFunctionArn.',
      },
    ];
  });

const names = ({ values, operator }: Condition, arn: string): boolean =>
  values.some((pattern) => {
    const glyphs = resolvePattern(pattern, () => null);
    if (glyphs === null) return false;
    return typeof operator.compare === 'object'
      ? operator.compare.matches({ text: pattern.text, glyphs }, arn)
      : false;
  });

/** Remarks on the policies of an execution role. */
export const roleLints: readonly LintRow[] = [
  {
    code: 'IAM009',
    severity: 'warning',
    title: 'a Describe action narrowed to resources',
    check: describeNarrowed,
  },
  {
    code: 'IAM010',
    severity: 'warning',
    title: 'DeleteNetworkInterface too narrow for the ENIs to come',
    check: deleteTooNarrow,
  },
  {
    code: 'IAM011',
    severity: 'warning',
    title: 'a Deny for function code that names another function',
    check: denyNamesAnother,
  },
];
