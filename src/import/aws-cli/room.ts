/** What others than today's functions take of subnets and quotas. Source: model rows R3, R27, R28. */
import { usableAddresses } from '../../model/network.ts';
import { quotaRows, type QuotaName } from '../../model/quotas.ts';
import type { DraftVpc } from '../draft.ts';
import type { HeldKey } from './held-keys.ts';
import type { NetworkInterface } from './interfaces.ts';
import type { SubnetRow } from './network.ts';
import { groupedBy } from './one-of-each.ts';
import type { Reading } from './reading.ts';

/** Types of interfaces that instances and containers bring along: they do not count as Hyperplane ENIs. */
const ORDINARY = new Set(['interface', 'efa', 'efa-only', 'trunk', 'branch']);

/** The interfaces and keys of today; `isKnown`: describe-network-interfaces is among the inputs. */
export interface Today {
  readonly keys: readonly HeldKey[];
  readonly interfaces: readonly NetworkInterface[];
  readonly isKnown: boolean;
}

/** The subnets with the addresses that others use: all that are not free, less one per key that Lambda serves. */
export const withUsedIps = (subnets: readonly SubnetRow[], today: Today, reading: Reading): SubnetRow[] => {
  const keysIn = groupedBy(today.keys, ({ subnet }) => subnet);
  const interfacesIn = groupedBy(today.interfaces, ({ subnet }) => subnet);
  return subnets.map((subnet) => {
    const { id, cidr, free, place } = subnet;
    if (cidr === null) return subnet;
    const usable = usableAddresses(cidr);
    const here = interfacesIn.get(id) ?? [];
    const listed = here.reduce((sum, { addresses }) => sum + addresses, 0);
    const problem =
      free !== null && free > usable ? `${free} free addresses are more than the ${usable}` : null;
    if (problem !== null)
      reading.finding(
        'IMP042',
        place,
        `${problem} that ${cidr} of subnet ${id} has; ${today.isKnown ? 'the addresses of its interfaces are counted as used' : 'none is counted as used'}`,
        'Give describe-subnets of one account and time.',
      );
    const counted = free === null || problem !== null ? null : usable - free;
    const used = counted ?? (today.isKnown ? listed : null);
    if (used === null) return subnet;
    const served = (keysIn.get(id) ?? []).filter(({ enis }) => !today.isKnown || enis.length > 0).length;
    if (counted !== null && today.isKnown && counted > listed)
      reading.gap(
        place,
        `${counted - listed} of the ${counted} used addresses of subnet ${id} belong to no listed interface`,
        'counted as used by others; quotas are counted without their interfaces',
      );
    if (counted !== null && today.isKnown && counted < listed)
      reading.finding(
        'IMP042',
        place,
        `subnet ${id} has ${counted} used addresses, and its interfaces have ${listed}`,
        'Give describe-subnets and describe-network-interfaces of one time.',
      );
    const enis = here.filter(({ owner }) => owner === 'hyperplane').length;
    const note = today.isKnown ? [`${enis} ${enis === 1 ? 'ENI' : 'ENIs'} of Lambda today`] : [];
    return { ...subnet, usedIps: Math.max(0, used - served), notes: [...subnet.notes, ...note] };
  });
};

/** The VPCs with the ENIs of others that count against the quota. */
export const withOtherEnis = <V extends DraftVpc>(
  vpcs: readonly V[],
  vpcOf: (subnet: string) => string | null,
  { keys, interfaces, isKnown }: Today,
): V[] => {
  if (!isKnown) return [...vpcs];
  const inVpc = groupedBy(interfaces, ({ vpc, subnet }) => vpc ?? vpcOf(subnet) ?? '');
  const servedIn = groupedBy(
    keys.filter(({ enis }) => enis.length > 0),
    ({ enis }) => enis[0]?.vpc ?? vpcOf(enis[0]?.subnet ?? '') ?? '',
  );
  return vpcs.map((vpc) => {
    const all = inVpc.get(vpc.id) ?? [];
    const counted = all.filter(({ owner, type }) => owner === 'hyperplane' || isCounted(owner, type));
    const ordinary = all.length - counted.length;
    const served = servedIn.get(vpc.id)?.length ?? 0;
    const note = ordinary === 0 ? [] : [`interfaces that do not count as Hyperplane ENIs: ${ordinary}`];
    return { ...vpc, otherEnis: counted.length - served, notes: [...vpc.notes, ...note] };
  });
};

const isCounted = (owner: NetworkInterface['owner'], type: string): boolean =>
  owner === 'other' && !ORDINARY.has(type);

/** A quota that is not told is at least as large as what is there. */
export const withLeastQuota = (
  quotas: Partial<Record<QuotaName, number>>,
  vpcs: readonly DraftVpc[],
  vpcOf: (subnet: string) => string | null,
  { keys }: Today,
  reading: Reading,
): Partial<Record<QuotaName, number>> => {
  if (quotas.enisPerVpc !== undefined) return quotas;
  const keysIn = groupedBy(keys, ({ subnet }) => vpcOf(subnet) ?? '');
  const usual = quotaRows.enisPerVpc.values['docs-2024'];
  const counts = vpcs.map((vpc) => ({ vpc, enis: (vpc.otherEnis ?? 0) + (keysIn.get(vpc.id)?.length ?? 0) }));
  const most = counts.reduce((a, b) => (b.enis > a.enis ? b : a), { vpc: vpcs[0], enis: 0 });
  if (most.enis <= usual || most.vpc === undefined) return quotas;
  reading.gap(
    most.vpc.place,
    `the quota of Hyperplane ENIs per VPC is not among the inputs, and ${most.vpc.id} has ${most.enis}, more than the usual ${usual}`,
    `taken to be ${most.enis}, the least that it can be (service-quotas get-service-quota --service-code lambda --quota-code L-9FEE3D26)`,
  );
  return { ...quotas, enisPerVpc: most.enis };
};
