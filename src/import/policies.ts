/** What policies say of ENIs, as plain JSON; the same for every kind of input. */
import { managedPolicyJson } from '../iam/managed-policies.ts';
import type { PolicyRef } from '../scenario/schema-roles.ts';

const VERSION = '2012-10-17';

/** Whether the action of a statement may be one of EC2. */
export const reachesEc2 = (action: string): boolean => /^([*?]|e[*?]|ec[*?]|ec2[:*?])/i.test(action);

/** Whether a statement reaches into EC2, or is about all actions. */
export const isAboutEnis = (statement: object): boolean => {
  const { Action, NotAction }: { Action?: unknown; NotAction?: unknown } = statement;
  return NotAction !== undefined || [Action].flat().some((one) => typeof one === 'string' && reachesEc2(one));
};

/** The policy of those statements that can decide about ENIs; none where there are none. */
export const eniPolicy = (statements: readonly object[], Version = VERSION): PolicyRef[] => {
  const Statement = statements.filter(isAboutEnis);
  return Statement.length === 0 ? [] : [{ Version, Statement }];
};

/** Allows everything. */
const everything: PolicyRef = {
  Version: VERSION,
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

/** What a policy that is not known is taken for. */
export interface Instead {
  readonly policies: readonly PolicyRef[];
  readonly consequence: string;
}
/** Of a role: a missing permission would be a claim. */
export const granting: Instead = {
  policies: ['AWSLambdaVPCAccessExecutionRole'],
  consequence: 'taken to allow what Lambda needs for ENIs, and to deny nothing',
};
/** Of a boundary. */
export const limiting: Instead = { policies: [everything], consequence: 'taken to limit nothing' };
/** Of a policy that a role loses. */
export const losing: Instead = { policies: [], consequence: 'taken to have granted nothing of ENIs' };

/**
 * The boundary of a role that has one, of what was read of it with `limiting`; null for one that is not known. A document
 * that says nothing of ENIs allows none of their actions.
 */
export const boundaryOf = (policies: readonly PolicyRef[]): PolicyRef | null => {
  const [limit = { Version: VERSION, Statement: [] }] = policies;
  return policies.includes(everything) ? null : limit;
};

/**
 * Policies of AWS that have no action of EC2, nor a pattern of it. Those of full access to other services are not among
 * them without need: many allow reading subnets. Source: AWS Managed Policy Reference Guide.
 */
const aboutOthers: ReadonlySet<string> = new Set([
  'AWSAppSyncPushToCloudWatchLogs',
  'AWSCodeDeployRoleForLambda',
  'AWSCodeDeployRoleForLambdaLimited',
  'AWSLambdaDynamoDBExecutionRole',
  'AWSLambdaExecute',
  'AWSLambdaInvocation-DynamoDB',
  'AWSLambdaKinesisExecutionRole',
  'AWSLambdaRole',
  'AWSLambdaSQSQueueExecutionRole',
  'AWSStepFunctionsFullAccess',
  'AWSXRayDaemonWriteAccess',
  'AWSXrayReadOnlyAccess',
  'AWSXrayWriteOnlyAccess',
  'AmazonAPIGatewayInvokeFullAccess',
  'AmazonAPIGatewayPushToCloudWatchLogs',
  'AmazonElasticFileSystemClientFullAccess',
  'AmazonElasticFileSystemClientReadOnlyAccess',
  'AmazonElasticFileSystemClientReadWriteAccess',
  'AmazonKinesisFullAccess',
  'AmazonKinesisReadOnlyAccess',
  'AmazonS3FullAccess',
  'AmazonS3ObjectLambdaExecutionRolePolicy',
  'AmazonS3ReadOnlyAccess',
  'AmazonSESFullAccess',
  'AmazonSNSFullAccess',
  'AmazonSNSReadOnlyAccess',
  'AmazonSQSFullAccess',
  'AmazonSQSReadOnlyAccess',
  'AmazonSSMReadOnlyAccess',
  'CloudWatchFullAccess',
  'CloudWatchLambdaApplicationSignalsExecutionRolePolicy',
  'CloudWatchLambdaInsightsExecutionRolePolicy',
  'CloudWatchLogsFullAccess',
  'CloudWatchLogsReadOnlyAccess',
]);

/** Whether an ARN is that of a policy of AWS. */
export const isOfAws = (arn: string): boolean => /^arn:[^:]+:iam::aws:policy\//.test(arn);

/** A policy of AWS, by ARN or name: by the name that scenarios know, or nothing where it is about others; null for any other. */
export const policyOfAws = (arnOrName: string, notes: string[]): readonly PolicyRef[] | null => {
  const name = arnOrName.split('/').at(-1) ?? arnOrName;
  if (managedPolicyJson(arnOrName) !== null) return [name];
  if (!aboutOthers.has(name)) return null;
  notes.push(`${name} grants nothing of ENIs`);
  return [];
};

/** A policy of AWS that `policyOfAws` does not know, in words. */
export const unknownOfAws = (arnOrName: string): string =>
  `what AWS's policy ${arnOrName.split('/').at(-1)} says of EC2 is not known`;

/** The statements of a document that is given as a text. */
export const statementsIn = (text: string): object[] => {
  const statements = [parsed(text)?.['Statement']].flat();
  return statements.filter((one): one is object => typeof one === 'object' && one !== null);
};

const parsed = (text: string): Record<string, unknown> | null => {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};
