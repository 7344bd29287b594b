/** The policies of the small worlds, and what each says of the six actions that Lambda takes with an execution role. */

/** In the order in which a call is checked (R29). */
export const actions = [
  'CreateNetworkInterface',
  'DescribeNetworkInterfaces',
  'DescribeSubnets',
  'DeleteNetworkInterface',
  'AssignPrivateIpAddresses',
  'UnassignPrivateIpAddresses',
] as const;
export type Action = (typeof actions)[number];

export interface Policy {
  /** As a scenario gives it: the name of a managed policy, or a document. */
  readonly written: string | object;
  readonly allows: readonly Action[];
  readonly denies: readonly Action[];
}

const but = (...lacking: Action[]) => actions.filter((action) => !lacking.includes(action));
const document = (effect: 'Allow' | 'Deny', some: readonly Action[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: effect, Action: some.map((action) => `ec2:${action}`), Resource: '*' }],
});
const allowing = (some: readonly Action[]): Policy => {
  return { written: document('Allow', some), allows: some, denies: [] };
};
const denying = (action: Action): Policy => {
  return { written: document('Deny', [action]), allows: [], denies: [action] };
};

/** That all functions need, and one that lacks DescribeSubnets (R33). */
export const managedNames = ['AWSLambdaVPCAccessExecutionRole', 'AWSLambdaENIManagementAccess'] as const;
export const managed: readonly [Policy, Policy] = [
  { written: managedNames[0], allows: actions, denies: [] },
  { written: managedNames[1], allows: but('DescribeSubnets'), denies: [] },
];
export const documents: readonly Policy[] = [
  allowing(actions),
  allowing(but('DeleteNetworkInterface')),
  allowing(['DescribeSubnets']),
  denying('CreateNetworkInterface'),
  denying('DeleteNetworkInterface'),
];

/** The policy that a scenario means. */
export const policyOf = (written: string | object): Policy => {
  const found = [...managed, ...documents].find(
    (policy) => JSON.stringify(policy.written) === JSON.stringify(written),
  );
  if (found === undefined) throw new Error('the slow model knows only the policies of its worlds');
  return found;
};
