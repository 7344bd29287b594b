/**
 * The simulated account: its network, keys, functions and environments. Everything that happens is a method of the
 * thing it happens to; the world finds the things and passes each event on.
 */
import { deriveSeed } from '../kernel/random.ts';
import { DAY, type Milliseconds } from '../kernel/time.ts';
import type { Distribution } from '../kernel/distribution.ts';
import { AccountConcurrency, TokenBucket } from './concurrency.ts';
import type { Context, ModelEvent } from './context.ts';
import type { DataPlaneObserver } from './data-plane-observer.ts';
import type { Durations } from './durations.ts';
import { EnvironmentPool } from './environments.ts';
import { Fleet } from './fleet.ts';
import { FunctionVersion, type VersionSurroundings } from './function.ts';
import type { Settings, VpcSettings } from './settings.ts';
import { Holding } from './holding.ts';
import { Key, keyId, sortedSet } from './key.ts';
import { Network, type Lack, type Subnet } from './network.ts';
import type { EniPermissions } from './permissions.ts';
import type { Quotas } from './quotas.ts';
import { Workload, type FunctionTraits } from './workload.ts';

/** The version that is not published. */
export const LATEST = '$LATEST';

const MONTH = 30 * DAY;

/** A function as the account knows it: `$LATEST` and its published versions. */
export class LambdaFunction {
  readonly versions = new Map<string, FunctionVersion>();
  readonly tags = new Map<string, string>();
  /** `$LATEST` as it was published last. */
  publishedFrom: Settings | null = null;
  constructor(
    readonly name: string,
    readonly latest: FunctionVersion,
    /** The number of the version published last. */
    public lastPublished: number,
  ) {
    this.versions.set(LATEST, latest);
  }
}

/** A token bucket on EC2's CreateNetworkInterface. */
export interface Ec2Throttle {
  readonly bucket: number;
  readonly perSecond: number;
  /** A creation that would wait for longer fails; left out: it waits however long. */
  readonly giveUpAfterMs?: Milliseconds;
}

/** What a world is built with. */
export interface WorldOptions {
  readonly context: Context;
  readonly seed: number;
  readonly account: { readonly id: string; readonly region: string; readonly otherEnis?: number };
  readonly quotas: Quotas;
  readonly ec2CreateEni: Ec2Throttle | null;
  readonly observer: DataPlaneObserver;
  readonly permissions: EniPermissions;
  /** What a function's traffic needs: connections, concurrency, and the length of its invocations. */
  readonly traitsOf: (functionName: string) => FunctionTraits & { readonly durations: Durations };
}

/** One simulated account. */
export class World {
  readonly context: Context;
  readonly network: Network;
  readonly keys = new Map<string, Key>();
  readonly functions = new Map<string, LambdaFunction>();
  /** By `name:version`; every one that was ever asked for or created. */
  readonly workloads = new Map<string, Workload>();
  readonly concurrency: AccountConcurrency;
  readonly fleet: Fleet;
  /** By function: no number of a version is ever used again, not even by a later function of that name. */
  readonly #lastPublished = new Map<string, number>();
  readonly #blocked = new Set<Key>();
  readonly #ec2: TokenBucket | null;
  readonly #recycleAfter: Distribution | null;
  readonly #versionSurroundings: VersionSurroundings;

  constructor(readonly options: WorldOptions) {
    const { account, context, quotas, ec2CreateEni } = options;
    this.context = context;
    this.network = new Network(quotas, account.otherEnis);
    this.concurrency = new AccountConcurrency(quotas.concurrentExecutions);
    this.fleet = new Fleet(context, this.concurrency, options.observer);
    this.#ec2 = ec2CreateEni && new TokenBucket(ec2CreateEni.bucket, ec2CreateEni.perSecond);
    const { eniRecycleRate } = context.parameters;
    this.#recycleAfter = eniRecycleRate === 0 ? null : { exponential: { mean: MONTH / eniRecycleRate } };
    this.#versionSurroundings = {
      context,
      hold: (version, settings) => new Holding(version, this.#keysOf(settings), settings.role, context),
      openPool: (version, keys) => this.#openPool(version, keys),
    };
  }

