/** Function versions of the slow model: what they are, what they wait for, when they fall idle. */
import type { Distribution } from '../../src/kernel/distribution.ts';
import { join, lackIn, letGo, settle, type Lack } from './slow-enis.ts';
import { closeEnvironmentsOf } from './slow-invocations.ts';
import type { Eni, Fn, Job, Key, Settings, Ticket, Version } from './records.ts';
import { fixed, type SlowState } from './slow-state.ts';

export const newFunction = (m: SlowState, name: string): Fn => {
  // Numbers of versions go on where an earlier function of that name left off.
  const earlier = m.rows.filter((row) => row.name === name && row.last !== null && row.version !== '$LATEST');
  const fn: Fn = {
    name,
    versions: [],
    lastNumber: Math.max(0, ...earlier.map(({ version }) => Number(version))),
  };
  m.functions.push(fn);
  return fn;
};

/** A version without holds or environments; `begin` or `activate` comes next. */
export const newVersion = (m: SlowState, fn: Fn, version: string, settings: Settings): Version => {
  const made: Version = {
    name: fn.name,
    version,
    settings,
    state: 'Inactive',
    stateReasonCode: null,
    lastUpdateStatus: null,
    lastUpdateStatusReasonCode: null,
    job: null,
    pendingSince: 0,
    idleSince: m.now,
    idleTimer: null,
  };
  fn.versions.push(made);
  const row = m.row(fn.name, version);
  row.last = made;
  row.deletedAt = null;
  row.failedAt = null;
  row.updateFailedAt = null;
  return made;
};

/** Looks at the idleness of a version when it may be due; an attempt in between has made it later. */
const watchIdleness = (m: SlowState, version: Version): void => {
  const due = version.idleSince + m.parameters.idleReclaimAfter;
  if (version.settings.vpc !== null) version.idleTimer ??= m.ticket(Math.max(0, due - m.now));
};

export const activate = (m: SlowState, version: Version): void => {
  const isMereRestore = version.stateReasonCode === 'Restoring' && version.lastUpdateStatus !== 'InProgress';
  if (!isMereRestore) {
    version.lastUpdateStatus = 'Successful';
    version.lastUpdateStatusReasonCode = null;
  }
  version.state = 'Active';
  version.stateReasonCode = null;
  version.idleSince = m.now;
  watchIdleness(m, version);
};

export const becomePending = (m: SlowState, version: Version, code: 'Creating' | 'Restoring'): void => {
  version.state = 'Pending';
  version.stateReasonCode = code;
  version.pendingSince = m.now;
};

const sameKeys = (m: SlowState, x: Settings, y: Settings): boolean => {
  const [these, those] = [m.keysOf(x), m.keysOf(y)];
  return these.length === those.length && these.every((key) => those.includes(key));
};

/**
 * A version sets out for its settings: it takes hold of the keys that it does not have, one after the other. The
 * first that lacks address or quota ends it at once; those acquired before are let go.
 */
export const begin = (m: SlowState, version: Version, before: Settings | null): void => {
  const held = before === null || version.state === 'Pending' ? [] : m.keysOf(before);
  const enis: Eni[] = [];
  const moments: Ticket[] = [];
  const keys = m.keysOf(version.settings);
  for (const key of keys) {
    if (held.includes(key)) continue;
    const wait = join(m, key, version);
    if ('lack' in wait) {
      fail(m, version, before, wait.lack, keys.slice(0, keys.indexOf(key)));
      return;
    }
    if ('eni' in wait) enis.push(wait.eni);
    else moments.push(wait.moment);
  }
  if (enis.length === 0 && moments.length === 0)
    moments.push(m.ticket(fixed(plainDelay(m, version, before))));
  version.job = { order: m.nextOrder(), enis, moments, before };
  settle(m);
};

const plainDelay = (m: SlowState, { settings }: Version, before: Settings | null): Distribution =>
  before !== null && before.vpc !== null && settings.vpc === null
    ? m.parameters.detachUpdateDelay
    : m.parameters.plainUpdateDelay;

