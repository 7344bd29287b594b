/**
 * What is granted to the execution role is granted to the function's code.
 * Source: Lambda Developer Guide, "Giving Lambda functions access to resources in an Amazon VPC", security best
 * practice.
 */
import { ec2Arn, functionArn, type Place } from './arn.ts';
import type { Decision } from './decision.ts';
import { evaluate } from './evaluate.ts';
import type { Finding } from './finding.ts';
import type { PolicyJson } from './policy-schema.ts';
import type { PolicySet } from './policy.ts';
import { asFunctionCode, requestOf } from './requests.ts';

/** The actions of the page's Deny, in its order. It leaves ec2:DescribeSubnets to the code. */
export const deniedToCode = [
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DetachNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
] as const;

/** A function and its role. */
export interface CodeContext {
  readonly place: Place;
  readonly role: string;
  readonly functionName: string;
}

/** May the function's own code do that? Without a resource, `*` for Describe actions, else any ENI. */
export const decideForCode = (
  policies: PolicySet,
  { place, role, functionName }: CodeContext,
  action: string,
  resource: string = /^ec2:describe/iu.test(action) ? '*' : ec2Arn(place, 'network-interface', '*'),
): Decision =>
  evaluate(policies, requestOf(asFunctionCode(place, role, functionName), place, action, resource));

/** The page's Deny for functions: it stops the code, and not Lambda, which sends no lambda:SourceFunctionArn. */
export const denyForCode = (place: Place, functionNames: readonly string[]): PolicyJson => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Action: [...deniedToCode],
      Resource: ['*'],
      Condition: {
        ArnEquals: { 'lambda:SourceFunctionArn': functionNames.map((name) => functionArn(place, name)) },
      },
    },
  ],
});

/** Warns when the code may do with the role's permissions what only Lambda needs to. */
export const implicitGrant = (policies: PolicySet, context: CodeContext): Finding | null => {
  const granted = deniedToCode.filter((action) => decideForCode(policies, context, action).allowed);
  if (granted.length === 0) return null;
  return {
    code: 'IAM301',
    severity: 'warning',
    where: `role ${context.role}`,
    message: `The code of ${context.functionName} may itself call ${granted.join(', ')}.`,
    fix: `Attach to the role: ${JSON.stringify(denyForCode(context.place, [context.functionName]))}`,
  };
};
