/**
 * Drafts of one account, read off inputs of several kinds, become one: what one does not say, another may. Of a function
 * that is there already, what it is counts as the state at 0s, and what a deploy makes of it is an update.
 */
import { keyId } from '../model/key.ts';
import {
  emptyDraft,
  UNDECLARED,
  type DraftAccount,
  type DraftFunction,
  type DraftGap,
  type DraftOperation,
  type DraftVpcConfig,
} from './draft.ts';

/** The drafts as one; of two that say different things, the earlier one counts. */
export const merge = (drafts: readonly DraftAccount[]): DraftAccount => {
  const merged = drafts.length === 1 ? (drafts[0] ?? emptyDraft) : drafts.reduce(together, emptyDraft);
  return { ...merged, gaps: stillOpen(merged) };
};

/** The gaps that no input has closed. */
const stillOpen = ({ gaps, roles }: DraftAccount): DraftGap[] => {
  const known = new Set(roles.map(({ name }) => name));
  return gaps.filter(({ closedByRole }) => closedByRole === undefined || !known.has(closedByRole));
};

const together = (a: DraftAccount, b: DraftAccount): DraftAccount => {
  const second = new Map(b.functions.map((one) => [one.name, one]));
  const updates = a.functions.flatMap((one) => updateTo(one, second.get(one.name)));
  return {
    accountId: a.accountId ?? b.accountId,
    region: a.region ?? b.region,
    quotas: { ...b.quotas, ...a.quotas },
    otherEnis: a.otherEnis ?? b.otherEnis,
    start: a.start ?? b.start,
    duration:
      a.duration === null || b.duration === null
        ? (a.duration ?? b.duration)
        : Math.max(a.duration, b.duration),
    parallelism: a.parallelism ?? b.parallelism,
    assumptions: [...new Set([...a.assumptions, ...b.assumptions])],
    vpcs: joined(a.vpcs, b.vpcs, ({ id }) => id, overlaid),
    subnets: joined(a.subnets, b.subnets, ({ id }) => id, overlaid),
    groups: joined(a.groups, b.groups, ({ id }) => id, overlaid),
    roles: joined(a.roles, b.roles, ({ name }) => name, overlaid),
    functions: joined(a.functions, b.functions, ({ name }) => name, oneFunction),
    operations: [...a.operations, ...updates, ...b.operations],
    gaps: [...a.gaps, ...b.gaps],
    findings: [...a.findings, ...b.findings],
    parameters: [...a.parameters, ...b.parameters],
  };
};

interface Noted {
  readonly notes: readonly string[];
}

const joined = <E extends Noted>(
  first: readonly E[],
  second: readonly E[],
  nameOf: (entry: E) => string,
  combine: (earlier: E, later: E) => E,
): E[] => {
  const found = new Map<string, E>();
  for (const entry of [...first, ...second]) {
    const known = found.get(nameOf(entry));
    found.set(nameOf(entry), known === undefined ? entry : combine(known, entry));
  }
  return [...found.values()];
};

/** The later entry fills what the earlier one leaves open: null, or an empty list; all of it, where it is only named. */
const overlaid = <E extends Noted>(earlier: E, later: E): E => {
  if (earlier.notes.includes(UNDECLARED) && !later.notes.includes(UNDECLARED))
    return overlaid(later, earlier);
  const notes = [...new Set([...earlier.notes, ...later.notes])];
  return {
    ...later,
    ...(Object.fromEntries(Object.entries(earlier).filter(([, value]) => !isOpen(value))) as Partial<E>),
    notes: earlier.notes.includes(UNDECLARED) ? notes : notes.filter((note) => note !== UNDECLARED),
  };
};

const isOpen = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** A function that one of them has seen is there, attached as it was seen, or not at all. */
const oneFunction = (earlier: DraftFunction, later: DraftFunction): DraftFunction => {
  const { isUnplaced: _earlier, ...first } = earlier;
  const { isUnplaced: _later, ...second } = later;
  const one: DraftFunction =
    earlier.isUnplaced === true && later.isUnplaced !== true
      ? overlaid<DraftFunction>(second, first)
      : overlaid<DraftFunction>(first, second);
  const seen = [earlier, later].find(({ isFailed }) => isFailed === true) ?? [earlier, later].find(isSeen);
  return {
    ...one,
    isExisting: earlier.isExisting || later.isExisting,
    vpcConfig: seen === undefined ? one.vpcConfig : seen.vpcConfig,
    ...(earlier.isUnplaced === true && later.isUnplaced === true ? { isUnplaced: true } : {}),
  };
};

const isSeen = ({ isExisting, isUnplaced }: DraftFunction): boolean => isExisting && isUnplaced !== true;

/** What a deploy changes of the attachment of a function that is there; one that failed takes no update. */
const updateTo = (a: DraftFunction, b: DraftFunction | undefined): DraftOperation[] => {
  if (b === undefined || isSeen(a) === isSeen(b)) return [];
  const [seen, wanted] = isSeen(a) ? [a, b] : [b, a];
  const { name, place, isUnplaced } = wanted;
  if (isUnplaced === true || seen.isFailed === true) return [];
  if (alike(wanted.vpcConfig) === alike(seen.vpcConfig)) return [];
  const notes = [seen.vpcConfig === null ? 'without a VPC today' : 'attached otherwise today'];
  const { vpcConfig } = wanted;
  const fields = { function: name, vpcConfig: vpcConfig ?? { subnetIds: [], securityGroupIds: [] } };
  return [{ at: '0s', do: 'UpdateFunctionConfiguration', fields, place, notes }];
};

const alike = (config: DraftVpcConfig | null): string => {
  const { subnetIds = [], securityGroupIds = [], ipv6AllowedForDualStack = false } = config ?? {};
  return [...new Set(subnetIds.map((subnet) => keyId(subnet, securityGroupIds, ipv6AllowedForDualStack)))]
    .sort()
    .join(' ');
};
