/** What a scenario needs and a draft may lack: the VPC of each subnet and group, and blocks of addresses. Each is a gap. */
import { list } from '../kernel/words.ts';
import { attachmentsOf } from './attachments.ts';
import { withBlocks, type CompleteSubnet } from './blocks.ts';
import {
  UNDECLARED,
  type DraftAccount,
  type DraftGap,
  type DraftGroup,
  type DraftSubnet,
  type DraftVpc,
} from './draft.ts';
import { placement } from './placement.ts';
import { isOpen } from './routes.ts';

/** The block of a VPC about which nothing is known. */
const ASSUMED_VPC = '10.0.0.0/16';

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
  const gaps: DraftGap[] = [...unplaced(draft), ...[...draft.subnets, ...draft.groups].flatMap(moved(vpcOf))];
  const used = new Set(attachmentsOf(draft).flatMap(({ subnetIds = [] }) => subnetIds));
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

/** What is in a VPC that no input declares, and is used together with what is in another one. */
const moved =
  (vpcOf: (one: DraftSubnet | DraftGroup) => string) =>
  (one: DraftSubnet | DraftGroup): DraftGap[] => {
    const home = vpcOf(one);
    if (one.vpc === null || one.vpc === home) return [];
    const what = `${one.id} is in ${one.vpc}, which no input declares, and is used together with what is in ${home}`;
    return [{ place: one.place, what, consequence: `counted in ${home}`, functions: [] }];
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
