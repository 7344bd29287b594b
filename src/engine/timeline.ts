/** Does what a timeline entry says: an AWS operation, or a change of the world around the account. */
import type { Caller, ControlPlane } from '../control/control-plane.ts';
import type { QuotaName } from '../model/quotas.ts';
import type { World } from '../model/world.ts';
import type { Command, CommandName, TimelineEntry } from '../scenario/scenario.ts';

type Commands = { readonly [C in Command as C['do']]: C };
type Execute<C> = (control: ControlPlane, command: C, caller: Caller) => void;

/** One line per entry of the timeline. */
const executors: { readonly [N in CommandName]: Execute<Commands[N]> } = {
  CreateFunction: (control, { function: functionName, role, vpcConfig, memory, publish }, caller) =>
    control.execute('CreateFunction', { functionName, role, vpcConfig, memory, publish }, caller),
  UpdateFunctionConfiguration: (control, { function: functionName, vpcConfig, memory }, caller) =>
    control.execute('UpdateFunctionConfiguration', { functionName, vpcConfig, memory }, caller),
  DeleteFunction: (control, { function: functionName, qualifier }, caller) =>
    control.execute('DeleteFunction', { functionName, qualifier }, caller),
  PublishVersion: (control, { function: functionName }, caller) =>
    control.execute('PublishVersion', { functionName }, caller),
  Invoke: (control, { function: functionName, qualifier }, caller) =>
    control.execute('Invoke', { functionName, qualifier }, caller),
  CreateRole: (control, { role: roleName, policies }, caller) =>
    control.execute('CreateRole', { roleName, policies }, caller),
  DeleteRole: (control, { role: roleName }, caller) => control.execute('DeleteRole', { roleName }, caller),
  PutRolePolicy: (control, { role: roleName, name: policyName, policy: policyDocument }, caller) =>
    control.execute('PutRolePolicy', { roleName, policyName, policyDocument }, caller),
  DeleteRolePolicy: (control, { role: roleName, name: policyName }, caller) =>
    control.execute('DeleteRolePolicy', { roleName, policyName }, caller),
  AttachRolePolicy: (control, { role: roleName, policy: policyName }, caller) =>
    control.execute('AttachRolePolicy', { roleName, policyName }, caller),
  DetachRolePolicy: (control, { role: roleName, policy: policyName }, caller) =>
    control.execute('DetachRolePolicy', { roleName, policyName }, caller),
  SetUsedIps: ({ world }, { subnet, ips }) => {
    const found = world.network.subnets.get(subnet);
    if (found !== undefined) world.setUsedIps(found, ips);
  },
  SetQuota: ({ world }, { quota, vpc, value }) => setQuota(world, quota, vpc, value),
};

/** Does one entry, as the principal that it names. */
export const executeEntry = <N extends CommandName>(
  control: ControlPlane,
  entry: TimelineEntry & Commands[N] & { readonly do: N },
): void => executors[entry.do](control, entry, entry.principal);

const setQuota = (world: World, quota: QuotaName, vpcId: string | null, value: number): void => {
  const { network, concurrency } = world;
  if (quota === 'enisPerRegion') network.regionQuota = value;
  else if (quota === 'concurrentExecutions') concurrency.limit = value;
  else for (const vpc of network.vpcs.values()) if (vpcId === null || vpc.id === vpcId) vpc.quota = value;
  world.context.emit('quota.changed', { quota, vpc: vpcId, value });
  world.onRoom();
  world.fleet.serveWaiting();
};
