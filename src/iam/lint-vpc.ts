import { vpcKeyActions, vpcKeys } from './context-keys.ts';
import { elementCovers } from './elements.ts';
import { evaluate } from './evaluate.ts';
import type { Hit, LintInput, LintRow } from './lint-row.ts';
import {
  allStatements,
  statementsOf,
  type Condition,
  type PlacedStatement,
  type Statement,
} from './policy.ts';
import { asUser, functionRequest } from './requests.ts';

const isVpcKey = (key: string): boolean => vpcKeys.some((known) => known.toLowerCase() === key.toLowerCase());
const onVpcKeys = (statement: Statement): readonly Condition[] =>
  statement.conditions.filter(({ key }) => isVpcKey(key));
const coversVpcAction = ({ action }: Statement): boolean =>
  vpcKeyActions.some((name) => elementCovers(action, name));

/** Null with `false` on a VPC key demands that there is a VPC. */
const demandsVpc = (statement: Statement): boolean =>
  onVpcKeys(statement).some(
    ({ operator, values }) =>
      operator.compare === 'presence' && values.every(({ text }) => text.toLowerCase() === 'false'),
  );

const forAllValues = (statement: Statement): readonly Condition[] =>
  demandsVpc(statement) ? [] : onVpcKeys(statement).filter(({ set }) => set === 'ForAllValues');

/** May a function without a VPC be created, all policies together? */
const permitsNoVpc = ({ policies, place }: LintInput): boolean => {
  const call = { action: 'lambda:CreateFunction', functionName: 'any', vpc: null };
  return evaluate(policies, functionRequest(asUser(place, 'any'), place, call)).allowed;
};

const forAllValuesAllow = (input: LintInput): readonly Hit[] =>
  allStatements(input.policies)
    .filter(({ statement }) => statement.effect === 'Allow' && coversVpcAction(statement))
    .filter(({ statement }) => forAllValues(statement).length > 0 && permitsNoVpc(input))
    .map((at) => ({
      at,
      message: `${namesOf(forAllValues(at.statement))}: ForAllValues is true without the key, so this Allow also permits a function outside any VPC.`,
      fix: 'Add to its Condition: "Null": {"lambda:VpcIds": "false"}, or attach a Deny with "Null": {"lambda:VpcIds": "true"}.',
    }));

const forAllValuesDeny = ({ policies }: LintInput): readonly Hit[] =>
  allStatements(policies)
    .filter(({ statement }) => statement.effect === 'Deny' && coversVpcAction(statement))
    .filter(({ statement }) => forAllValues(statement).length > 0)
    .map((at) => ({
      at,
      message: `${namesOf(forAllValues(at.statement))}: ForAllValues is true without the key, so this Deny also stops every function outside a VPC.`,
      fix: 'Use ForAnyValue to deny any of the values, or add "Null": {"lambda:VpcIds": "false"}.',
    }));

/** Allows that limit different keys in different statements widen each other: statements are ORed. */
const separateAllows = ({ policies }: LintInput): readonly Hit[] => {
  const limiting = statementsOf(policies, 'identity').filter(
    ({ statement }) =>
      statement.effect === 'Allow' &&
      coversVpcAction(statement) &&
      onVpcKeys(statement).some(({ operator }) => operator.compare !== 'presence'),
  );
  const [first, ...others] = limiting;
  if (first === undefined) return [];
  const hits = others.filter(({ statement }) => keysOf(statement) !== keysOf(first.statement));
  return hits.map((at) => ({
    at,
    message: `This Allow limits ${keysOf(at.statement)}, another one ${keysOf(first.statement)}: statements are ORed, so a call that satisfies one of them is allowed whatever the other says.`,
    fix: 'Put the conditions into one statement, or deny what is outside (a Deny holds against every Allow).',
  }));
};

/** On other actions these keys are absent: a Null or negated condition then always matches. */
const vpcKeyElsewhere = ({ policies }: LintInput): readonly Hit[] =>
  allStatements(policies)
    .filter(({ statement }) => onVpcKeys(statement).length > 0)
    .filter(({ statement }) => otherActions.some((action) => elementCovers(statement.action, action)))
    .map((at) => ({
      at,
      message: `${namesOf(onVpcKeys(at.statement))}: only CreateFunction and UpdateFunctionConfiguration carry these keys; on the other actions of this statement they are always absent.`,
      fix: `Limit Action to ${vpcKeyActions.join(' and ')}.`,
    }));
/** Samples of every other kind of call; a wildcard that covers one of them reaches too far. */
const otherActions = [
  'lambda:GetFunction',
  'lambda:DeleteFunction',
  'lambda:InvokeFunction',
  'lambda:UpdateFunctionCode',
  'lambda:PublishVersion',
  'ec2:CreateNetworkInterface',
];

const namesOf = (conditions: readonly Condition[]): string =>
  conditions.map(({ name, key }) => `${name} ${key}`).join(', ');
const keysOf = (statement: Statement): string =>
  [...new Set(onVpcKeys(statement).map(({ key }) => key))].toSorted().join(' and ');

/** A set of service control policies in which nothing is allowed denies everything. */
const scpWithoutAllow = ({ policies }: LintInput): readonly Hit[] => {
  const statements = statementsOf(policies, 'scp');
  const [first] = statements;
  if (first === undefined || statements.some(({ statement }) => statement.effect === 'Allow')) return [];
  return [
    {
      at: first satisfies PlacedStatement,
      message: 'No service control policy allows anything, so everything is denied.',
      fix: 'Add FullAWSAccess, which AWS Organizations attaches by default.',
    },
  ];
};

/** Remarks on the condition keys of a function's VPC. */
export const vpcLints: readonly LintRow[] = [
  {
    code: 'IAM001',
    severity: 'warning',
    title: 'an Allow with ForAllValues permits functions outside any VPC',
    check: forAllValuesAllow,
  },
  {
    code: 'IAM002',
    severity: 'warning',
    title: 'Allows that limit different keys are ORed',
    check: separateAllows,
  },
  {
    code: 'IAM003',
    severity: 'warning',
    title: 'a Deny with ForAllValues stops functions outside any VPC',
    check: forAllValuesDeny,
  },
  {
    code: 'IAM004',
    severity: 'warning',
    title: 'VPC keys on actions that never carry them',
    check: vpcKeyElsewhere,
  },
  {
    code: 'IAM005',
    severity: 'warning',
    title: 'service control policies without any Allow',
    check: scpWithoutAllow,
  },
];
