/** What a scenario needs and a draft may lack: the VPC of each subnet and group, and blocks of addresses. Each is a gap. */
import { list } from '../kernel/words.ts';
import { contains, overlap, parseCidr, type Cidr } from '../model/cidr.ts';
import { freeBlock } from './free-block.ts';
import {
  UNDECLARED,
  type DraftAccount,
  type DraftGap,
  type DraftGroup,
  type DraftSubnet,
  type DraftVpc,
} from './draft.ts';
import { isOpen } from './routes.ts';
import { Groups } from './union.ts';

/** The block of a VPC about which nothing is known. */
const ASSUMED_VPC = '10.0.0.0/16';
/** The prefix of a subnet about which nothing is known: 251 usable addresses. */
const ASSUMED_PREFIX = 24;

/** A subnet with everything that a scenario asks for. */
export interface CompleteSubnet extends DraftSubnet {
  readonly vpc: string;
  /** Null for IPv6 only. */
  readonly block: string | null;
}

/** A draft without holes, and what was put into them. */
export interface CompleteDraft extends Omit<DraftAccount, 'vpcs' | 'subnets' | 'groups'> {
  readonly vpcs: readonly (DraftVpc & { readonly cidr: string; readonly hasIpv6: boolean })[];
  readonly subnets: readonly CompleteSubnet[];
  readonly groups: readonly (DraftGroup & { readonly vpc: string })[];
}

/** Fills the holes. */
export const complete = (draft: DraftAccount): CompleteDraft => {
  const vpcOf = placement(draft);
  const placedSubnets = draft.subnets.map((subnet) => ({ ...subnet, vpc: vpcOf(subnet) }));
  const groups = draft.groups.map((group) => ({ ...group, vpc: vpcOf(group) }));
  const declared = new Map(draft.vpcs.map((vpc) => [vpc.id, vpc]));
  const first = new Map([...placedSubnets, ...groups].toReversed().map(({ vpc, place }) => [vpc, place]));
  const vpcs = [
    ...new Set([...declared.keys(), ...placedSubnets.map(({ vpc }) => vpc), ...groups.map(({ vpc }) => vpc)]),
  ]
    .map((id): DraftVpc => {
      const place = first.get(id) ?? { file: '', line: 1, col: 1 };
      return (
        declared.get(id) ?? {
          id,
          cidr: null,
          tenancy: 'default',
          otherEnis: null,
          place,
          notes: [UNDECLARED],
        }
      );
    })
    .map((vpc) => ({
      ...vpc,
      hasIpv6: placedSubnets.some(({ vpc: id, hasIpv6 }) => id === vpc.id && hasIpv6),
    }));
  const gaps: DraftGap[] = unplaced(draft);
  const used = new Set(draft.functions.flatMap(({ vpcConfig }) => vpcConfig?.subnetIds ?? []));
  const filledVpcs = vpcs.map((vpc) => {
    const { cidr, notes } = vpc;
    return cidr === null
      ? { ...vpc, cidr: ASSUMED_VPC, notes: [...notes, `${ASSUMED_VPC} is assumed`] }
      : { ...vpc, cidr };
  });
  const subnets = filledVpcs.flatMap(({ id, cidr }) =>
    withBlocks(
      placedSubnets.filter(({ vpc }) => vpc === id),
      cidr,
      (subnet, block) => {
        if (!used.has(subnet.id)) return;
        gaps.push({
          place: subnet.place,
          what: `the addresses of subnet ${subnet.id} are not known`,
          consequence: `its block is taken to be ${block}, with none in use${subnet.route === null ? ' and no route to the internet' : ''}`,
          // Its keys are known all the same.
          functions: [],
        });
      },
    ),
  );
  const order = new Map(draft.subnets.map(({ id }, index) => [id, index]));
  gaps.push(...openRoutes(draft.subnets.filter(({ id }) => used.has(id))));
  subnets.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const known = new Set(draft.roles.map(({ name }) => name));
  const functions = draft.functions.map((one) => (known.has(one.role ?? '') ? one : { ...one, role: null }));
  const roles = usedRoles(draft);
  return { ...draft, vpcs: filledVpcs, subnets, groups, roles, functions, gaps: [...draft.gaps, ...gaps] };
};

