/** Does what a timeline entry says: an AWS operation, or a change of the world around the account. */
import type { ControlPlane } from '../control/control-plane.ts';
import type { QuotaName } from '../model/quotas.ts';
import type { World } from '../model/world.ts';
import type { Command, CommandName, TimelineEntry } from '../scenario/scenario.ts';

type Commands = { readonly [C in Command as C['do']]: C };
type Execute<C> = (control: ControlPlane, command: C) => void;

/** One line per entry of the timeline. */
const executors: { readonly [N in CommandName]: Execute<Commands[N]> } = {
  CreateFunction: (control, { function: functionName, role, vpcConfig, memory, publish }) =>
    control.execute('CreateFunction', { functionName, role, vpcConfig, memory, publish }),
  UpdateFunctionConfiguration: (control, { function: functionName, vpcConfig, memory }) =>
    control.execute('UpdateFunctionConfiguration', { functionName, vpcConfig, memory }),
  DeleteFunction: (control, { function: functionName, qualifier }) =>
    control.execute('DeleteFunction', { functionName, qualifier }),
  PublishVersion: (control, { function: functionName }) =>
    control.execute('PublishVersion', { functionName }),
  Invoke: (control, { function: functionName, qualifier }) =>
    control.execute('Invoke', { functionName, qualifier }),
  SetUsedIps: ({ world }, { subnet, ips }) => {
    const found = world.network.subnets.get(subnet);
    if (found !== undefined) world.setUsedIps(found, ips);
  },
  SetQuota: ({ world }, { quota, vpc, value }) => setQuota(world, quota, vpc, value),
};

export const executeEntry = <N extends CommandName>(
  control: ControlPlane,
  entry: TimelineEntry & Commands[N] & { readonly do: N },
): void => executors[entry.do](control, entry);

const setQuota = (world: World, quota: QuotaName, vpcId: string | null, value: number): void => {
  const { network, concurrency } = world;
  if (quota === 'enisPerRegion') network.regionQuota = value;
  else if (quota === 'concurrentExecutions') concurrency.limit = value;
  else for (const vpc of network.vpcs.values()) if (vpcId === null || vpc.id === vpcId) vpc.quota = value;
  world.context.emit('quota.changed', { quota, vpc: vpcId, value });
  world.onRoom();
  world.fleet.serveWaiting();
};
