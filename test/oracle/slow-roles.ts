/** Execution roles of the slow model: what they must allow at a call, and how they change. */
import type { Command } from '../../src/scenario/scenario.ts';
import { actions, policyOf } from './policies.ts';
import { releaseOrphans } from './slow-enis.ts';
import { invalid, noSuchEntity, Refusal, type SlowAnswer } from './slow-requests.ts';
import type { Settings } from './records.ts';
import type { SlowState } from './slow-state.ts';

export type RoleCommand = Extract<
  Command,
  {
    do:
      | 'CreateRole'
      | 'DeleteRole'
      | 'PutRolePolicy'
      | 'DeleteRolePolicy'
      | 'AttachRolePolicy'
      | 'DetachRolePolicy';
  }
>;

/** R29: all six, in their order, at a call that gives a VpcConfig; the first that lacks is named. */
export const refuseForRole = (m: SlowState, { role, vpc }: Settings): void => {
  if (role === null || vpc === null) return;
  if (!m.roles.some(({ name }) => name === role)) throw invalid();
  const lacking = actions.find((action) => !m.allows(role, action));
  if (lacking !== undefined)
    throw invalid(`The provided execution role does not have permissions to call ${lacking} on EC2`);
};

/** One of the operations of IAM; then the orphans that may go go. */
export const changeRole = (m: SlowState, command: RoleCommand): SlowAnswer => {
  change(m, command);
  releaseOrphans(m);
  return { status: 200, error: null };
};

const change = (m: SlowState, command: RoleCommand): void => {
  const role = m.roles.find(({ name }) => name === command.role);
  if (command.do === 'CreateRole') {
    if (role !== undefined) throw new Refusal(409, 'EntityAlreadyExists');
    m.addRole(command.role, command.policies);
    return;
  }
  if (role === undefined) throw noSuchEntity();
  const without = (id: string) => role.policies.filter((one) => one.id !== id);
  switch (command.do) {
    case 'DeleteRole':
      m.roles = m.roles.filter((one) => one !== role);
      break;
    case 'PutRolePolicy':
      role.policies = [...without(command.name), { id: command.name, policy: policyOf(command.policy) }];
      break;
    case 'AttachRolePolicy':
      role.policies = [...without(command.policy), { id: command.policy, policy: policyOf(command.policy) }];
      break;
    case 'DeleteRolePolicy':
    case 'DetachRolePolicy': {
      const id = command.do === 'DeleteRolePolicy' ? command.name : command.policy;
      if (!role.policies.some((one) => one.id === id)) throw noSuchEntity();
      role.policies = without(id);
    }
  }
};
