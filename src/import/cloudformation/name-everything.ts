/** Keys become names: the logical id alone where nothing else has it, else with its stack before it. */
import type { DraftAccount } from '../draft.ts';
import type { Collection } from './collect.ts';

type Parts = Pick<DraftAccount, 'vpcs' | 'subnets' | 'groups' | 'roles' | 'functions' | 'gaps'>;

/** The parts of the collection by the names that people know them by. */
export const nameEverything = (found: Collection): Parts => {
  const vpcs = [...found.vpcs.values()];
  const subnets = [...found.subnets.values()];
  const groups = [...found.groups.values()];
  const functions = [...found.functions.values()];
  const networks = [
    ...vpcs.map(({ id }) => id),
    ...subnets.flatMap(({ id, vpc }) => [id, vpc ?? id]),
    ...groups.flatMap(({ id, vpc }) => [id, vpc ?? id]),
  ];
  const network = namesOf(networks, found);
  const role = namesOf([...found.roles.keys()], found);
  const own = namesOf([...found.functions.keys()], found);
  const declared = new Set([...found.roles.keys()].map(role));
  // A role that is only named is another than the one that the template declares under that logical id.
  const elsewhere = (name: string | undefined): string | null =>
    name === undefined || declared.has(name) ? null : name;
  const vpcOf = (vpc: string | null): string | null => (vpc === null ? null : network(vpc));
  return {
    vpcs: vpcs.map((vpc) => ({ ...vpc, id: network(vpc.id) })),
    subnets: subnets.map((subnet) => ({ ...subnet, id: network(subnet.id), vpc: vpcOf(subnet.vpc) })),
    groups: groups.map((group) => ({ ...group, id: network(group.id), vpc: vpcOf(group.vpc) })),
    roles: [...found.roles.values()].map((one) => ({ ...one, name: role(one.name) })),
    functions: functions.map((one) => ({
      ...one,
      name: own(one.name),
      role:
        one.role !== null && found.roles.has(one.role) ? role(one.role) : elsewhere(one.role ?? undefined),
      vpcConfig: one.vpcConfig && {
        ...one.vpcConfig,
        subnetIds: one.vpcConfig.subnetIds.map(network),
        securityGroupIds: one.vpcConfig.securityGroupIds.map(network),
      },
    })),
    gaps: found.gaps.map(({ closedByRole, ...gap }) => {
      const closing = elsewhere(closedByRole);
      const named = { ...gap, functions: gap.functions.map(own) };
      return closing === null ? named : { ...named, closedByRole: closing };
    }),
  };
};

const namesOf = (keys: readonly string[], { names }: Collection): ((key: string) => string) => {
  const unique = [...new Set(keys)].sort();
  const known = (key: string) => names.get(key) ?? { name: key, scope: '' };
  const wanted = new Map<string, number>();
  for (const key of unique) wanted.set(plain(known(key).name), (wanted.get(plain(known(key).name)) ?? 0) + 1);
  const taken = new Set<string>();
  const given = new Map<string, string>();
  for (const key of unique) {
    const { name, scope } = known(key);
    const isAlone = (wanted.get(plain(name)) ?? 0) < 2;
    const full = isAlone ? plain(name) : plain(`${stemOf(scope)}-${name}`);
    let free = full;
    for (let n = 2; taken.has(free); n++) free = `${full}-${n}`;
    taken.add(free);
    given.set(key, free);
  }
  return (key) => given.get(key) ?? key;
};

/** The file without folders and ending, and the nested stacks. */
const stemOf = (scope: string): string => {
  const [, file = scope, nested = ''] = /^(.*\.(?:ya?ml|json|template))(\/.*)?$/.exec(scope) ?? [];
  const stem = (file.split('/').at(-1) ?? file).replace(/(\.template)?\.\w+$/, '');
  return nested === '' ? stem : nested.slice(1).replaceAll('/', '-');
};

/** Without what parts the ids of a key, stands for any text, or stands for a number. */
const plain = (name: string): string =>
  name
    .replaceAll(/[,|*]/g, '-')
    .replaceAll(/[{}]/g, '')
    .replaceAll(/\p{Cc}/gu, ' ') || 'unnamed';
