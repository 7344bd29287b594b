/** What functions name and the account cannot have: ids that no answer describes, parts of several VPCs, several accounts. */
import type { DraftFunction, DraftGroup } from '../draft.ts';
import type { Command } from './answers.ts';
import type { FunctionRow } from './function-rows.ts';
import type { SubnetRow } from './network.ts';
import { compare } from './one-of-each.ts';
import type { Reading } from './reading.ts';

interface Described {
  readonly subnets: readonly SubnetRow[];
  readonly groups: readonly DraftGroup[];
  /** Commands whose answers are cut off. */
  readonly truncated: ReadonlySet<Command>;
}

/** Tells of ids that functions name and whole answers do not have. */
export const checkIds = (
  functions: readonly DraftFunction[],
  { subnets, groups, truncated }: Described,
  reading: Reading,
): void => {
  const known = {
    subnet: { command: 'ec2 describe-subnets', ids: new Set(subnets.map(({ id }) => id)) },
    'security group': { command: 'ec2 describe-security-groups', ids: new Set(groups.map(({ id }) => id)) },
  } as const;
  const told = new Set<string>();
  const check = (what: keyof typeof known, id: string, { name, place }: DraftFunction): void => {
    const { command, ids } = known[what];
    const isWhole = reading.of(command).length > 0 && !truncated.has(command);
    if (!isWhole || ids.has(id) || told.has(id)) return;
    told.add(id);
    reading.finding(
      'IMP041',
      place,
      `${what} ${id} of ${name} is not in the answer of ${command}`,
      'Take the whole inventory of one account and Region, without filters.',
    );
  };
  for (const one of functions)
    for (const config of [one.vpcConfig, ...one.versions.map(({ vpcConfig }) => vpcConfig)]) {
      for (const id of config?.subnetIds ?? []) check('subnet', id, one);
      for (const id of config?.securityGroupIds ?? []) check('security group', id, one);
    }
};

/** Tells of functions whose subnets and groups are in several VPCs. */
export const checkVpcs = (
  rows: readonly FunctionRow[],
  { subnets, groups }: Pick<Described, 'subnets' | 'groups'>,
  reading: Reading,
): void => {
  const vpcOf = new Map([...subnets, ...groups].map(({ id, vpc }) => [id, vpc]));
  for (const { id, vpcConfig, vpc, place } of rows) {
    const parts = [...(vpcConfig?.subnetIds ?? []), ...(vpcConfig?.securityGroupIds ?? [])];
    const homes = new Map(parts.map((part) => [part, vpcOf.get(part) ?? vpc]));
    const vpcs = [...new Set([...homes.values(), vpc])].filter((one) => one !== null).sort(compare);
    if (vpcs.length < 2) continue;
    const where = vpcs.map((one) => `${partsIn(homes, one)} in ${one}`).join(', ');
    reading.finding(
      'IMP044',
      place,
      `${id.replace(/:\$LATEST$/, '')} is attached to several VPCs: ${where}`,
      'AWS has no such function: take the whole inventory of one account and time.',
    );
  }
};

const partsIn = (homes: ReadonlyMap<string, string | null>, vpc: string): string =>
  [...homes]
    .flatMap(([part, home]) => (home === vpc ? [part] : []))
    .sort(compare)
    .join(', ') || 'the function';

/** The account and Region of the functions; of several the first, which is told. */
export const placeOfAccount = (
  rows: readonly FunctionRow[],
  reading: Reading,
): { readonly accountId: string | null; readonly region: string | null } => {
  const homes = new Map<string, FunctionRow>(
    rows.flatMap((row) => (row.account === null ? [] : [[`${row.account} in ${row.region}`, row] as const])),
  );
  const names = [...homes.keys()].sort(compare);
  const [first, ...others] = names;
  const odd = homes.get(others[0] ?? '');
  if (odd !== undefined)
    reading.finding(
      'IMP049',
      odd.place,
      `there are functions of ${names.length} accounts or Regions: ${names.join(', ')}; all are counted as of ${first}`,
      'Import one account and Region at a time.',
    );
  const { account = null, region = null } = homes.get(first ?? '') ?? {};
  return { accountId: account, region };
};
