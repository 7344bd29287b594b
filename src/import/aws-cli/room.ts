/** What others than today's functions take of the subnets. Source: model rows R3, R27. */
import { usableAddresses } from '../../model/network.ts';
import type { HeldKey } from './held-keys.ts';
import type { NetworkInterface } from './interfaces.ts';
import type { SubnetRow } from './network.ts';
import { groupedBy } from './one-of-each.ts';
import type { Reading } from './reading.ts';

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
    const needed = (keysIn.get(id) ?? []).length;
    const others = Math.max(0, used - served);
    const fitting = Math.max(0, Math.min(others, usable - needed));
    if (fitting < others)
      reading.gap(
        place,
        `subnet ${id} has ${Math.max(0, usable - used)} free addresses, fewer than keys of idle functions want one (${needed - served})`,
        `others are taken to use ${fitting} in place of ${others}, so that the keys fit`,
      );
    const enis = here.filter(({ owner }) => owner === 'hyperplane').length;
    const note = today.isKnown ? [`${enis} ${enis === 1 ? 'ENI' : 'ENIs'} of Lambda today`] : [];
    return { ...subnet, usedIps: fitting, notes: [...subnet.notes, ...note] };
  });
};
