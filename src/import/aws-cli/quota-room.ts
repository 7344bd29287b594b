/** What others than today's functions take of the quotas, and what the quotas are at least. Source: model rows R3, R28. */
import { quotaRows, type QuotaName } from '../../model/quotas.ts';
import type { NetworkInterface } from './interfaces.ts';
import type { VpcRow } from './network.ts';
import { groupedBy } from './one-of-each.ts';
import type { Reading } from './reading.ts';
import type { Today } from './room.ts';

/** The quotas that are known. */
export type KnownQuotas = Partial<Record<QuotaName, number>>;

/** VPCs with the ENIs of others, and quotas into which today's ENIs fit: they are there. */
export const withQuotas = (
  vpcs: readonly VpcRow[],
  told: KnownQuotas,
  vpcOf: (subnet: string) => string | null,
  today: Today,
  reading: Reading,
): { readonly vpcs: readonly VpcRow[]; readonly quotas: KnownQuotas; readonly otherEnis: number | null } => {
  const keysIn = groupedBy(today.keys, ({ subnet }) => vpcOf(subnet) ?? '');
  const keysOf = ({ id }: VpcRow): number => keysIn.get(id)?.length ?? 0;
  const { enisPerVpc: quota } = told;
  const filled = withOtherEnis(vpcs, vpcOf, today).map((vpc) =>
    quota === undefined ? vpc : withinQuota(vpc, keysOf(vpc), quota, reading),
  );
  const counts = filled.map((vpc) => ({ vpc, enis: (vpc.otherEnis ?? 0) + keysOf(vpc) }));
  const [fullest] = counts.toSorted((a, b) => b.enis - a.enis);
  const otherEnis = today.isKnown ? today.interfaces.filter((one) => !isCounted(one)).length : null;
  if (fullest === undefined) return { vpcs: filled, quotas: told, otherEnis };
  const all = counts.reduce((sum, { enis }) => sum + enis, otherEnis ?? 0);
  const least = {
    ...atLeast('enisPerVpc', fullest.enis, `${fullest.vpc.id} has`, fullest.vpc, told, reading),
    ...atLeast('enisPerRegion', all, 'there are', fullest.vpc, told, reading),
  };
  return { vpcs: filled, quotas: { ...least, ...told }, otherEnis };
};

/** Types of interfaces that instances and containers bring along: they do not count as Hyperplane ENIs. */
const ORDINARY = new Set(['interface', 'efa', 'efa-only', 'trunk', 'branch']);

/** Whether an interface may count against the quota of Hyperplane ENIs. */
const isCounted = ({ owner, type }: NetworkInterface): boolean =>
  owner === 'hyperplane' || (owner === 'other' && !ORDINARY.has(type));

const withOtherEnis = (
  vpcs: readonly VpcRow[],
  vpcOf: (subnet: string) => string | null,
  { keys, interfaces, isKnown }: Today,
): VpcRow[] => {
  if (!isKnown) return [...vpcs];
  const homeOf = (one: NetworkInterface | undefined): string => one?.vpc ?? vpcOf(one?.subnet ?? '') ?? '';
  const inVpc = groupedBy(interfaces, homeOf);
  const servedIn = groupedBy(
    keys.filter(({ enis }) => enis.length > 0),
    ({ enis }) => homeOf(enis[0]),
  );
  return vpcs.map((vpc) => {
    const all = inVpc.get(vpc.id) ?? [];
    const counted = all.filter(isCounted).length;
    const others = all.length - counted;
    const note = others === 0 ? [] : [`interfaces that count in the Region alone: ${others}`];
    const served = servedIn.get(vpc.id)?.length ?? 0;
    return { ...vpc, otherEnis: counted - served, notes: [...vpc.notes, ...note] };
  });
};

/** More than the quota cannot be there. */
const withinQuota = (vpc: VpcRow, keys: number, quota: number, reading: Reading): VpcRow => {
  const { id, otherEnis, place } = vpc;
  if (otherEnis === null || otherEnis + keys <= quota) return vpc;
  const fitting = Math.max(0, quota - keys);
  reading.gap(
    place,
    `${id} would have ${otherEnis + keys} Hyperplane ENIs with one per key, and its quota is ${quota}`,
    `the ENIs of others are taken to be ${fitting} in place of ${otherEnis}: not all of them count, or idle functions have none`,
  );
  return { ...vpc, otherEnis: fitting };
};

/** A quota that nobody told is at least as large as what is there. */
const atLeast = (
  name: 'enisPerVpc' | 'enisPerRegion',
  count: number,
  whose: string,
  { place }: VpcRow,
  told: KnownQuotas,
  reading: Reading,
): KnownQuotas => {
  const { what, values } = quotaRows[name];
  const usual = values['docs-2024'];
  if (told[name] !== undefined || count <= usual) return {};
  reading.gap(
    place,
    `the quota “${what}” is not among the inputs, and ${whose} ${count}, more than the usual ${usual}`,
    `taken to be ${count}, the least that it can be (service-quotas list-service-quotas)`,
  );
  return { [name]: count };
};
