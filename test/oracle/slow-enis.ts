/** ENIs of the slow model: creation, connections, scale-out, scale-in, release. */
import type { Connection, Environment, Eni, Invocation, Key, Ticket, Version } from './records.ts';
import { actions } from './policies.ts';
import { fixed, type SlowState } from './slow-state.ts';

export type Lack = 'EniLimitExceeded' | 'SubnetOutOfIPAddresses' | 'InsufficientRolePermissions';

/** What one more ENI lacks in a subnet, when so many are already promised there (R8: VPC, Region, addresses). */
export const lackIn = (m: SlowState, subnetId: string, promised: readonly string[] = []): Lack | null => {
  const subnet = m.subnet(subnetId);
  const quota = m.vpcs.find(({ id }) => id === subnet.vpc)?.quota ?? 0;
  const promisedInVpc = promised.filter((id) => m.subnet(id).vpc === subnet.vpc).length;
  const promisedHere = promised.filter((id) => id === subnetId).length;
  if (m.enisInVpc(subnet.vpc) + promisedInVpc >= quota) return 'EniLimitExceeded';
  if (m.enisInRegion() + promised.length >= m.regionQuota) return 'EniLimitExceeded';
  if (m.usedIps(subnet) + promisedHere >= subnet.usable) return 'SubnetOutOfIPAddresses';
  return null;
};

export const startEni = (m: SlowState, key: Key, delay: number): Eni => {
  m.enisCreated += 1;
  const due = m.ticket(delay);
  const eni: Eni = { key, number: m.enisCreated, phase: 'creating', due, releasedBy: [] };
  m.enis.push(eni);
  m.notePeaks();
  return eni;
};

/** An ENI's phase ends by itself: it is ready, or detached, or gone. */
export const endPhase = (m: SlowState, eni: Eni): void => {
  const { eniDeleteDelay, eniDetachAfter } = m.parameters;
  if (eni.phase === 'creating') {
    eni.phase = 'inUse';
    eni.due = null;
    if (m.holders(eni.key).length === 0) release(m, eni);
  } else if (eni.phase === 'releasing') {
    eni.phase = 'detached';
    eni.due = m.ticket(Math.max(0, fixed(eniDeleteDelay) - eniDetachAfter));
  } else if (mayDelete(m, eni)) remove(m, eni);
  else {
    eni.phase = 'orphaned';
    eni.due = null;
  }
};

const remove = (m: SlowState, eni: Eni): void => {
  m.enis = m.enis.filter((other) => other !== eni);
  m.enisReleased += 1;
};

/** R18: the role is needed to delete an ENI, too. */
const mayDelete = (m: SlowState, { releasedBy }: Eni): boolean =>
  releasedBy.some((role) => m.allows(role, 'DeleteNetworkInterface'));

/** The orphans that may be deleted again go, one after the other. */
export const releaseOrphans = (m: SlowState): void => {
  for (const key of m.keys)
    for (const eni of m.enisOf(key, 'orphaned'))
      if (mayDelete(m, eni)) {
        remove(m, eni);
        settle(m);
      }
  settle(m);
};

/** The roles of the holders, or of the last one. */
const rolesOf = (m: SlowState, key: Key): readonly (string | null)[] => {
  const holders = m.holders(key);
  return holders.length === 0 ? [key.lastRole] : holders.map(({ settings }) => settings.role);
};

/** Whether one of these roles allows Lambda to make an ENI. */
const mayCreate = (m: SlowState, roles: readonly (string | null)[]): boolean =>
  roles.some((role) => actions.every((action) => m.allows(role, action)));

const release = (m: SlowState, eni: Eni): void => {
  const { eniDeleteDelay, eniDetachAfter } = m.parameters;
  eni.phase = 'releasing';
  eni.releasedBy = rolesOf(m, eni.key);
  eni.due = m.ticket(Math.min(eniDetachAfter, fixed(eniDeleteDelay)));
};

/** What a version has to wait for that joins a key. */
export const join = (
  m: SlowState,
  key: Key,
  joiner: Version,
): { eni: Eni } | { moment: Ticket } | { lack: Lack } => {
  const attached = m.enisOf(key, 'inUse', 'draining', 'releasing');
  if (attached.length > 0) {
    if (m.holders(key).every((holder) => holder === joiner)) takeBack(m, key, attached);
    return { moment: m.ticket(fixed(m.parameters.attachExistingDelay)) };
  }
  const [creating] = m.enisOf(key, 'creating');
  if (creating !== undefined) return { eni: creating };
  if (!mayCreate(m, [joiner.settings.role])) return { lack: 'InsufficientRolePermissions' };
  const lack = lackIn(m, key.subnet);
  if (lack !== null) return { lack };
  return { eni: startEni(m, key, fixed(m.parameters.eniCreateDelay)) };
};

/** The ENIs that are still attached serve a new holder, and whatever demand is left of the old ones. */
const takeBack = (m: SlowState, key: Key, attached: readonly Eni[]): void => {
  for (const eni of attached) {
    eni.phase = 'inUse';
    eni.due = null;
  }
  serveMissing(m, key);
  scaleOut(m, key);
};

