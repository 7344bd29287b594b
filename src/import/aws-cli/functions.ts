/** The functions of the account as its draft has them, and what is not known of them. */
import { LATEST } from '../../model/world.ts';
import type { DraftFunction, DraftVpcConfig } from '../draft.ts';
import { few } from './few.ts';
import type { FunctionRow, FunctionRows } from './function-rows.ts';
import { compare, groupedBy } from './one-of-each.ts';
import type { Reading } from './reading.ts';
import { treatmentOf } from './states.ts';

const nowhere: DraftVpcConfig = { subnetIds: [], securityGroupIds: [], ipv6AllowedForDualStack: false };

/** One per name, sorted, with the versions that hold keys. */
export const readFunctions = ({ rows, versioned }: FunctionRows, reading: Reading): DraftFunction[] => {
  const functions = [...groupedBy(rows, ({ name }) => name)]
    .sort(([a], [b]) => compare(a, b))
    .map(([name, versions]) => readFunction(name, versions, reading));
  const unlisted = functions.filter(({ name }) => !versioned.has(name));
  if (unlisted[0] !== undefined)
    reading.gap(
      unlisted[0].place,
      `the published versions of ${few(unlisted.map(({ name }) => name))} are not among the inputs (lambda list-functions --function-version ALL)`,
      'keys that only old versions hold are not counted, and their ENIs look like orphans',
    );
  return functions;
};

const readFunction = (
  name: string,
  [first, ...others]: readonly [FunctionRow, ...FunctionRow[]],
  reading: Reading,
): DraftFunction => {
  const rows = [first, ...others];
  const latest = rows.find(({ version }) => version === LATEST);
  const published = rows
    .filter(({ version }) => version !== LATEST)
    .sort((a, b) => Number(a.version) - Number(b.version));
  const shown = latest ?? published.at(-1) ?? first;
  if (latest === undefined)
    reading.gap(
      shown.place,
      `${name} is given by its version ${shown.version} alone`,
      `${LATEST} is taken to be like it`,
      [name],
    );
  const { role, memory, reservedConcurrency, place, state, updateStatus } = shown;
  const { isExisting, isAttached, consequence } = treatmentOf(state, true);
  if (shown.vpcConfig !== null && consequence !== null)
    reading.gap(place, stateOf(shown), consequence, [name]);
  if (shown.vpcConfig !== null && updateStatus === 'InProgress')
    reading.gap(
      place,
      `an update of ${name} is in progress`,
      'its new attachment is counted; the keys that it is about to let go of are not',
      [name],
    );
  const vpcConfig = isAttached ? shown.vpcConfig : null;
  return {
    name,
    role,
    vpcConfig,
    memory,
    reservedConcurrency,
    publishes: false,
    isExisting,
    ...(isAttached ? {} : { isFailed: true }),
    versions: isExisting ? versionsOf(published, vpcConfig, reading) : [],
    traffic: null,
    place,
    notes: [],
  };
};

/** Those that hold keys, or none and are called all the same. */
const versionsOf = (
  rows: readonly FunctionRow[],
  latest: DraftVpcConfig | null,
  reading: Reading,
): DraftFunction['versions'] =>
  rows.flatMap((row) => {
    const { isAttached, consequence } = treatmentOf(row.state, false);
    if (!/^[1-9]\d*$/.test(row.version)) return [];
    if (row.vpcConfig !== null && consequence !== null)
      reading.gap(row.place, stateOf(row), consequence, isAttached ? [row.name] : []);
    if (row.vpcConfig !== null && !isAttached) return [];
    // Left out, it would be the function's.
    return [{ version: row.version, vpcConfig: row.vpcConfig ?? (latest === null ? null : nowhere) }];
  });

const stateOf = ({ name, version, state, stateReasonCode }: FunctionRow): string => {
  const named = version === LATEST ? name : `${name}:${version}`;
  return `${named} is ${state}${stateReasonCode === null ? '' : ` (${stateReasonCode})`}`;
};
