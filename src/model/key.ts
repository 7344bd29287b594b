/**
 * The sharing key: one subnet and one set of security groups, the holders on it and the ENIs that serve it.
 * Source: model rows R1–R5, R16, R23, R24.
 */
import { NO_HANDLE } from '../kernel/event-queue.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { hexDigits } from '../kernel/random.ts';
import type { Distribution } from '../kernel/distribution.ts';
import { ConnectionPool } from './connections.ts';
import { ranks, type Context } from './context.ts';
import type { DataPlaneObserver } from './data-plane-observer.ts';
import { Eni, eniLifecycle } from './eni.ts';
import type { Holding } from './holding.ts';
import { NatConnections } from './nat.ts';
import type { EniPermissions } from './permissions.ts';
import type { Lack, Network, Subnet } from './network.ts';

/** A key as text: equal for equal sets of groups, in whatever order they were given. */
export const keyId = (subnetId: string, securityGroupIds: readonly string[], ipv6 = false): string =>
  `${subnetId}|${sortedSet(securityGroupIds).join(',')}${ipv6 ? '|ipv6' : ''}`;

/** Without duplicates, in the order of code units, which is the same on every machine. */
export const sortedSet = (ids: readonly string[]): string[] => [...new Set(ids)].sort();

/** Where the environments of one function on a key open their connections. */
export type Connections = ConnectionPool | NatConnections;

/** What the keys of one world share. */
export interface KeySurroundings {
  readonly context: Context;
  readonly network: Network;
  readonly seed: number;
  /** How long the next creation must wait for a CreateNetworkInterface token of EC2; null: for too long. */
  readonly ec2Wait: () => Milliseconds | null;
  /** An address and a unit of quota became free. */
  readonly onRoom: () => void;
  /** How long an ENI lives before Lambda replaces it; null: for ever. */
  readonly recycleAfter: Distribution | null;
  readonly observer: DataPlaneObserver;
  readonly permissions: EniPermissions;
  /** Keys that want another ENI and lack something for it. */
  readonly blocked: Set<Key>;
}

/** A subnet and a set of security groups, with its holders and its ENIs. */
export class Key {
  readonly holdings = new Set<Holding>();
  /** Every ENI that is not deleted, the eldest first. */
  readonly enis: Eni[] = [];
  readonly connections: ConnectionPool;
  enisPeak = 0;
  /** ENIs ever made, and those of them that are gone. */
  made = 0;
  released = 0;
  /** Of the holder that left last. */
  #lastRole: string | null = null;
  /** ENIs to be retired as soon as the ones in the making are ready. */
  readonly #replaced: Eni[] = [];

  constructor(
    readonly id: string,
    readonly subnet: Subnet,
    /** Sorted, without duplicates. */
    readonly securityGroupIds: readonly string[],
    /** In the order of making. */
    readonly number: number,
    readonly surroundings: KeySurroundings,
  ) {
    this.connections = new ConnectionPool(this, surroundings.context);
  }

  get usableEni(): Eni | undefined {
    return this.enis.find((eni) => eni.usable);
  }
  /** The connections of this key to a destination on the internet, or, with null, within the VPC. */
  connectionsTo(destination: string | null): Connections {
    const { nat } = this.subnet;
    if (nat === null || destination === null) return this.connections;
    return new NatConnections(this.connections, nat.destination(destination));
  }
  /** A new holder would need no new ENI. */
  get isShareable(): boolean {
    return this.enis.some((eni) => eni.phase === 'creating' || eniLifecycle.flagsOf(eni.phase).attached);
  }
  /** How many ENIs are of use to the holders, those still in creation included. */
  get strength(): number {
    return this.enis.filter((eni) => eni.usable || eni.phase === 'creating').length;
  }

