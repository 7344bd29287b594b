/** The records of the slow model together, and what can be counted from them. */
import type { Distribution } from '../../src/kernel/distribution.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { policyOf, type Action } from './policies.ts';
import type {
  Answered,
  Connection,
  Environment,
  Eni,
  Fn,
  Invocation,
  Key,
  Role,
  Row,
  Settings,
  Subnet,
  Ticket,
  Version,
  VpcRecord,
} from './records.ts';

export class SlowState {
  readonly scenario: Scenario;
  now = 0;
  regionQuota: number;
  concurrency: number;
  readonly vpcs: VpcRecord[];
  readonly subnets: Subnet[];
  /** In the order of their first use, in which they are served when room comes. */
  keys: Key[] = [];
  /** Those that exist, the oldest first. */
  enis: Eni[] = [];
  enisCreated = 0;
  enisReleased = 0;
  enisPeak = 0;
  enisPeakAt: number | null = null;
  roles: Role[] = [];
  functions: Fn[] = [];
  environments: Environment[] = [];
  invocations: Invocation[] = [];
  /** Millionths of tokens of envScaleRate at a time, by the function's name. */
  buckets: { readonly name: string; level: number; at: number }[] = [];
  /** Open and missing ones, in the order in which they were asked for. */
  connections: Connection[] = [];
  rows: Row[] = [];
  answered: Answered[] = [];
  #order = 0;

  constructor(scenario: Scenario) {
    const { enisPerVpc, enisPerRegion, concurrentExecutions } = scenario.account.quotas;
    this.scenario = scenario;
    this.regionQuota = enisPerRegion;
    this.concurrency = concurrentExecutions;
    for (const { name, policies } of scenario.roles) this.addRole(name, policies);
    this.vpcs = scenario.vpcs.map(({ id, otherEnis }) => {
      return { id, quota: enisPerVpc, otherEnis, enisPeak: -1, enisPeakAt: 0, usedRatioPeak: 0 };
    });
    this.subnets = scenario.subnets.map(({ id, vpc, cidr, usedIps }) => {
      const usable = 2 ** (32 - Number(cidr?.split('/')[1])) - 5;
      const usedByOthers = Math.min(usable, usedIps[0]?.ips ?? 0);
      return { id, vpc, usable, usedByOthers, usedPeak: -1, usedPeakAt: 0 };
    });
  }

  addRole(name: string, policies: readonly (string | object)[]): void {
    const named = policies.map((written, index) => ({
      id: typeof written === 'string' ? written : `document ${index}`,
      policy: policyOf(written),
    }));
    this.roles.push({ name, policies: named });
  }

  /** Without a role everything is allowed; a role that is gone allows nothing. */
  allows(role: string | null, action: Action): boolean {
    if (role === null) return true;
    const policies = this.roles.find(({ name }) => name === role)?.policies ?? [];
    const isDenied = policies.some(({ policy }) => policy.denies.includes(action));
    return !isDenied && policies.some(({ policy }) => policy.allows.includes(action));
  }

  get parameters() {
    return this.scenario.parameters;
  }

  nextOrder(): number {
    this.#order += 1;
    return this.#order;
  }

  ticket(delay: number): Ticket {
    return { at: this.now + delay, order: this.nextOrder() };
  }

  subnet(id: string): Subnet {
    return this.subnets.find((subnet) => subnet.id === id) as Subnet;
  }

  findKey(subnet: string, groups: readonly string[]): Key | undefined {
    return this.keys.find((key) => key.subnet === subnet && key.groups.join() === groups.join());
  }

  /** Finds a key, or makes the record of one that was never used. */
  key(subnet: string, groups: readonly string[]): Key {
    const found = this.findKey(subnet, groups);
    if (found !== undefined) return found;
    const key: Key = {
      subnet,
      groups,
      refused: 0,
      shortageMs: 0,
      enisPeak: 0,
      connectionsPeak: 0,
      lowUntil: null,
      isRipe: false,
      lastRole: null,
    };
    this.keys.push(key);
    return key;
  }

