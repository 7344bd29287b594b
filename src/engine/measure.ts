/** Listens to the journal and feeds the meters; also keeps the peaks that a result tells of. */
import { toSeconds, type Milliseconds } from '../kernel/time.ts';
import type { Subnet, Vpc } from '../model/network.ts';
import type { Facts } from '../model/facts.ts';
import type { Workload } from '../model/workload.ts';
import type { World } from '../model/world.ts';
import type { Journal } from './journal.ts';
import type { Meters } from './meters.ts';

interface SubnetPeaks {
  usedPeak: number;
  freeMin: number;
  freeMinAt: Milliseconds;
}
interface VpcPeaks {
  enisPeak: number;
  enisPeakAt: Milliseconds;
  usedRatioPeak: number;
}

/** Turns facts into observations and peaks. */
export class Measures {
  enisPeak = 0;
  enisPeakAt: Milliseconds | null = null;
  readonly subnets = new Map<string, SubnetPeaks>();
  readonly vpcs = new Map<string, VpcPeaks>();
  readonly #world: World;
  readonly #meters: Meters;
  readonly #invocationsNoted = new Map<Workload, number>();

  constructor(world: World, meters: Meters, journal: Journal) {
    this.#world = world;
    this.#meters = meters;
    this.#listen(journal);
  }

  /** Notes every ledger as it is: at the start, and after a change of quota. */
  noteAll(now: Milliseconds): void {
    for (const subnet of this.#world.network.subnets.values()) this.#note(subnet, now);
    for (const vpc of this.#world.network.vpcs.values()) this.#noteVpc(vpc, now);
  }

  /** Notes the invocation attempts since the last time: they are too many to be told of one by one. */
  noteInvocations(): void {
    for (const workload of this.#world.workloads.values()) {
      const more = workload.total - (this.#invocationsNoted.get(workload) ?? 0);
      this.#invocationsNoted.set(workload, workload.total);
      if (more > 0) this.#meters.observe('invocations', { function: workload.functionName }, more, null);
    }
  }

  /** The end: whoever is still Pending has waited so long at least. */
  noteEnd(now: Milliseconds): void {
    for (const { versions } of this.#world.functions.values()) {
      for (const { state, functionName, pendingSince } of versions.values()) {
        if (state !== 'Pending') continue;
        this.#meters.observe(
          'pending_seconds',
          { function: functionName },
          toSeconds(now - pendingSince),
          now,
        );
      }
    }
  }

  #listen(journal: Journal): void {
    const { network, keys } = this.#world;
    const meters = this.#meters;
    const noteSubnet = (id: string, at: Milliseconds): void =>
      this.#note(network.subnets.get(id) as Subnet, at);
    journal.on('eni.requested', ({ subnet }, at) => noteSubnet(subnet, at));
    journal.on('eni.deleted', ({ subnet, tookMs }, at) => {
      noteSubnet(subnet, at);
      meters.observe('release_seconds', { subnet }, toSeconds(tookMs), at);
    });
    journal.on('eni.orphaned', ({ subnet }, at) => meters.observe('enis_orphaned', { subnet }, 1, at));
    journal.on('subnet.usageChanged', ({ subnet }, at) => noteSubnet(subnet, at));
    journal.on('resource.created', (created, at) => this.#noteResource(created, at));
    journal.on('resource.deleted', (deleted, at) => this.#noteResource(deleted, at));
    journal.on('quota.changed', (_, at) => this.noteAll(at));
    journal.on('function.activated', ({ function: name, pendingMs }, at) =>
      meters.observe('pending_seconds', { function: name }, toSeconds(pendingMs), at),
    );
    journal.on('function.failed', ({ function: name, reason }, at) =>
      meters.observe('functions_failed', { function: name, reason }, 1, at),
    );
    journal.on('function.inactivated', ({ function: name, reason }, at) => {
      if (reason === 'Idle') meters.observe('functions_inactive', { function: name }, 1, at);
    });
    journal.on('update.succeeded', ({ function: name, tookMs }, at) =>
      meters.observe('update_seconds', { function: name }, toSeconds(tookMs), at),
    );
    journal.on('update.failed', ({ function: name, reason, tookMs }, at) => {
      meters.observe('updates_failed', { function: name, reason }, 1, at);
      meters.observe('update_seconds', { function: name }, toSeconds(tookMs), at);
    });
    journal.on('shortage.ended', ({ key, lastedMs }, at) =>
      meters.observe('shortage_seconds', { subnet: subnetOf(keys, key) }, toSeconds(lastedMs), at),
    );
    journal.on('operation.answered', ({ operation, error }, at) => {
      if (error !== null) meters.observe('operations_refused', { operation, error }, 1, at);
    });
  }

  #noteResource({ kind, id, subnet }: Facts['resource.created'], now: Milliseconds): void {
    const changed = this.#world.network.subnets.get(kind === 'subnet' ? id : (subnet ?? ''));
    if (changed !== undefined) this.#note(changed, now);
    const vpc = kind === 'vpc' ? this.#world.network.vpcs.get(id) : undefined;
    if (vpc !== undefined) this.#noteVpc(vpc, now);
  }

  #note(subnet: Subnet, now: Milliseconds): void {
    const peaks = this.subnets.get(subnet.id) ?? { usedPeak: 0, freeMin: Infinity, freeMinAt: 0 };
    this.subnets.set(subnet.id, peaks);
    peaks.usedPeak = Math.max(peaks.usedPeak, subnet.used);
    if (subnet.free < peaks.freeMin) {
      peaks.freeMin = subnet.free;
      peaks.freeMinAt = now;
    }
    const tags = { vpc: subnet.vpc.id, subnet: subnet.id };
    // An IPv6-only subnet has no IPv4 address to run out of.
    if (subnet.usable > 0) this.#meters.observe('subnet_free_ips', tags, subnet.free, now);
    this.#meters.observe('enis', { subnet: subnet.id }, subnet.enis, now);
    this.#noteVpc(subnet.vpc, now);
  }

  #noteVpc(vpc: Vpc, now: Milliseconds): void {
    const { network } = this.#world;
    const peaks = this.vpcs.get(vpc.id) ?? { enisPeak: -1, enisPeakAt: 0, usedRatioPeak: 0 };
    this.vpcs.set(vpc.id, peaks);
    if (vpc.used > peaks.enisPeak) {
      peaks.enisPeak = vpc.used;
      peaks.enisPeakAt = now;
    }
    const ratio = ratioOf(vpc.used, vpc.quota);
    peaks.usedRatioPeak = Math.max(peaks.usedRatioPeak, ratio);
    const { enis } = network;
    if (enis > this.enisPeak) {
      this.enisPeak = enis;
      this.enisPeakAt = now;
    }
    this.#meters.observe('enis', {}, enis, now);
    this.#meters.observe('enis', { vpc: vpc.id }, vpc.enis, now);
    this.#meters.observe('eni_quota_used_ratio', { vpc: vpc.id }, ratio, now);
    this.#meters.observe(
      'eni_region_quota_used_ratio',
      {},
      ratioOf(network.regionEnis, network.regionQuota),
      now,
    );
  }
}

const ratioOf = (used: number, quota: number): number => used / Math.max(1, quota);

const subnetOf = (keys: World['keys'], key: string): string => keys.get(key)?.subnet.id ?? '';
