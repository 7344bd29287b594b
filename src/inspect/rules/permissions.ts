/** What execution roles lack, and what they give away. Source: model rows R29, R32, R33, R45. */
import { decideEniAction, eniActions, type EniAction } from '../../iam/execution-role.ts';
import { decideForCode, deniedToCode, denyForCode } from '../../iam/implicit-grant.ts';
import { allStatements, type Statement } from '../../iam/policy.ts';
import { list, plural } from '../../kernel/words.ts';
import type { VpcConfig } from '../../scenario/scenario.ts';
import type { ExecutionRole } from '../execution-roles.ts';
import { groupBy } from '../group-by.ts';
import { attachedOf, type AttachedFunction, type Hit, type Rule, type Subject } from '../rule.ts';

/** Every action that Lambda needs is asked for, not only the first that CreateFunction would name. */
export const lackingPermission: Rule = {
  code: 'ENI003',
  check: (subject) =>
    subject.roles.flatMap((role) => {
      const lacking = groupBy(role.functions, lackingActions(role, subject));
      lacking.delete('');
      return [...lacking].map(([actions, functions]): Hit => {
        return {
          at: role.at,
          message: `role ${role.name} does not allow ${actions}, so AWS refuses ${named(functions)} in a VPC`,
          fix: 'Attach AWSLambdaVPCAccessExecutionRole to the role, and look for a Deny that stops it.',
        };
      });
    }),
};

const named = (functions: readonly AttachedFunction[]): string => list(functions.map(({ name }) => name));

const CREATE = 'ec2:CreateNetworkInterface';

/** The actions lacking for a function, as words. Only a creation is asked on its subnets and groups. */
const lackingActions = ({ policies, name: role }: ExecutionRole, { place }: Subject) => {
  const isLacking = (action: EniAction, ids: Partial<VpcConfig> = {}): boolean =>
    !decideEniAction(policies, action, { place, role, ...ids }).allowed;
  const isLackingElsewhere = once((action: EniAction) => isLacking(action));
  const onSubnet = once((id: string) => isLacking(CREATE, { subnetIds: [id] }));
  // Where no statement names resources, one group speaks for all.
  const namesResources = allStatements(policies).some(({ statement }) => !isEverything(statement.resource));
  const groups = new Map<string, boolean>();
  // A group is asked together with a subnet; one that is allowed already does not change the answer.
  const onGroup = (id: string, [subnetId = '']: readonly string[]): boolean => {
    const alike = namesResources ? id : '';
    const answer = groups.get(alike) ?? isLacking(CREATE, { subnetIds: [subnetId], securityGroupIds: [id] });
    groups.set(alike, answer);
    return answer;
  };
  return ({ vpcConfig: { subnetIds, securityGroupIds } }: AttachedFunction): string => {
    const isCreationLacking =
      subnetIds.some(onSubnet) || securityGroupIds.some((id) => onGroup(id, subnetIds));
    const lacking = eniActions
      .map(({ action }) => action)
      .filter((action) => (action === CREATE ? isCreationLacking : isLackingElsewhere(action)));
    return list(lacking, eniActions.length);
  };
};

const isEverything = ({ negated, patterns }: Statement['resource']): boolean =>
  !negated && patterns.some(({ text }) => text === '*');

/** Asks once for each text. */
const once = <T extends string, A>(ask: (text: T) => A): ((text: T) => A) => {
  const known = new Map<T, A>();
  return (text) => {
    const answer = known.get(text) ?? ask(text);
    known.set(text, answer);
    return answer;
  };
};

/** The role's permissions are those of the code too, unless a Deny says otherwise. */
export const grantsToCode: Rule = {
  code: 'IAM301',
  check: (subject) =>
    subject.roles.flatMap((role) => {
      const granted = groupBy(role.functions, grantedActions(role, subject));
      granted.delete('');
      return [...granted].map(([actions, functions]): Hit => {
        const deny = denyFor(
          functions.map(({ name }) => name),
          subject,
        );
        return {
          at: role.at,
          message: `the code of ${named(functions)} may itself call ${actions} by role ${role.name}, which only Lambda needs to`,
          fix: `Attach to the role: ${spaced(deny)}`,
        };
      });
    }),
};

/** What the code of a function may do, as words. */
const grantedActions = ({ policies, name: role, functions }: ExecutionRole, { place }: Subject) => {
  const ask = once((functionName: string) =>
    list(
      deniedToCode.filter((action) => decideForCode(policies, { place, role, functionName }, action).allowed),
    ),
  );
  // Only a policy that speaks of lambda:SourceFunctionArn tells functions apart; else one answer serves all.
  const isApart = /sourcefunctionarn/i.test(JSON.stringify(policies));
  return ({ name }: AttachedFunction): string => ask(isApart ? name : functions[0].name);
};

/** Beyond so many functions the Deny names all functions of the account instead of each. */
const NAMED_FUNCTIONS = 10;

/** The Deny that stops the code of the functions. */
const denyFor = (names: readonly string[], { place }: Subject): object =>
  denyForCode(place, names.length > NAMED_FUNCTIONS ? ['*'] : names);

/** JSON with a space between its tokens, so that it can be wrapped and still be copied. */
const spaced = (value: object): string => JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');

/** Without a declared role nobody knows whether the ENIs can be made. */
export const unknownRole: Rule = {
  code: 'ENI004',
  check: ({ inventory }) => {
    const without = attachedOf(inventory).filter(({ role }) => role === null);
    const [first] = without;
    if (first === undefined) return [];
    const names = list(without.map(({ name }) => name));
    return [
      {
        at: { function: first.name },
        message: `${plural(without.length, 'function')} without a declared role (${names}): whether it allows the ENIs is unknown; a run assumes that it does`,
        fix: 'Declare the role: roles: [{ name: app, policies: [AWSLambdaVPCAccessExecutionRole] }], and role: app at the function.',
      },
    ];
  },
};