  /** The row of the result; found by name, also when the function was deleted and created anew. */
  row(name: string, version: string): Row {
    const found = this.rows.find((row) => row.name === name && row.version === version);
    if (found !== undefined) return found;
    const row: Row = {
      name,
      version,
      last: null,
      deletedAt: null,
      failedAt: null,
      updateFailedAt: null,
      pendingMs: 0,
      becameInactive: 0,
      succeeded: 0,
      failed: { Pending: 0, Inactive: 0, Failed: 0, NotFound: 0, Throttled: 0, ConnectTimeout: 0 },
    };
    this.rows.push(row);
    return row;
  }

  get versions(): Version[] {
    return this.functions.flatMap(({ versions }) => versions);
  }

  /** One key per subnet, as listed. */
  keysOf({ vpc }: Settings): Key[] {
    return vpc === null ? [] : vpc.subnets.map((subnet) => this.key(subnet, vpc.groups));
  }

  /** The keys of a version: none when it is Inactive or Failed, old and new during an update. */
  keysHeldBy({ state, settings, job }: Version): Key[] {
    if (state === 'Inactive' || state === 'Failed') return [];
    const before = job === null || job.before === null || state === 'Pending' ? [] : this.keysOf(job.before);
    return [...before, ...this.keysOf(settings)];
  }

  holders(key: Key): Version[] {
    return this.versions.filter((version) => this.keysHeldBy(version).includes(key));
  }

  enisOf(key: Key, ...phases: Eni['phase'][]): Eni[] {
    return this.enis.filter((eni) => eni.key === key && (phases.length === 0 || phases.includes(eni.phase)));
  }

  openOn(eni: Eni): number {
    return this.connections.filter((connection) => connection.eni === eni).length;
  }

  open(key: Key): number {
    return this.connections.filter((connection) => connection.key === key && connection.eni !== null).length;
  }

  missing(key: Key): number {
    return this.connections.filter((connection) => connection.key === key && connection.eni === null).length;
  }

  enisInVpc(id: string): number {
    const others = this.vpcs.find((vpc) => vpc.id === id)?.otherEnis ?? 0;
    return others + this.enis.filter(({ key }) => this.subnet(key.subnet).vpc === id).length;
  }

  /** Those of others are network interfaces of the Region, too. */
  enisInRegion(): number {
    return this.vpcs.reduce((sum, { otherEnis }) => sum + otherEnis, this.enis.length);
  }

  usedIps(subnet: Subnet): number {
    return subnet.usedByOthers + this.enis.filter(({ key }) => key.subnet === subnet.id).length;
  }

  /** Looks whether any peak was passed; after every single change. */
  notePeaks(): void {
    if (this.enis.length > this.enisPeak) {
      this.enisPeak = this.enis.length;
      this.enisPeakAt = this.now;
    }
    for (const subnet of this.subnets)
      if (this.usedIps(subnet) > subnet.usedPeak) {
        subnet.usedPeak = this.usedIps(subnet);
        subnet.usedPeakAt = this.now;
      }
    for (const vpc of this.vpcs) {
      const enis = this.enisInVpc(vpc.id);
      if (enis > vpc.enisPeak) {
        vpc.enisPeak = enis;
        vpc.enisPeakAt = this.now;
      }
      vpc.usedRatioPeak = Math.max(vpc.usedRatioPeak, enis / vpc.quota);
    }
    for (const key of this.keys) {
      key.enisPeak = Math.max(key.enisPeak, this.enisOf(key).length);
      key.connectionsPeak = Math.max(key.connectionsPeak, this.open(key));
    }
  }

  /** Moves the clock: time spent Pending, and time with missing connections, adds up. */
  moveTo(at: number): void {
    const passed = at - this.now;
    this.now = at;
    if (passed === 0) return;
    for (const { state, name, version } of this.versions)
      if (state === 'Pending') this.row(name, version).pendingMs += passed;
    for (const key of this.keys) if (this.missing(key) > 0) key.shortageMs += passed;
  }
}

/** The length of a delay that does not vary; the slow model knows no others. */
export const fixed = (distribution: Distribution): number => {
  if (!('fixed' in distribution)) throw new Error('the slow model takes fixed delays only');
  return distribution.fixed;
};
