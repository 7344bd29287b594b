/**
 * The actions that heni can be asked about, and what each is asked on.
 * Source: Service Authorization Reference, "AWS Lambda", "Amazon EC2" and "AWS Identity and Access Management".
 */
import { eniActions } from './execution-role.ts';
import { deniedToCode } from './implicit-grant.ts';
import { callerReads } from './requests.ts';

/**
 * A function, a VPC, a subnet, a group, a role, an ENI; `new…`: one that has no id yet; `everything`: the action has no
 * resource-level permissions.
 */
export type AskedOn =
  | 'function'
  | 'vpc'
  | 'subnet'
  | 'securityGroup'
  | 'role'
  | 'interface'
  | 'newVpc'
  | 'newSubnet'
  | 'newSecurityGroup'
  | 'everything';

/** The usual operations on functions, in the order of a function's life. */
export const functionActions = [
  'lambda:CreateFunction',
  'lambda:UpdateFunctionConfiguration',
  'lambda:UpdateFunctionCode',
  'lambda:PublishVersion',
  'lambda:GetFunctionConfiguration',
  'lambda:GetFunction',
  'lambda:InvokeFunction',
  'lambda:TagResource',
  'lambda:DeleteFunction',
] as const;

const roleActions = [
  'iam:CreateRole',
  'iam:DeleteRole',
  'iam:PutRolePolicy',
  'iam:DeleteRolePolicy',
  'iam:AttachRolePolicy',
  'iam:DetachRolePolicy',
];

/** The other operations on functions. */
const otherFunctionActions = [
  'lambda:ListVersionsByFunction',
  'lambda:PutFunctionConcurrency',
  'lambda:GetFunctionConcurrency',
  'lambda:DeleteFunctionConcurrency',
];

const networkActions: readonly (readonly [string, AskedOn])[] = [
  ['ec2:CreateVpc', 'newVpc'],
  ['ec2:DeleteVpc', 'vpc'],
  ['ec2:CreateSubnet', 'newSubnet'],
  ['ec2:DeleteSubnet', 'subnet'],
  ['ec2:CreateSecurityGroup', 'newSecurityGroup'],
  ['ec2:DeleteSecurityGroup', 'securityGroup'],
  ['ec2:GetSecurityGroupsForVpc', 'vpc'],
  ['ec2:ModifyNetworkInterfaceAttribute', 'interface'],
];

const eniAndReadActions = [...callerReads, ...eniActions.map(({ action }) => action), ...deniedToCode];

const askedOnOf = (action: string): AskedOn =>
  action.startsWith('ec2:Describe') ? 'everything' : 'interface';

/** Per action, in AWS's spelling, what it is asked on. */
export const actionRows: ReadonlyMap<string, AskedOn> = new Map([
  ...[...functionActions, ...otherFunctionActions].map((action) => [action, 'function'] as const),
  ['lambda:ListFunctions', 'everything'],
  ...eniAndReadActions.map((action) => [action, askedOnOf(action)] as const),
  ...networkActions,
  ...roleActions.map((action) => [action, 'role'] as const),
]);

/** Every action that can be asked about. */
export const knownActions: readonly string[] = [...actionRows.keys()];

/** What heni does not ask, and why. */
export const notModelled: ReadonlyMap<string, string> = new Map([
  ['iam:PassRole', 'a run takes it that every caller may pass every role to Lambda'],
]);