/** What these settings would lack now, beside the keys held; null when all can be had. Nothing is touched. */
export const lackFor = (
  m: SlowState,
  { vpc }: Settings,
  held: readonly Key[],
): { readonly lack: Lack; readonly subnet: string } | null => {
  const promised: string[] = [];
  for (const subnet of vpc?.subnets ?? []) {
    const key = m.findKey(subnet, vpc?.groups ?? []);
    if (key !== undefined && held.includes(key)) continue;
    if (key !== undefined && m.enisOf(key, 'creating', 'inUse', 'draining', 'releasing').length > 0) continue;
    const lack = lackIn(m, subnet, promised);
    if (lack !== null) return { lack, subnet };
    promised.push(subnet);
  }
  return null;
};

/** What was acquired is let go. A creation fails for good; a restore falls back to Inactive; an update falls back to what served before. */
export const fail = (
  m: SlowState,
  version: Version,
  before: Settings | null,
  code: string,
  acquired: readonly Key[] = m.keysOf(version.settings),
): void => {
  const wasRestoring = version.stateReasonCode === 'Restoring';
  version.job = null;
  if (version.state === 'Pending') {
    version.state = wasRestoring ? 'Inactive' : 'Failed';
    if (!wasRestoring) m.row(version.name, version.version).failedAt = m.now;
    version.stateReasonCode = code;
  }
  if (before !== null) {
    version.settings = before;
    version.lastUpdateStatus = 'Failed';
    m.row(version.name, version.version).updateFailedAt = m.now;
    version.lastUpdateStatusReasonCode = code;
  }
  if (version.state === 'Active') watchIdleness(m, version);
  letGo(m, acquired, version);
  settle(m);
};

export const isDone = ({ enis, moments }: Job): boolean =>
  moments.length === 0 && enis.every(({ phase }) => phase !== 'creating');

/** All that a version waited for has come: it is Active; when it was an update, this is the swap. */
export const complete = (m: SlowState, version: Version): void => {
  const before = version.job?.before ?? null;
  // An Inactive version that is updated has let go of its keys long ago.
  const wasHolding = version.state !== 'Pending';
  if (before !== null && !sameKeys(m, before, version.settings)) closeEnvironmentsOf(m, version);
  version.job = null;
  activate(m, version);
  if (before !== null) {
    m.row(version.name, version.version).updateFailedAt = null;
    letGo(m, m.keysOf(before), wasHolding ? version : undefined);
  }
  settle(m);
};

/** R19: idle timers wait while an update is under way; it looks again at its end. */
export const onIdleTimer = (m: SlowState, version: Version): void => {
  version.idleTimer = null;
  if (version.state !== 'Active' || version.job !== null || version.settings.vpc === null) return;
  if (m.now - version.idleSince < m.parameters.idleReclaimAfter) {
    watchIdleness(m, version);
    return;
  }
  closeEnvironmentsOf(m, version);
  version.state = 'Inactive';
  version.stateReasonCode = 'Idle';
  m.row(version.name, version.version).becameInactive += 1;
  letGo(m, m.keysOf(version.settings), version);
  settle(m);
};

export const remove = (m: SlowState, version: Version): void => {
  const before = version.job?.before ?? null;
  const leaver = m.keysHeldBy(version).length > 0 ? version : undefined;
  closeEnvironmentsOf(m, version);
  m.row(version.name, version.version).deletedAt = m.now;
  const fn = m.functions.find(({ name }) => name === version.name);
  if (fn !== undefined) fn.versions = fn.versions.filter((one) => one !== version);
  // R14: the update is dropped at once, and what served before is held until it is let go in its own order.
  const served = before === null ? [] : m.keysOf(before);
  const added = m.keysOf(version.settings).filter((key) => !served.includes(key));
  letGo(m, [...added, ...served], leaver);
};
