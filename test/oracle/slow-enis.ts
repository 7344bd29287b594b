/** ENIs of the slow model: creation, connections, scale-out, scale-in, release. */
import type { Connection, Environment, Eni, Invocation, Key, Ticket, Version } from './records.ts';
import { fixed, type SlowState } from './slow-state.ts';

export type Lack = 'EniLimitExceeded' | 'SubnetOutOfIPAddresses';

/** What one more ENI lacks in a subnet, when so many are already promised there (R8: VPC, Region, addresses). */
export const lackIn = (m: SlowState, subnetId: string, promised: readonly string[] = []): Lack | null => {
  const subnet = m.subnet(subnetId);
  const quota = m.vpcs.find(({ id }) => id === subnet.vpc)?.quota ?? 0;
  const promisedInVpc = promised.filter((id) => m.subnet(id).vpc === subnet.vpc).length;
  const promisedHere = promised.filter((id) => id === subnetId).length;
  if (m.enisInVpc(subnet.vpc) + promisedInVpc >= quota) return 'EniLimitExceeded';
  if (m.enis.length + promised.length >= m.regionQuota) return 'EniLimitExceeded';
  if (m.usedIps(subnet) + promisedHere >= subnet.usable) return 'SubnetOutOfIPAddresses';
  return null;
};

export const startEni = (m: SlowState, key: Key, delay: number): Eni => {
  m.enisCreated += 1;
  const eni: Eni = { key, number: m.enisCreated, phase: 'creating', due: m.ticket(delay) };
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
  } else {
    m.enis = m.enis.filter((other) => other !== eni);
    m.enisReleased += 1;
  }
};

const release = (m: SlowState, eni: Eni): void => {
  const { eniDeleteDelay, eniDetachAfter } = m.parameters;
  eni.phase = 'releasing';
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
    if (m.holders(key).every((holder) => holder === joiner))
      for (const eni of attached) {
        eni.phase = 'inUse';
        eni.due = null;
      }
    return { moment: m.ticket(fixed(m.parameters.attachExistingDelay)) };
  }
  const [creating] = m.enisOf(key, 'creating');
  if (creating !== undefined) return { eni: creating };
  const lack = lackIn(m, key.subnet);
  if (lack !== null) return { lack };
  return { eni: startEni(m, key, fixed(m.parameters.eniCreateDelay)) };
};

const capacity = (m: SlowState): number => m.parameters.maxConnectionsPerEni;
const demand = (m: SlowState, key: Key): number => m.open(key) + m.missing(key);

/** The ENI with most room, the oldest of equals; undefined when all are full. */
const roomiest = (m: SlowState, key: Key): Eni | undefined =>
  m
    .enisOf(key, 'inUse')
    .toSorted((x, y) => m.openOn(x) - m.openOn(y) || x.number - y.number)
    .find((eni) => m.openOn(eni) < capacity(m));

/** Opens connections one by one; says how many of them were refused. */
export const connect = (
  m: SlowState,
  key: Key,
  owner: Environment | Invocation,
  count: number,
  whenRefused: 'missing' | 'lost',
): number => {
  let refused = 0;
  for (let opened = 0; opened < count; opened++) {
    if (isShort(m, key, 1)) takeBackDraining(m, key);
    const eni = roomiest(m, key) ?? null;
    if (eni === null) {
      key.refused += 1;
      refused += 1;
    }
    if (eni !== null || whenRefused === 'missing') m.connections.push({ key, owner, eni });
    settle(m);
  }
  return refused;
};

export const disconnect = (m: SlowState, owner: Connection['owner']): void => {
  m.connections = m.connections.filter((connection) => connection.owner !== owner);
};

/** Whether so many more connections pass the scale-out trigger (R23). */
const isShort = (m: SlowState, key: Key, more: number): boolean => {
  const { scaleOut, scaleOutTrigger } = m.parameters;
  if (!scaleOut || scaleOutTrigger === null || m.holders(key).length === 0) return false;
  const enis = m.enisOf(key, 'inUse', 'creating').length;
  return demand(m, key) + more > scaleOutTrigger * capacity(m) * enis;
};

const takeBackDraining = (m: SlowState, key: Key): boolean => {
  const [draining] = m.enisOf(key, 'draining');
  if (draining === undefined) return false;
  draining.phase = 'inUse';
  return true;
};

/** Lets follow what has to follow from the last change, at once. */
export const settle = (m: SlowState): void => {
  m.notePeaks();
  const waitingLongest = m.keys.toSorted(
    (x, y) => (x.lackingSince ?? Infinity) - (y.lackingSince ?? Infinity) || 0,
  );
  for (const key of waitingLongest) {
    serveMissing(m, key);
    scaleOut(m, key);
    scaleIn(m, key);
  }
  for (const eni of m.enis) {
    const isGivenUp = eni.phase === 'draining' || (eni.phase === 'inUse' && m.holders(eni.key).length === 0);
    if (isGivenUp && m.openOn(eni) === 0) release(m, eni);
  }
};

const serveMissing = (m: SlowState, key: Key): void => {
  for (const connection of m.connections)
    if (connection.key === key && connection.eni === null) connection.eni = roomiest(m, key) ?? null;
  m.notePeaks();
};

const scaleOut = (m: SlowState, key: Key): void => {
  while (isShort(m, key, 0)) {
    if (takeBackDraining(m, key)) {
      serveMissing(m, key);
      continue;
    }
    if (lackIn(m, key.subnet) !== null) {
      key.lackingSince ??= m.nextOrder();
      return;
    }
    startEni(m, key, fixed(m.parameters.scaleOutDelay ?? m.parameters.eniCreateDelay));
  }
  key.lackingSince = null;
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
