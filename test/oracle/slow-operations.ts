/** The commands of the slow model, one function each. */
import type { Command, TimelineEntry } from '../../src/scenario/scenario.ts';
import { settle } from './slow-enis.ts';
import { run } from './slow-invocations.ts';
import type { Fn, Settings, Version } from './records.ts';
import { conflict, invalid, notFound, resolveVpc, type SlowAnswer } from './slow-requests.ts';
import { changeRole, refuseForRole, type RoleCommand } from './slow-roles.ts';
import type { SlowState } from './slow-state.ts';
import {
  activate,
  becomePending,
  begin,
  fail,
  lackFor,
  newFunction,
  newVersion,
  remove,
} from './slow-versions.ts';

export const LATEST = '$LATEST';

/** The operations of functions and roles, and the changes of the world around them. */
export type SlowCommand =
  | RoleCommand
  | Extract<
      Command,
      {
        do:
          | 'CreateFunction'
          | 'UpdateFunctionConfiguration'
          | 'PublishVersion'
          | 'DeleteFunction'
          | 'Invoke'
          | 'SetUsedIps'
          | 'SetQuota';
      }
    >;
export type SlowEntry = Pick<TimelineEntry, 'atMs' | 'principal'> & SlowCommand;
type Of<N extends SlowCommand['do']> = Extract<SlowCommand, { do: N }>;

/** Executes a command at this instant, or throws a Refusal. */
export const attempt = (m: SlowState, command: SlowCommand): SlowAnswer => {
  switch (command.do) {
    case 'CreateFunction':
      return createFunction(m, command);
    case 'UpdateFunctionConfiguration':
      return updateConfiguration(m, command);
    case 'PublishVersion':
      return publishVersion(m, command);
    case 'DeleteFunction':
      return deleteFunction(m, command);
    case 'Invoke':
      return invoke(m, command);
    case 'SetUsedIps':
      return setUsedIps(m, command);
    case 'SetQuota':
      return setQuota(m, command);
    default:
      return changeRole(m, command);
  }
};

const find = (m: SlowState, name: string): Fn => {
  const fn = m.functions.find((one) => one.name === name);
  if (fn === undefined) throw notFound();
  return fn;
};

const findVersion = (m: SlowState, name: string, qualifier: string): Version => {
  const version = find(m, name).versions.find((one) => one.version === qualifier);
  if (version === undefined) throw notFound();
  return version;
};

const createFunction = (
  m: SlowState,
  { function: name, role, vpcConfig, memory, publish }: Of<'CreateFunction'>,
): SlowAnswer => {
  if (m.functions.some((fn) => fn.name === name)) throw conflict();
  const settings = { role, memory, vpc: vpcConfig === null ? null : resolveVpc(m, vpcConfig, null) };
  refuseForRole(m, settings);
  refuseForLack(m, settings, null);
  const fn = newFunction(m, name);
  const made = [newVersion(m, fn, LATEST, settings)];
  if (publish) {
    fn.lastNumber += 1;
    made.push(newVersion(m, fn, String(fn.lastNumber), settings));
  }
  for (const version of made) {
    becomePending(m, version, 'Creating');
    begin(m, version, null);
  }
  return { status: 201, error: null };
};

const updateConfiguration = (
  m: SlowState,
  { function: name, vpcConfig, memory }: Of<'UpdateFunctionConfiguration'>,
): SlowAnswer => {
  const version = findVersion(m, name, LATEST);
  const { settings: before } = version;
  refuseUnlessChangeable(m, version);
  const vpc = vpcConfig === null ? before.vpc : resolveVpc(m, vpcConfig, before.vpc);
  const settings = { role: before.role, memory: memory ?? before.memory, vpc };
  if (vpcConfig !== null) refuseForRole(m, settings);
  refuseForLack(m, settings, version);
  if (version.state === 'Inactive') becomePending(m, version, 'Restoring');
  version.settings = settings;
  version.lastUpdateStatus = 'InProgress';
  version.lastUpdateStatusReasonCode = 'Creating';
  begin(m, version, before);
  return { status: 200, error: null };
};

const publishVersion = (m: SlowState, { function: name }: Of<'PublishVersion'>): SlowAnswer => {
  const fn = find(m, name);
  const latest = findVersion(m, name, LATEST);
  refuseUnlessChangeable(m, latest);
  const last = fn.versions.find(({ version }) => version === String(fn.lastNumber));
  if (last !== undefined && JSON.stringify(last.settings) === JSON.stringify(latest.settings))
    return { status: 201, error: null };
  fn.lastNumber += 1;
  const version = newVersion(m, fn, String(fn.lastNumber), latest.settings);
  if (latest.state === 'Active') activate(m, version);
  else {
    becomePending(m, version, 'Creating');
    begin(m, version, null);
  }
  return { status: 201, error: null };
};

