/** Roles and principals of random scenarios: sufficient and insufficient ones. */
import fc from 'fast-check';
import type { RoleSpec } from '../../../src/scenario/scenario.ts';
import type { Under } from './features.ts';

/** The execution roles. */
export const roleNames = ['r0', 'r1'] as const;
/** Who calls: one who may do everything that concerns functions, one who may only invoke. */
export const principalNames = ['deployer', 'invoker'] as const;

/** Attached to what a role needs, to a part of it. */
export const managedPolicies = ['AWSLambdaVPCAccessExecutionRole', 'AWSLambdaENIManagementAccess'] as const;

const statement = (effect: 'Allow' | 'Deny', ...actions: string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: effect, Action: actions, Resource: '*' }],
});

/** Documents that give a role all, all but the deletion, or take the creation or the deletion away. */
export const documents = [
  statement('Allow', 'ec2:*'),
  statement('Allow', 'ec2:Create*', 'ec2:Describe*', 'ec2:*PrivateIpAddresses'),
  statement('Deny', 'ec2:CreateNetworkInterface'),
  statement('Deny', 'ec2:DeleteNetworkInterface'),
] as const;

/** Mostly what is needed, or nothing would begin. */
const arbitraryPolicies = fc.oneof(
  { weight: 3, arbitrary: fc.constant([managedPolicies[0]]) },
  { weight: 1, arbitrary: fc.subarray<string | object>([...managedPolicies, ...documents]) },
);

/** Both roles with some policies, and the principals. */
export const arbitraryIdentities: fc.Arbitrary<Under<{ roles: RoleSpec[]; principals: RoleSpec[] }>> = fc
  .tuple(arbitraryPolicies, arbitraryPolicies)
  .map((policies) => (on) => ({
    roles: on.roles ? roleNames.map((name, index) => ({ name, policies: policies[index] ?? [] })) : [],
    principals: on.principals
      ? [
          { name: principalNames[0], policies: [statement('Allow', 'lambda:*', 'ec2:*', 'iam:*')] },
          { name: principalNames[1], policies: [statement('Allow', 'lambda:InvokeFunction')] },
        ]
      : [],
  }));
