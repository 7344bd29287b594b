/** The answers of AWS that files hold: which command gave each, told by its members. Source: AWS CLI Command Reference. */
import type { ReadFile } from '../read-terms.ts';
import { at, entriesOf, itemsOf, textOf, type Term } from '../term.ts';

/** Members that any answer may have beside its own. */
const COMMON = new Set(['NextToken', 'NextMarker', 'Marker', 'IsTruncated', 'ResponseMetadata', '$metadata']);

/** A list of that name, whose items have that member; empty, it must be all that there is. */
const listOf =
  (list: string, member: string) =>
  (body: Term): boolean => {
    const found = at(body, list);
    if (found?.is !== 'list') return false;
    if (found.items.length === 0) return entriesOf(body).every(([key]) => key === list || COMMON.has(key));
    return found.items.some((item) => at(item, member) !== undefined);
  };

const has =
  (...path: readonly string[]) =>
  (body: Term): boolean =>
    at(body, ...path) !== undefined;

const hasAll =
  (...members: readonly string[]) =>
  (body: Term): boolean =>
    members.every((member) => at(body, member) !== undefined);

/** How the answer of each command is known; the first that fits counts. */
const commands = {
  'lambda list-functions': listOf('Functions', 'FunctionName'),
  'lambda list-versions-by-function': listOf('Versions', 'FunctionName'),
  'lambda get-function': has('Configuration', 'FunctionName'),
  'lambda get-function-configuration': hasAll('FunctionName', 'FunctionArn'),
  'ec2 describe-subnets': listOf('Subnets', 'SubnetId'),
  'ec2 describe-network-interfaces': listOf('NetworkInterfaces', 'NetworkInterfaceId'),
  'ec2 describe-security-groups': listOf('SecurityGroups', 'GroupId'),
  'ec2 describe-vpcs': listOf('Vpcs', 'VpcId'),
  'ec2 describe-route-tables': listOf('RouteTables', 'RouteTableId'),
  'service-quotas list-service-quotas': listOf('Quotas', 'QuotaCode'),
  'service-quotas get-service-quota': has('Quota', 'QuotaCode'),
  'iam get-account-authorization-details': listOf('RoleDetailList', 'RoleName'),
  'iam get-role': has('Role', 'RoleName'),
  'iam get-role-policy': hasAll('RoleName', 'PolicyName', 'PolicyDocument'),
  'iam list-role-policies': (body) => at(body, 'PolicyNames')?.is === 'list',
  'iam list-attached-role-policies': listOf('AttachedPolicies', 'PolicyName'),
  'cloudwatch get-metric-data': (body) => at(body, 'MetricDataResults')?.is === 'list',
  'cloudwatch get-metric-statistics': (body) =>
    at(body, 'Datapoints')?.is === 'list' && at(body, 'Label') !== undefined,
} as const satisfies Record<string, (body: Term) => boolean>;

/** A command whose answer is understood: `ec2 describe-subnets`. */
export type Command = keyof typeof commands;

/** One answer. */
export interface Answer {
  readonly command: Command;
  readonly body: Term;
  readonly file: string;
}

/** An answer that is an error. */
export interface Refusal {
  readonly code: string;
  readonly term: Term;
}

/** Words that every file of the kind has. */
export const HINT =
  /["']?(Functions|FunctionName|Versions|Subnets|NetworkInterfaces|SecurityGroups|Vpcs|RouteTables|Quotas?|RoleDetailList|Role|RoleName|PolicyNames|AttachedPolicies|MetricDataResults|Datapoints|status_code)["']?\s*:/;

const commandOf = (body: Term): Command | undefined =>
  (Object.keys(commands) as Command[]).find((command) => commands[command](body));

/** Recordings (placebo) wrap the answer: `{ status_code, data }`. */
const unwrapped = (term: Term): Term =>
  at(term, 'status_code') === undefined ? term : (at(term, 'data') ?? term);

/** The code of an answer that is an error; only recordings keep these. */
const refusalOf = (term: Term): string | undefined =>
  at(term, 'status_code') === undefined ? undefined : textOf(at(unwrapped(term), 'Error', 'Code'));

/** Several answers may stand in one list, as `jq -s` makes it. */
const partsOf = (term: Term): readonly Term[] => (term.is === 'list' ? itemsOf(term) : [term]);

/** Whether all of a file are answers of AWS. */
export const isAnswer = (term: Term): boolean => {
  const parts = partsOf(term);
  return (
    parts.length > 0 &&
    parts.every((part) => commandOf(unwrapped(part)) !== undefined || refusalOf(part) !== undefined)
  );
};

/** The answers of the files, and those that are errors; what is neither is left out. */
export const answersOf = (
  files: readonly ReadFile[],
): { readonly answers: readonly Answer[]; readonly refusals: readonly Refusal[] } => {
  const answers: Answer[] = [];
  const refusals: Refusal[] = [];
  for (const { file, term } of files)
    for (const part of term === null ? [] : partsOf(term)) {
      const body = unwrapped(part);
      const command = commandOf(body);
      const code = refusalOf(part);
      if (command !== undefined) answers.push({ command, body, file });
      else if (code !== undefined) refusals.push({ code, term: part });
    }
  return { answers, refusals };
};
