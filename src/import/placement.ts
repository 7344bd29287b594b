/** In which VPC the subnets and groups of a draft are. */
import { attachmentsOf } from './attachments.ts';
import type { DraftAccount, DraftGroup, DraftSubnet } from './draft.ts';
import { Groups } from './union.ts';

/** The VPC of each subnet and group: those of one attachment are in one, for AWS takes nothing else. */
export const placement = (draft: DraftAccount): ((one: DraftSubnet | DraftGroup) => string) => {
  const { vpcs, subnets, groups } = draft;
  const declared = new Set(vpcs.map(({ id }) => id));
  const joined = new Groups();
  // What is in a declared VPC stays there, and does not bring two of them together.
  const join = (a: string, b: string): void => {
    const [left, right] = [home(a), home(b)];
    if (left === undefined || right === undefined || left === right) joined.join(a, b);
    const found = left ?? right;
    if (found !== undefined) homes.set(joined.of(a), found);
  };
  const homes = new Map<ReadonlySet<string>, string>();
  const home = (name: string): string | undefined => homes.get(joined.of(name));
  for (const id of [...declared].sort()) homes.set(joined.of(`vpc ${id}`), id);
  for (const { id, vpc } of subnets) if (vpc !== null) join(`vpc ${vpc}`, `subnet ${id}`);
  for (const { id, vpc } of groups) if (vpc !== null) join(`vpc ${vpc}`, `group ${id}`);
  for (const { subnetIds = [], securityGroupIds = [] } of attachmentsOf(draft)) {
    const [first, ...others] = [
      ...subnetIds.map((id) => `subnet ${id}`),
      ...securityGroupIds.map((id) => `group ${id}`),
    ].sort();
    for (const other of others) if (first !== undefined) join(first, other);
  }
  const names = new Map<ReadonlySet<string>, string>();
  const nameOf = (together: ReadonlySet<string>): string => {
    const known = names.get(together) ?? homes.get(together) ?? nameOfUnknown(together);
    names.set(together, known);
    return known;
  };
  const isSubnet = new Set<DraftSubnet | DraftGroup>(subnets);
  return (one: DraftSubnet | DraftGroup): string =>
    one.vpc !== null && declared.has(one.vpc)
      ? one.vpc
      : nameOf(joined.of(`${isSubnet.has(one) ? 'subnet' : 'group'} ${one.id}`));
};

/** A VPC that is named but not declared, or one called by the first of what is in it. */
const nameOfUnknown = (together: ReadonlySet<string>): string => {
  const sorted = [...together].sort();
  const withWord = (word: string): string | undefined =>
    sorted.find((name) => name.startsWith(`${word} `))?.slice(word.length + 1);
  return withWord('vpc') ?? `vpc of ${withWord('subnet') ?? withWord('group') ?? 'nothing'}`;
};
