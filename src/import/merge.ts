/** Drafts of one account, read off inputs of several kinds, become one: what one does not say, another may. */
import { emptyDraft, type DraftAccount, type DraftFunction } from './draft.ts';

/** The drafts as one; of two that say different things, the earlier one counts. */
export const merge = (drafts: readonly DraftAccount[]): DraftAccount =>
  drafts.length === 1 ? (drafts[0] ?? emptyDraft) : drafts.reduce(together, emptyDraft);

const together = (a: DraftAccount, b: DraftAccount): DraftAccount => ({
  accountId: a.accountId ?? b.accountId,
  region: a.region ?? b.region,
  quotas: { ...b.quotas, ...a.quotas },
  start: a.start ?? b.start,
  duration:
    a.duration === null || b.duration === null
      ? (a.duration ?? b.duration)
      : Math.max(a.duration, b.duration),
  parallelism: a.parallelism ?? b.parallelism,
  assumptions: [...new Set([...a.assumptions, ...b.assumptions])],
  vpcs: joined(a.vpcs, b.vpcs, ({ id }) => id),
  subnets: joined(a.subnets, b.subnets, ({ id }) => id),
  groups: joined(a.groups, b.groups, ({ id }) => id),
  roles: joined(a.roles, b.roles, ({ name }) => name),
  functions: joined<DraftFunction>(a.functions, b.functions, ({ name }) => name).map((one) => ({
    ...one,
    isExisting: [...a.functions, ...b.functions].some(
      ({ name, isExisting }) => name === one.name && isExisting,
    ),
  })),
  operations: [...a.operations, ...b.operations],
  gaps: [...a.gaps, ...b.gaps],
  findings: [...a.findings, ...b.findings],
  parameters: [...a.parameters, ...b.parameters],
});

interface Noted {
  readonly notes: readonly string[];
}

const joined = <E extends Noted>(
  first: readonly E[],
  second: readonly E[],
  nameOf: (entry: E) => string,
): E[] => {
  const found = new Map<string, E>();
  for (const entry of [...first, ...second]) {
    const known = found.get(nameOf(entry));
    found.set(nameOf(entry), known === undefined ? entry : overlaid(known, entry));
  }
  return [...found.values()];
};

/** The later entry fills what the earlier one leaves open: null, or an empty list. */
const overlaid = <E extends Noted>(earlier: E, later: E): E => ({
  ...later,
  ...(Object.fromEntries(Object.entries(earlier).filter(([, value]) => !isOpen(value))) as Partial<E>),
  notes: [...new Set([...earlier.notes, ...later.notes])],
});

const isOpen = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);
