/** Does what a timeline entry says: an AWS operation, or a change of the world around the account. */
import type { ControlPlane } from '../control/control-plane.ts';
import type { Caller } from '../control/operation.ts';
import type { Key } from '../model/key.ts';
import type { QuotaName } from '../model/quotas.ts';
import type { World } from '../model/world.ts';
import type { Command, CommandName, TimelineEntry } from '../scenario/scenario.ts';

type Commands = { readonly [C in Command as C['do']]: C };
type Execute<C> = (control: ControlPlane, command: C, caller: Caller) => void;

/** One line per entry of the timeline. */
const executors: { readonly [N in CommandName]: Execute<Commands[N]> } = {
  CreateFunction: (control, { function: functionName, via, ...rest }, caller) =>
    control.execute('CreateFunction', { functionName, viaConsole: via === 'console', ...rest }, caller),
  UpdateFunctionConfiguration: (control, { function: functionName, ...rest }, caller) =>
    control.execute('UpdateFunctionConfiguration', { functionName, ...rest }, caller),
  UpdateFunctionCode: (control, { function: functionName, code, publish }, caller) =>
    control.execute(
      'UpdateFunctionCode',
      { functionName, code: code ?? control.newId('code'), publish },
      caller,
    ),
  DeleteFunction: (control, { function: functionName, qualifier }, caller) =>
    control.execute('DeleteFunction', { functionName, qualifier }, caller),
  PublishVersion: (control, { function: functionName }, caller) =>
    control.execute('PublishVersion', { functionName }, caller),
  Invoke: (control, { function: functionName, qualifier }, caller) =>
    control.execute('Invoke', { functionName, qualifier }, caller),
  PutFunctionConcurrency: (control, { function: functionName, reservedConcurrency }, caller) =>
    control.execute(
      'PutFunctionConcurrency',
      { functionName, reservedConcurrentExecutions: reservedConcurrency },
      caller,
    ),
  DeleteFunctionConcurrency: (control, { function: functionName }, caller) =>
    control.execute('DeleteFunctionConcurrency', { functionName }, caller),
  TagResource: (control, { function: functionName, tags }, caller) =>
    control.execute('TagResource', { functionName, tags }, caller),
  CreateVpc: (control, { vpc: id, cidr, ipv6Cidr, tenancy }, caller) =>
    control.execute('CreateVpc', { id, cidr, ipv6Cidr, tenancy }, caller),
  DeleteVpc: (control, { vpc: id }, caller) => control.execute('DeleteVpc', { id }, caller),
  CreateSubnet: (control, { subnet: id, vpc: vpcId, cidr, ipv6Cidr, az: availabilityZone }, caller) =>
    control.execute('CreateSubnet', { id, vpcId, cidr, ipv6Cidr, availabilityZone }, caller),
  DeleteSubnet: (control, { subnet: id, removeOrphans }, caller) => {
    if (removeOrphans === true) removeOrphansOf(control, ({ subnet }) => subnet.id === id, caller);
    control.execute('DeleteSubnet', { id }, caller);
  },
  CreateSecurityGroup: (control, { securityGroup: id, vpc: vpcId }, caller) =>
    control.execute('CreateSecurityGroup', { id, vpcId }, caller),
  DeleteSecurityGroup: (control, { securityGroup: id, removeOrphans }, caller) => {
    const isOn = ({ securityGroupIds }: Key): boolean => securityGroupIds.includes(id);
    if (removeOrphans === true) removeOrphansOf(control, isOn, caller);
    control.execute('DeleteSecurityGroup', { id }, caller);
  },
  CreateNetworkInterface: (
    control,
    { networkInterface: id, subnet: subnetId, securityGroups: securityGroupIds },
    caller,
  ) => control.execute('CreateNetworkInterface', { id, subnetId, securityGroupIds }, caller),
  DeleteNetworkInterface: (control, { networkInterface, subnet }, caller) => {
    const ids = networkInterface === null ? leftBehind(control, subnet ?? '', caller) : [networkInterface];
    for (const id of ids) control.execute('DeleteNetworkInterface', { id }, caller);
  },
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

/** The ENIs of those keys that do not go by themselves go now. */
const removeOrphansOf = (control: ControlPlane, isMeant: (key: Key) => boolean, caller: Caller): void => {
  const keys = [...control.world.keys.values()].filter(isMeant);
  const orphans = keys.flatMap(({ enis }) => enis.filter(({ phase }) => phase === 'orphaned'));
  for (const { id } of orphans) control.execute('DeleteNetworkInterface', { id }, caller);
};

/** The interfaces of Lambda in a subnet that are in use no longer, as a person finds them. */
const leftBehind = (control: ControlPlane, subnetId: string, caller: Caller): readonly string[] => {
  const filters = [
    { name: 'subnet-id', values: [subnetId] },
    { name: 'status', values: ['available'] },
    { name: 'description', values: ['AWS Lambda VPC ENI-*'] },
  ];
  const { body } = control.execute('DescribeNetworkInterfaces', { filters }, caller);
  return (body?.NetworkInterfaces ?? []).map(({ NetworkInterfaceId }) => NetworkInterfaceId);
};

const setQuota = (world: World, quota: QuotaName, vpcId: string | null, value: number): void => {
  const { network, concurrency } = world;
  world.settleCounted();
  if (quota === 'enisPerRegion') network.regionQuota = value;
  else if (quota === 'concurrentExecutions') concurrency.limit = value;
  else {
    for (const vpc of network.vpcs.values()) if (vpcId === null || vpc.id === vpcId) vpc.quota = value;
    if (vpcId === null) network.vpcQuota = value;
  }
  world.context.emit('quota.changed', { quota, vpc: vpcId, value });
  world.onRoom();
  world.fleet.serveWaiting();
};
