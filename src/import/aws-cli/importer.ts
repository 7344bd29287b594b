/** The answers of the AWS CLI: an account as it is today. Sources: AWS CLI Command Reference, Lambda and EC2 API references. */
import { LATEST } from '../../model/world.ts';
import { emptyDraft, UNDECLARED, type DraftAccount, type DraftFunction } from '../draft.ts';
import type { Importer } from '../importer.ts';
import { answersOf, HINT, isAnswer, type Command } from './answers.ts';
import { checkIds, checkVpcs, placeOfAccount } from './consistency.ts';
import { functionRows } from './function-rows.ts';
import { readFunctions } from './functions.ts';
import { heldKeys, tellOfKeys } from './held-keys.ts';
import { readInterfaces } from './interfaces.ts';
import { hasMetrics, readMetrics, type Measured } from './metrics.ts';
import { checkBlocks, readGroups, readSubnets, readVpcs, undeclared, type VpcRow } from './network.ts';
import { compare } from './one-of-each.ts';
import { PERIOD } from './period.ts';
import { readQuotas } from './quotas.ts';
import { Reading } from './reading.ts';
import { readRoles } from './roles.ts';
import { withQuotas } from './quota-room.ts';
import { withUsedIps, type Today } from './room.ts';
import { readRoutes } from './route-tables.ts';
import { truncatedCommands } from './truncation.ts';
import { withOneBlock } from './vpc-blocks.ts';

/** The kind. */
export const awsCli: Importer = {
  kind: 'aws-cli',
  title: 'JSON of the AWS CLI',
  hint: HINT,
  recognises: isAnswer,
  draft: (files, { parameters }) => {
    const { answers, refusals } = answersOf(files);
    const reading = new Reading(answers);
    for (const { code, term } of refusals)
      reading.gap(term.place, `this answer is the error ${code}`, 'nothing is read of it');
    return accountOf(reading, parameters.get(PERIOD));
  },
};

const accountOf = (reading: Reading, period: string | undefined): DraftAccount => {
  const truncated = truncatedCommands(reading);
  const rows = functionRows(reading);
  const functions = readFunctions(rows, reading);
  const { measured, ...time } = readMetrics(
    functions.map(({ name }) => name),
    period,
    reading,
  );
  const failed = new Set(
    rows.rows.flatMap(({ name, version, state }) => (version === LATEST && state === 'Failed' ? [name] : [])),
  );
  const described = { subnets: readSubnets(readRoutes(reading), reading), groups: readGroups(reading) };
  checkIds(functions, { ...described, truncated }, reading);
  checkVpcs(rows.rows, described, reading);
  const vpcOfFunction = new Map(rows.rows.map(({ name, vpc }) => [name, vpc]));
  const missing = undeclared(
    functions,
    (name) => vpcOfFunction.get(name) ?? null,
    described.subnets,
    described.groups,
  );
  const groups = [...described.groups, ...missing.groups].sort((a, b) => compare(a.id, b.id));
  const allSubnets = [...described.subnets, ...missing.subnets].sort((a, b) => compare(a.id, b.id));

  const interfaces = readInterfaces(reading);
  const isKnown = reading.of('ec2 describe-network-interfaces').length > 0;
  const today: Today = { keys: heldKeys(functions, interfaces), interfaces, isKnown };
  const isWhole = (command: Command): boolean => reading.of(command).length > 0 && !truncated.has(command);
  const known = {
    functions: isWhole('lambda list-functions'),
    interfaces: isWhole('ec2 describe-network-interfaces'),
    subnets: new Set(allSubnets.map(({ id }) => id)),
  };
  tellOfKeys(today.keys, interfaces, known, reading);
  tellOfMissing(functions, isKnown, reading);

  const vpcRows = readVpcs(reading);
  checkBlocks(vpcRows, described.subnets, reading);
  const used = new Set([
    ...today.keys.map(({ subnet }) => subnet),
    ...interfaces.flatMap(({ owner, subnet }) => (owner === 'other' ? [] : [subnet])),
  ]);
  const network = withOneBlock(
    withUndeclared(vpcRows, [...allSubnets, ...groups, ...interfaces]),
    withUsedIps(allSubnets, today, reading),
    (subnet) => used.has(subnet),
  );
  const homes = new Map(network.subnets.map(({ id, vpc }) => [id, vpc]));
  const vpcOf = (subnet: string): string | null => homes.get(subnet) ?? null;
  return {
    ...emptyDraft,
    ...placeOfAccount(rows.rows, reading),
    ...time,
    ...withQuotas(network.vpcs, readQuotas(reading), vpcOf, today, reading),
    subnets: network.subnets,
    groups,
    roles: readRoles(functions, reading),
    functions: withTraffic(
      functions,
      measured.filter(({ name }) => !failed.has(name)),
    ),
    gaps: reading.gaps,
    findings: reading.findings,
    parameters: hasMetrics(reading) ? [PERIOD] : [],
  };
};

/** VPCs that others name and no answer describes. */
const withUndeclared = (
  vpcs: readonly VpcRow[],
  parts: readonly { readonly vpc: string | null; readonly place: VpcRow['place'] }[],
): VpcRow[] => {
  const all = new Map(vpcs.map((vpc) => [vpc.id, vpc]));
  for (const { vpc: id, place } of parts)
    if (id !== null && !all.has(id))
      all.set(id, {
        id,
        cidr: null,
        blocks: [],
        tenancy: 'default',
        otherEnis: null,
        place,
        notes: [UNDECLARED],
      });
  return [...all.values()].sort((a, b) => compare(a.id, b.id));
};

/** Tells of what nobody asked AWS for, and what is assumed in its place. */
const tellOfMissing = (functions: readonly DraftFunction[], isKnown: boolean, reading: Reading): void => {
  const attached = functions.find(({ vpcConfig }) => vpcConfig !== null);
  if (attached === undefined) return;
  if (!isKnown)
    reading.gap(
      attached.place,
      'the ENIs of today are not among the inputs (ec2 describe-network-interfaces)',
      'each key is taken to have one; ENIs of others are not counted',
    );
};

/** Functions with their calls; one that only metrics know is there, and nobody says where it runs. */
const withTraffic = (functions: readonly DraftFunction[], measured: readonly Measured[]): DraftFunction[] => {
  const traffic = new Map(measured.map((one) => [one.name, one]));
  const known = functions.map((one) => {
    const found = traffic.get(one.name);
    traffic.delete(one.name);
    return found === undefined ? one : { ...one, traffic: found.traffic };
  });
  const unplaced = [...traffic.values()].map(({ name, traffic: calls, place }): DraftFunction => ({
    name,
    role: null,
    vpcConfig: null,
    memory: null,
    reservedConcurrency: null,
    publishes: false,
    isExisting: true,
    isUnplaced: true,
    versions: [],
    traffic: calls,
    place,
    notes: [],
  }));
  return [...known, ...unplaced].sort((a, b) => compare(a.name, b.name));
};
