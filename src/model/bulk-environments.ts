/**
 * The environments of one Active version whose traffic is counted: as many as are told, placed evenly over its
 * subnets, with their connections held together per subnet. Source: model rows R21–R24.
 */
import { binomialCount } from '../kernel/binomial.ts';
import type { Stream } from '../kernel/random.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Lease, Waiter } from './connections.ts';
import type { Context } from './context.ts';
import type { Key } from './key.ts';

/** What all environments of a version have on one key. */
class Site implements Waiter {
  readonly leases: Lease[] = [];
  readonly invocationLeases: Lease[] = [];
  wanted = 0;
  forInvocations = 0;
  #missing = 0;
  #missingSince: Milliseconds = 0;
  #missedMs = 0;

  constructor(
    readonly key: Key,
    readonly context: Context,
    /** Chooses which connections close. */
    readonly stream: Stream,
  ) {}

  get missing(): number {
    return this.#missing;
  }
  set missing(count: number) {
    const { now } = this.context;
    this.#missedMs += this.#missing * (now - this.#missingSince);
    this.#missingSince = now;
    this.#missing = count;
  }

  /** The integral of what was missing since it was last asked. */
  takeMissed(): number {
    this.missing = this.#missing;
    const missed = this.#missedMs;
    this.#missedMs = 0;
    return missed;
  }

  /** Wants so many connections of environments from now on. */
  want(count: number): void {
    const { connections } = this.key;
    const fewer = this.wanted - count;
    this.wanted = count;
    if (fewer < 0) return connections.openFor(this, -fewer);
    const unopened = Math.min(fewer, this.#missing);
    connections.stopWaiting(this, unopened);
    if (fewer > unopened) connections.close(takeFrom(this.leases, fewer - unopened, this.stream));
  }

  /** Has up to so many connections of invocations from now on; returns how many did not fit. */
  wantForInvocations(count: number): number {
    const { connections } = this.key;
    const more = count - this.forInvocations;
    const lost = more > 0 ? connections.openWhatFits(this.invocationLeases, more) : 0;
    if (more < 0) connections.close(takeFrom(this.invocationLeases, -more, this.stream));
    this.forInvocations = count - lost;
    return lost;
  }
}

/** The environments of one version in bulk. */
export class BulkEnvironments {
  count = 0;
  readonly #sites: readonly Site[];

  constructor(
    readonly perEnvironment: number,
    readonly perInvocation: number,
    keys: readonly Key[],
    context: Context,
    stream: Stream,
  ) {
    const bySubnet = [...keys].sort((a, b) => (a.subnet.id < b.subnet.id ? -1 : 1));
    this.#sites = bySubnet.map((key) => new Site(key, context, stream));
  }

  /** No key lacks anything or is about to have more ENIs or fewer, even if its connections vary as they do. */
  get isFarFromLimits(): boolean {
    if (this.perInvocation > 0) return false;
    if (this.perEnvironment === 0) return true;
    for (const { key, context } of this.#sites)
      if (!isAtRest(key, context, this.perEnvironment)) return false;
    return true;
  }

  /** On some key connections are missing, or another ENI is on its way. */
  get isLacking(): boolean {
    if (this.perEnvironment === 0 && this.perInvocation === 0) return false;
    for (const { key } of this.#sites) if (lacks(key)) return true;
    return false;
  }

  /** So many environments are open from now on. */
  resize(count: number): void {
    if (count === this.count) return;
    this.count = count;
    if (this.perEnvironment === 0) return;
    const sites = this.#sites;
    for (let i = 0; i < sites.length; i++) {
      (sites[i] as Site).want(this.perEnvironment * shareOf(count, i, sites.length));
    }
  }

  /** The share of the environments, on average over a time up to now, that missed a connection. */
  takeCutOffShare(environments: number, durationMs: Milliseconds): number {
    if (this.perEnvironment === 0 || durationMs === 0 || environments === 0) return 0;
    let missed = 0;
    for (const site of this.#sites) missed += site.takeMissed();
    return Math.min(1, missed / (this.perEnvironment * environments * durationMs));
  }

  /**
   * Up to `peak` invocations ran at once, and `now` do. Returns for each site how many had their connections at once
   * where not all had.
   */
  carry(peak: number, now: number): readonly (number | null)[] {
    if (this.perInvocation === 0) return NOTHING_LOST;
    return this.#sites.map((site, i) => {
      // What an invocation gives back goes to the environments that wait.
      if (site.missing > 0) site.wantForInvocations(0);
      const lost = site.wantForInvocations(this.perInvocation * shareOf(peak, i, this.#sites.length));
      const fit = Math.floor(site.forInvocations / this.perInvocation);
      site.wantForInvocations(
        Math.min(site.forInvocations, this.perInvocation * shareOf(now, i, this.#sites.length)),
      );
      return lost > 0 ? fit : null;
    });
  }

  /** Invocations on a site lost connections that did not fit. */
  refuse(site: number, invocations: number): void {
    this.#sites[site]?.key.connections.refuse(invocations * this.perInvocation);
  }
}

const NOTHING_LOST: readonly null[] = [];

/** What a number that varies like a count of `unit`s may come to soon: a little more, and six deviations. */
export const soonFrom = (value: number, unit = 1): number =>
  1.02 * value + 6 * Math.sqrt(value * unit) + unit;

const lacks = ({ enis, connections }: Key): boolean =>
  connections.missing > 0 || enis.some(({ phase }) => phase === 'creating');

/** The demand of a key is far from what starts an ENI, and from what gives one up. */
const isAtRest = ({ enis, connections }: Key, { parameters }: Context, unit: number): boolean => {
  const { demand, blocked } = connections;
  if (blocked) return false;
  let usable = 0;
  for (const eni of enis) if (eni.usable) usable += 1;
  const { maxConnectionsPerEni, scaleOutTrigger, scaleInBelow } = parameters;
  const soon = soonFrom(demand, unit);
  if (soon >= usable * maxConnectionsPerEni * Math.min(1, scaleOutTrigger ?? 1)) return false;
  if (usable < 2 || scaleInBelow === null) return true;
  return 2 * demand - soon > scaleInBelow * usable * maxConnectionsPerEni;
};

/** The i-th of n parts of a number that are as equal as they can be. */
const shareOf = (count: number, i: number, n: number): number => Math.floor((count + n - 1 - i) / n);

/** Takes connections from leases at random: from each in proportion, as if environments of any age had gone. */
const takeFrom = (leases: Lease[], count: number, stream: Stream): Lease[] => {
  const taken: Lease[] = [];
  let left = count;
  let held = leases.reduce((sum, lease) => sum + lease.count, 0);
  for (const lease of leases) {
    const others = held - lease.count;
    const drawn = binomialCount(left, lease.count / held, stream);
    const here = Math.min(lease.count, left, Math.max(drawn, left - others));
    if (here > 0) taken.push({ eni: lease.eni, count: here });
    lease.count -= here;
    left -= here;
    held = others;
  }
  for (let i = leases.length - 1; i >= 0; i--) if (leases[i]?.count === 0) leases.splice(i, 1);
  return taken;
};