  /** Adds a holder. Without an ENI to share, one is started; what stands in the way of that is the answer. */
  join(holding: Holding): Lack | null {
    const isBack = this.holdings.size === 0 && this.#takeBackAttached();
    const lack = this.#join(holding, () =>
      this.#start(this.surroundings.context.parameters.eniCreateDelay, [holding]),
    );
    if (isBack) this.connections.onCapacity();
    return lack;
  }

  /** Adds a holder of an account that exists already: an ENI that is needed is there, and usable at once. */
  joinExisting(holding: Holding): Lack | null {
    return this.#join(holding, () => this.#addExisting(holding));
  }

  /** Removes a holder; the last one to go leaves the ENIs to be released. */
  leave(holding: Holding): void {
    if (!this.holdings.delete(holding) || this.holdings.size > 0) return;
    this.#lastRole = holding.role;
    for (const eni of this.enis.filter((one) => one.usable)) this.retire(eni);
    this.connections.forgetScaling();
  }

  /** Starts one more ENI beside those there are. */
  scaleOut(): Lack | null {
    const { scaleOutDelay, eniCreateDelay } = this.surroundings.context.parameters;
    return this.#start(scaleOutDelay ?? eniCreateDelay, [...this.holdings]);
  }

  onReady(eni: Eni): void {
    this.#becomeUsable(eni);
    this.surroundings.context.emit('eni.attached', this.#of(eni));
    for (const holding of this.holdings) holding.onKeyReady(this);
    if (this.holdings.size === 0) this.retire(eni);
    else this.connections.onCapacity();
  }

  /** The ENI takes no new connections, and goes when its last one has closed. */
  retire(eni: Eni): void {
    eni.phase = eniLifecycle.next(eni.phase, 'drain');
    const place = this.#replaced.indexOf(eni);
    if (place >= 0) this.#replaced.splice(place, 1);
    this.surroundings.context.cancel(eni.recycleTimer);
    if (eni.connections === 0) this.release(eni);
    else this.surroundings.context.emit('eni.draining', { ...this.#of(eni), connections: eni.connections });
  }

  takeBack(eni: Eni): void {
    const { context } = this.surroundings;
    context.cancel(eni.timer);
    eni.phase = eniLifecycle.next(eni.phase, 'takeBack');
    this.#armRecycle(eni);
    context.emit('eni.takenBack', this.#of(eni));
  }

  /** First phase of the release: still attached. */
  release(eni: Eni): void {
    const { context } = this.surroundings;
    const delay = context.draw(context.parameters.eniDeleteDelay, eni.stream);
    const attached = Math.min(context.parameters.eniDetachAfter, delay);
    eni.phase = eniLifecycle.next(eni.phase, 'release');
    eni.goneAt = context.now + delay;
    eni.releasedSince = context.now;
    eni.releasedBy = this.#roles();
    eni.timer = context.schedule(context.now + attached, ranks.timer, { cause: 'eni.detach', eni });
    context.emit('eni.releasing', { ...this.#of(eni), goneAt: eni.goneAt });
  }

  /** Second phase: detached, and no longer to be had back. */
  onDetach(eni: Eni): void {
    const { context } = this.surroundings;
    eni.phase = eniLifecycle.next(eni.phase, 'detach');
    eni.timer = context.schedule(eni.goneAt, ranks.timer, { cause: 'eni.delete', eni });
    context.emit('eni.detached', this.#of(eni));
  }

  /** The end of the release. Without a role that allows it, the ENI stays behind. */
  onDelete(eni: Eni): void {
    const { context, permissions } = this.surroundings;
    if (eni.releasedBy.some((role) => permissions.mayDelete(role, eni.id))) return this.delete(eni);
    eni.phase = eniLifecycle.next(eni.phase, 'orphan');
    context.emit('eni.orphaned', this.#of(eni));
  }

  /** Orphans go when a role that allows it is back. */
  retryOrphans(): void {
    const { permissions } = this.surroundings;
    for (const eni of this.enis.filter(({ phase }) => phase === 'orphaned')) {
      if (eni.releasedBy.some((role) => permissions.mayDelete(role, eni.id))) this.delete(eni);
    }
  }

  /** The ENI is gone; its address and quota are free. */
  delete(eni: Eni): void {
    const { context, network, onRoom } = this.surroundings;
    context.cancel(eni.timer);
    eni.phase = eniLifecycle.next(eni.phase, 'delete');
    this.released += 1;
    this.enis.splice(this.enis.indexOf(eni), 1);
    network.giveBack(this.subnet);
    this.subnet.addresses.giveBack(eni.address);
    context.emit('eni.deleted', { ...this.#of(eni), tookMs: context.now - eni.releasedSince });
    onRoom();
  }

  /** Lambda replaces an ENI for balance or health: a new one first, then the old one drains. */
  onRecycle(eni: Eni): void {
    if (this.scaleOut() === null) this.#replaced.push(eni);
    else this.#armRecycle(eni);
  }
  #join(holding: Holding, makeFirst: () => Lack | null): Lack | null {
    const lack = this.strength === 0 ? makeFirst() : null;
    if (lack === null) this.holdings.add(holding);
    return lack;
  }

  #addExisting(holding: Holding): Lack | null {
    const lack = this.surroundings.network.lackFor(this.subnet);
    if (lack === null) this.#becomeUsable(this.#make(holding));
    return lack;
  }

  #roles(): readonly (string | null)[] {
    const roles = [...this.holdings].map(({ role }) => role);
    return roles.length > 0 ? [...new Set(roles)] : [this.#lastRole];
  }

  /** Starts the making of an ENI for somebody; one of them must have a role that allows it. */
  #start(delay: Distribution, makers: readonly Holding[]): Lack | null {
    const { context, network, permissions, ec2Wait } = this.surroundings;
    if (network.subnets.get(this.subnet.id) !== this.subnet) return 'InvalidSubnet';
    if (this.securityGroupIds.some((id) => !network.securityGroups.has(id))) return 'InvalidSecurityGroup';
    const maker = makers.find(({ role }) =>
      permissions.mayCreate(role, this.subnet.id, this.securityGroupIds),
    );
    if (maker === undefined) return 'InsufficientRolePermissions';
    const lack = network.lackFor(this.subnet);
    if (lack !== null) return lack;
    const wait = ec2Wait();
    if (wait === null) return 'EC2RequestLimitExceeded';
    const eni = this.#make(maker);
    const readyAt = context.now + wait + context.draw(delay, eni.stream);
    eni.timer = context.schedule(readyAt, ranks.timer, { cause: 'eni.ready', eni });
    context.emit('eni.requested', { ...this.#of(eni), ordinal: eni.ordinal, readyAt });
    return null;
  }

  #make({ version }: Holding): Eni {
    const { context, network, seed } = this.surroundings;
    network.take(this.subnet);
    this.made += 1;
    const id = `eni-0${hexDigits(seed, 16, 'eni', this.id, this.made)}`;
    const stream = context.streams.stream('eni', this.id, this.made);
    const eni = new Eni(id, this, this.made, stream, version.functionName, this.subnet.addresses.take());
    this.enis.push(eni);
    this.enisPeak = Math.max(this.enisPeak, this.enis.length);
    return eni;
  }

  #becomeUsable(eni: Eni): void {
    eni.phase = eniLifecycle.next(eni.phase, 'ready');
    eni.timer = NO_HANDLE;
    this.#armRecycle(eni);
    const replaced = this.#replaced.shift();
    if (replaced?.usable === true) this.retire(replaced);
  }

  /** Whether there was one to take back. */
  #takeBackAttached(): boolean {
    const attached = this.enis.filter(({ phase }) => eniLifecycle.allows(phase, 'takeBack'));
    for (const eni of attached) this.takeBack(eni);
    return attached.length > 0;
  }

  #armRecycle(eni: Eni): void {
    const { context } = this.surroundings;
    if (this.surroundings.recycleAfter === null) return;
    const wait = context.draw(this.surroundings.recycleAfter, eni.stream);
    eni.recycleTimer = context.schedule(context.now + wait, ranks.timer, { cause: 'eni.recycle', eni });
  }

  #of(eni: Eni) {
    return { eni: eni.id, subnet: this.subnet.id, key: this.id };
  }
}