const capacity = (m: SlowState): number => m.parameters.maxConnectionsPerEni;
const demand = (m: SlowState, key: Key): number => m.open(key) + m.missing(key);

/** The ENI with most room, the oldest of equals; undefined when all are full. */
const roomiest = (m: SlowState, key: Key): Eni | undefined =>
  m
    .enisOf(key, 'inUse')
    .toSorted((x, y) => m.openOn(x) - m.openOn(y) || x.number - y.number)
    .find((eni) => m.openOn(eni) < capacity(m));

/** Opens connections that are asked for at once; says how many of them were refused. */
export const connect = (
  m: SlowState,
  key: Key,
  owner: Environment | Invocation,
  wanted: number,
  whenRefused: 'missing' | 'lost',
): number => {
  scaleOut(m, key, wanted);
  let refused = 0;
  for (let asked = 0; asked < wanted; asked++) {
    const eni = roomiest(m, key) ?? null;
    if (eni === null) refused += 1;
    if (eni !== null || whenRefused === 'missing') m.connections.push({ key, owner, eni });
  }
  key.refused += refused;
  settle(m);
  return refused;
};

export const disconnect = (m: SlowState, owner: Connection['owner']): void => {
  m.connections = m.connections.filter((connection) => connection.owner !== owner);
};

/** Whether the demand and so many more connections pass a share of what the ENIs carry, those being created included. */
const passes = (m: SlowState, key: Key, more: number, share: number): boolean =>
  demand(m, key) + more > share * capacity(m) * m.enisOf(key, 'inUse', 'creating').length;

/** Lets follow what has to follow from the last change, at once. */
export const settle = (m: SlowState): void => {
  m.notePeaks();
  for (const key of m.keys) {
    serveMissing(m, key);
    scaleOut(m, key);
    scaleIn(m, key);
  }
  letGo(m, m.keys);
};

/**
 * ENIs without a holder take no new connections; those without a connection begin to be released, in this order.
 * `leaver` is the version that has just let go of these keys.
 */
export const letGo = (m: SlowState, keys: readonly Key[], leaver?: Version): void => {
  for (const key of keys) {
    if (leaver !== undefined && m.holders(key).length === 0) key.lastRole = leaver.settings.role;
    for (const eni of m.enisOf(key, 'inUse', 'draining')) {
      if (m.holders(key).length === 0) eni.phase = 'draining';
      if (eni.phase === 'draining' && m.openOn(eni) === 0) release(m, eni);
    }
  }
};

const serveMissing = (m: SlowState, key: Key): void => {
  for (const connection of m.connections)
    if (connection.key === key && connection.eni === null) connection.eni = roomiest(m, key) ?? null;
  m.notePeaks();
};

/**
 * Provides for the demand and so many connections more, as long as it passes the trigger: takes draining ENIs back,
 * then starts new ones (R23, R24).
 */
const scaleOut = (m: SlowState, key: Key, more = 0): void => {
  const { scaleOutTrigger, scaleOutDelay, eniCreateDelay } = m.parameters;
  if (m.holders(key).length === 0) return;
  const trigger = scaleOutTrigger ?? 1;
  for (const draining of m.enisOf(key, 'draining'))
    if (passes(m, key, more, trigger)) {
      draining.phase = 'inUse';
      serveMissing(m, key);
    }
  if (!m.parameters.scaleOut || scaleOutTrigger === null) return;
  while (passes(m, key, more, trigger)) {
    if (!mayCreate(m, rolesOf(m, key)) || lackIn(m, key.subnet) !== null) return;
    startEni(m, key, fixed(scaleOutDelay ?? eniCreateDelay));
  }
};

const isBelow = (m: SlowState, key: Key, enis: number): boolean =>
  demand(m, key) < (m.parameters.scaleInBelow ?? 0) * capacity(m) * enis;

/** Starts or stops the clock of a key that is, or is no more, below scaleInBelow (R24). */
const scaleIn = (m: SlowState, key: Key): void => {
  const { scaleInAfter } = m.parameters;
  const ready = m.enisOf(key, 'inUse').length;
  const isLow = scaleInAfter !== null && m.holders(key).length > 0 && ready > 1 && isBelow(m, key, ready);
  if (!isLow) {
    key.lowUntil = null;
    key.isRipe = false;
  } else if (key.isRipe) drainOne(m, key);
  else key.lowUntil ??= m.ticket(scaleInAfter);
};

/** The clock of a key has run down. */
export const endLow = (key: Key): void => {
  key.lowUntil = null;
  key.isRipe = true;
};

const drainOne = (m: SlowState, key: Key): void => {
  const ready = m.enisOf(key, 'inUse');
  const left = ready.length - 1;
  const trigger = m.parameters.scaleOutTrigger ?? 1;
  if (!isBelow(m, key, left) || demand(m, key) > trigger * capacity(m) * left) return;
  const [emptiest] = ready.toSorted((x, y) => m.openOn(x) - m.openOn(y) || y.number - x.number);
  (emptiest as Eni).phase = 'draining';
  key.isRipe = false;
  scaleIn(m, key);
};
