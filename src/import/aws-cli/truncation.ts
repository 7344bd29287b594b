/** Answers of which more pages follow. */
import { at, textOf, type Term } from '../term.ts';
import type { Command } from './answers.ts';
import type { Reading } from './reading.ts';

const tokens = ['NextToken', 'NextMarker', 'NextForwardToken', 'Marker'];

/** What the rest of a cut-off answer would have told; of the others, nothing that counts. */
const lost: Partial<Record<Command, string>> = {
  'lambda list-functions': 'functions on other pages are not counted, and their ENIs look like orphans',
  'lambda list-versions-by-function':
    'versions on other pages are not counted, and their ENIs look like orphans',
  'ec2 describe-subnets': 'subnets on other pages are taken for unknown',
  'ec2 describe-network-interfaces': 'ENIs on other pages are not counted',
  'ec2 describe-security-groups': 'groups on other pages are taken for unknown',
  'ec2 describe-vpcs': 'VPCs on other pages are taken for unknown',
  'ec2 describe-route-tables': 'subnets of route tables on other pages are taken to have no way out',
  'service-quotas list-service-quotas': 'quotas on other pages are taken from the preset',
  'iam get-account-authorization-details': 'roles on other pages are taken to allow everything',
  'iam list-role-policies': 'policies on other pages are not considered',
  'iam list-attached-role-policies': 'policies on other pages are not considered',
  'cloudwatch get-metric-data': 'calls on other pages are left out',
};

/** The member that says that more pages follow. */
const tokenOf = (body: Term): string | undefined =>
  tokens.find((name) => (textOf(at(body, name)) ?? '') !== '');

/** Whether more pages follow an answer. */
export const isCutOff = (body: Term): boolean =>
  tokenOf(body) !== undefined || textOf(at(body, 'IsTruncated')) === 'true';

/** The commands whose answers are not whole; each is told. */
export const truncatedCommands = (reading: Reading): ReadonlySet<Command> => {
  const found = new Set<Command>();
  for (const { command, body } of reading.answers) {
    const token = tokenOf(body);
    if (token === undefined) continue;
    found.add(command);
    reading.gap(
      at(body, token)?.place ?? body.place,
      `${command} has more pages (${token})`,
      `${lost[command] ?? 'what is on them is left out'}, unless those pages are among the inputs too`,
    );
  }
  return found;
};