  /** Passes an event on to the thing that it concerns. */
  handle(event: ModelEvent): void {
    switch (event.cause) {
      case 'eni.ready':
        return event.eni.key.onReady(event.eni);
      case 'eni.detach':
        return event.eni.key.onDetach(event.eni);
      case 'eni.delete':
        return event.eni.key.onDelete(event.eni);
      case 'eni.recycle':
        return event.eni.key.onRecycle(event.eni);
      case 'key.scaleIn':
        return event.key.connections.onScaleInTimer();
      case 'holding.attached':
        return event.holding.onAttached();
      case 'version.settled':
        return event.version.onSettled();
      case 'version.idle':
        return event.version.onIdleTimer();
      case 'environments.expire':
        return event.pool.onExpiryTimer();
    }
  }

  workload(functionName: string, version: string): Workload {
    const id = `${functionName}:${version}`;
    const known = this.workloads.get(id);
    if (known !== undefined) return known;
    const { durations, ...traits } = this.options.traitsOf(functionName);
    const workload = new Workload(functionName, version, traits, durations);
    this.workloads.set(id, workload);
    return workload;
  }

  /** A new function, Pending; `create()` of its `$LATEST` sets it going. */
  addFunction(name: string, settings: Settings): LambdaFunction {
    const latest = this.#newVersion(name, LATEST, settings);
    const added = new LambdaFunction(name, latest, this.#lastPublished.get(name) ?? 0);
    this.functions.set(name, added);
    this.reserveConcurrency(added, latest.workload.traits.reservedConcurrency);
    return added;
  }

  /** `number` as text; the settings are those of `$LATEST` now, but for what was given for the version alone. */
  addVersion(of: LambdaFunction, version: string, settings: Settings): FunctionVersion {
    const added = this.#newVersion(of.name, version, settings);
    of.versions.set(version, added);
    const number = Number(version);
    if (number >= of.lastPublished) {
      of.lastPublished = number;
      of.publishedFrom = settings;
      this.#lastPublished.set(of.name, number);
    }
    return added;
  }

  removeFunction(removed: LambdaFunction): void {
    this.functions.delete(removed.name);
    for (const version of removed.versions.values()) version.delete();
    this.reserveConcurrency(removed, null);
  }

  /** Sets concurrency aside for a function, or gives it back; who waits for some is asked. */
  reserveConcurrency(of: LambdaFunction, concurrency: number | null): void {
    if (of.latest.workload.traits.concurrency.reserved !== concurrency) this.settleCounted();
    this.concurrency.reserve(of.latest.workload.traits.concurrency, concurrency);
    this.fleet.serveWaiting();
  }

  /** A limit that all share is about to change: counted traffic accounts for itself up to now. */
  settleCounted(): void {
    for (const { counted } of this.workloads.values()) counted?.settle();
  }

  removeVersion(of: LambdaFunction, version: string): void {
    const removed = of.versions.get(version);
    of.versions.delete(version);
    removed?.delete();
  }

  /** What stands in the way of these settings now, should every ENI they lack be made at once. */
  lackFor({ vpc }: Settings): { readonly lack: Lack; readonly subnet: Subnet } | null {
    const taken: Subnet[] = [];
    try {
      for (const subnetId of new Set(vpc?.subnetIds)) {
        if (vpc === null || this.keys.get(this.#keyId(subnetId, vpc))?.isShareable === true) continue;
        const subnet = this.network.subnets.get(subnetId);
        // That a subnet is gone shows when its ENI is to be made.
        if (subnet === undefined) continue;
        const lack = this.network.lackFor(subnet);
        if (lack !== null) return { lack, subnet };
        this.network.take(subnet);
        taken.push(subnet);
      }
      return null;
    } finally {
      for (const subnet of taken) this.network.giveBack(subnet);
    }
  }

  setUsedIps(subnet: Subnet, ips: number): void {
    if (this.network.subnets.get(subnet.id) !== subnet) return;
    const got = this.network.setUsedByOthers(subnet, ips);
    const clippedFrom = got < ips ? ips : null;
    this.context.emit('subnet.usageChanged', { subnet: subnet.id, ips: got, clippedFrom });
    this.onRoom();
  }

  /** Whether an ENI in any phase, a holder of a key, or an interface of the customer is in the subnet. */
  isSubnetUsed(subnet: Subnet): boolean {
    return subnet.interfaces > 0 || this.#someKey((key) => key.subnet === subnet);
  }

  /** Whether an ENI in any phase, a holder of a key, or an interface of the customer has the group. */
  isGroupUsed(id: string): boolean {
    const hasIt = ({ securityGroupIds }: { readonly securityGroupIds: readonly string[] }): boolean =>
      securityGroupIds.includes(id);
    return this.#someKey(hasIt) || [...this.network.interfaces.values()].some(hasIt);
  }

  /** Addresses or quota became free: keys that wait for another ENI try again, in the order of their making. */
  onRoom(): void {
    if (this.#blocked.size === 0) return;
    for (const { connections } of [...this.#blocked].sort((a, b) => a.number - b.number)) {
      if (connections.blocked) connections.provide();
    }
  }

  /** Roles or policies changed: orphans may be deleted now, and keys that wait for another ENI try again. */
  onPermissions(): void {
    for (const key of this.keys.values()) key.retryOrphans();
    this.onRoom();
  }

  /** Whether some key that is in use is such. */
  #someKey(isSuch: (key: Key) => boolean): boolean {
    for (const key of this.keys.values()) {
      if ((key.enis.length > 0 || key.holdings.size > 0) && isSuch(key)) return true;
    }
    return false;
  }

  #newVersion(name: string, version: string, settings: Settings): FunctionVersion {
    const workload = this.workload(name, version);
    return new FunctionVersion(name, version, settings, workload, this.#versionSurroundings);
  }

  #openPool(version: FunctionVersion, keys: readonly Key[]): EnvironmentPool {
    const pool = new EnvironmentPool(this.fleet, this.context, version.workload, keys);
    pool.followCurve();
    version.workload.counted?.serveOn(keys);
    return pool;
  }

  #keysOf({ vpc }: Settings): Key[] {
    return vpc === null ? [] : [...new Set(vpc.subnetIds)].map((subnetId) => this.#key(subnetId, vpc));
  }

  #ec2Wait(): Milliseconds | null {
    if (this.#ec2 === null) return 0;
    const { giveUpAfterMs = Infinity } = this.options.ec2CreateEni ?? {};
    if (this.#ec2.waitAt(this.context.now) > giveUpAfterMs) return null;
    return this.#ec2.take(this.context.now);
  }

  #keyId(subnetId: string, vpc: VpcSettings): string {
    const ipv6 = this.context.parameters.ipv6InKey && vpc.ipv6AllowedForDualStack;
    return keyId(subnetId, vpc.securityGroupIds, ipv6);
  }

  #key(subnetId: string, vpc: VpcSettings): Key {
    const id = this.#keyId(subnetId, vpc);
    const known = this.keys.get(id);
    if (known !== undefined) return known;
    const subnet = this.network.subnets.get(subnetId) as Subnet;
    const key = new Key(id, subnet, sortedSet(vpc.securityGroupIds), this.keys.size, {
      context: this.context,
      network: this.network,
      seed: deriveSeed(this.options.seed, 'eni ids'),
      ec2Wait: () => this.#ec2Wait(),
      onRoom: () => this.onRoom(),
      recycleAfter: this.#recycleAfter,
      observer: this.options.observer,
      permissions: this.options.permissions,
      blocked: this.#blocked,
    });
    this.keys.set(id, key);
    return key;
  }
}