/** Of a subnet without a block, the gap of its block tells it as well. */
const openRoutes = (subnets: readonly DraftSubnet[]): DraftGap[] => {
  const open = subnets.filter((one) => isOpen(one) && (one.target !== undefined || hasBlock(one)));
  return [...new Set(open.map(({ target }) => target))].flatMap((target): DraftGap[] => {
    const all = open.filter((one) => one.target === target);
    const names = list(all.map(({ id }) => id));
    const what =
      target === undefined
        ? `where the default route of ${names} leads is not known`
        : `the default route of ${names} leads to ${target}, not followed`;
    const consequence = 'taken to lead nowhere';
    return all.slice(0, 1).map(({ place }) => ({ place, what, consequence, functions: [] }));
  });
};

const hasBlock = ({ cidr, isIpv6Only }: DraftSubnet): boolean => cidr !== null || isIpv6Only;

/** An account has many more roles than its functions have. */
const usedRoles = ({ roles, functions, operations }: DraftAccount): DraftAccount['roles'] => {
  const used = new Set<unknown>([
    ...functions.map(({ role }) => role),
    ...operations.map(({ fields }) => ('role' in fields ? fields.role : null)),
  ]);
  return roles.filter(({ name }) => used.has(name));
};

/** Functions of which only the calls are known. */
const unplaced = ({ functions }: DraftAccount): DraftGap[] =>
  functions.flatMap(({ name, place, isUnplaced }) =>
    isUnplaced === true
      ? [
          {
            place,
            what: `where ${name} runs is not known: the inputs have its metrics and not the function`,
            consequence: 'counted without a VPC',
            functions: [name],
          },
        ]
      : [],
  );

/** Subnets and groups of one function are in one VPC: AWS takes nothing else. */
const placement = ({ vpcs, subnets, groups, functions }: DraftAccount) => {
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
  for (const { vpcConfig } of functions) {
    const [first, ...others] = [
      ...(vpcConfig?.subnetIds ?? []).map((id) => `subnet ${id}`),
      ...(vpcConfig?.securityGroupIds ?? []).map((id) => `group ${id}`),
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

type Assumed = (subnet: DraftSubnet, block: string) => void;

const withBlocks = (
  subnets: readonly (DraftSubnet & { readonly vpc: string })[],
  vpcCidr: string,
  assumed: Assumed,
): CompleteSubnet[] => {
  const around = parseCidr(vpcCidr);
  if ('problem' in around)
    return subnets.map((subnet) => ({
      ...subnet,
      block: subnet.isIpv6Only ? null : (subnet.cidr ?? vpcCidr),
    }));
  const blockOf = (text: string | null): Cidr | null => {
    const cidr = text === null ? null : parseCidr(text);
    return cidr === null || 'problem' in cidr ? null : cidr;
  };
  const taken: Cidr[] = subnets
    .flatMap(({ cidr }) => blockOf(cidr) ?? [])
    .filter((cidr) => contains(around, cidr));
  const isOutside = (cidr: string): boolean => {
    const block = blockOf(cidr);
    return block !== null && !contains(around, block);
  };
  return subnets.map((subnet) => {
    const { cidr, notes } = subnet;
    if (subnet.isIpv6Only) return { ...subnet, block: null };
    if (cidr !== null && !isOutside(cidr)) return { ...subnet, block: cidr };
    // A further block of the VPC: what counts is how many addresses it has.
    const prefix = cidr === null ? ASSUMED_PREFIX : (blockOf(cidr)?.prefix ?? ASSUMED_PREFIX);
    const block = freeBlock(
      around,
      taken.filter((one) => overlap(around, one)),
      prefix,
    );
    if (block === null) return { ...subnet, block: cidr ?? vpcCidr };
    const found = blockOf(block);
    if (found !== null) taken.push(found);
    if (cidr !== null)
      return {
        ...subnet,
        block,
        notes: [...notes, `${cidr} is in a further block of the VPC; ${block} is as large`],
      };
    assumed(subnet, block);
    return { ...subnet, block, notes: [...notes, `${block} is assumed`] };
  });
};