const deleteFunction = (m: SlowState, { function: name, qualifier }: Of<'DeleteFunction'>): SlowAnswer => {
  const fn = find(m, name);
  if (qualifier === LATEST) throw invalid();
  if (qualifier === null) {
    for (const version of fn.versions) remove(m, version);
    m.functions = m.functions.filter((one) => one !== fn);
  } else remove(m, findVersion(m, name, qualifier));
  settle(m);
  return { status: 204, error: null };
};

const invoke = (m: SlowState, { function: name, qualifier }: Of<'Invoke'>): SlowAnswer => {
  const row = m.row(name, qualifier ?? LATEST);
  try {
    const version = findVersion(m, name, qualifier ?? LATEST);
    version.idleSince = m.now;
    if (version.state === 'Active') {
      const refused = run(m, version);
      if (refused === null) return { status: 200, error: null };
      row.failed.Throttled += 1;
      return { status: 429, error: 'TooManyRequestsException' };
    }
    return refuseInvoke(m, version);
  } catch (refusal) {
    row.failed.NotFound += 1;
    throw refusal;
  }
};

const refuseInvoke = (m: SlowState, version: Version): SlowAnswer => {
  const { failed } = m.row(version.name, version.version);
  if (version.state === 'Inactive') {
    failed.Inactive += 1;
    becomePending(m, version, 'Restoring');
    begin(m, version, null);
    return m.parameters.inactiveInvokeError === 'ResourceNotReadyException'
      ? { status: 502, error: 'ResourceNotReadyException' }
      : { status: 409, error: 'CodeArtifactUserPendingException' };
  }
  failed[version.state as 'Pending' | 'Failed'] += 1;
  return conflict(inState(version)).answer;
};

/** Past pendingStuckAfter a call that would change the function cancels the creation that it finds. */
const giveUpIfStuck = (m: SlowState, version: Version): void => {
  const { pendingStuckAfter } = m.parameters;
  if (version.state !== 'Pending' || pendingStuckAfter === null) return;
  if (m.now - version.pendingSince <= pendingStuckAfter) return;
  fail(m, version, version.job?.before ?? null, 'InternalError');
};

const refuseUnlessChangeable = (m: SlowState, version: Version): void => {
  const { account } = m.scenario;
  if (version.state === 'Pending' || version.state === 'Failed') {
    const message = inState(version);
    giveUpIfStuck(m, version);
    throw conflict(message);
  }
  if (version.lastUpdateStatus === 'InProgress')
    throw conflict(
      'The operation cannot be performed at this time. An update is in progress for resource: ' +
        `arn:aws:lambda:${account.region}:${account.id}:function:${version.name}`,
    );
};

const refuseForLack = (m: SlowState, settings: Settings, version: Version | null): void => {
  if (m.parameters.exhaustionMode === 'async') return;
  const found = lackFor(m, settings, version === null ? [] : m.keysHeldBy(version));
  if (found === null) return;
  throw invalid(
    found.lack === 'EniLimitExceeded'
      ? 'You have exceeded the maximum limit for Lambda HyperPlane ENIs for your VPC.'
      : `The subnet ${found.subnet} is out of IP addresses.`,
  );
};

const setUsedIps = (m: SlowState, { subnet: id, ips }: Of<'SetUsedIps'>): SlowAnswer => {
  const subnet = m.subnet(id);
  const enis = m.usedIps(subnet) - subnet.usedByOthers;
  subnet.usedByOthers = Math.min(ips, subnet.usable - enis);
  settle(m);
  return { status: 200, error: null };
};

const setQuota = (m: SlowState, { quota, vpc: id, value }: Of<'SetQuota'>): SlowAnswer => {
  if (quota === 'enisPerRegion') m.regionQuota = value;
  else if (quota === 'concurrentExecutions') m.concurrency = value;
  else for (const vpc of m.vpcs) if (id === null || vpc.id === id) vpc.quota = value;
  settle(m);
  return { status: 200, error: null };
};

const inState = ({ state }: Version): string =>
  `The operation cannot be performed at this time. The function is currently in the following state: ${state}`;
