/** The rows of functions and versions, as the commands of Lambda give them. Environment variables are not read. */
import { LATEST } from '../../model/world.ts';
import type { DraftVpcConfig } from '../draft.ts';
import { memoryOf } from '../memory.ts';
import type { Place } from '../place.ts';
import { at, textOf, type Term } from '../term.ts';
import { compare, oneOfEach } from './one-of-each.ts';
import type { Reading } from './reading.ts';

/** One version of one function. */
export interface FunctionRow {
  /** `checkout:3`. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly account: string | null;
  readonly region: string | null;
  /** The name of its role. */
  readonly role: string | null;
  readonly vpcConfig: DraftVpcConfig | null;
  readonly vpc: string | null;
  /** Null in lists, which do not tell it. */
  readonly state: string | null;
  readonly stateReasonCode: string | null;
  readonly updateStatus: string | null;
  readonly memory: number | null;
  readonly reservedConcurrency: number | null;
  readonly lastModified: string;
  readonly place: Place;
}

/** What is known of the functions. */
export interface FunctionRows {
  readonly rows: readonly FunctionRow[];
  /** The functions whose published versions were listed. */
  readonly versioned: ReadonlySet<string>;
}

/** Every version of every function, each once: what one answer leaves out, another may tell. */
export const functionRows = (reading: Reading): FunctionRows => {
  const versioned = new Set<string>();
  const all: FunctionRow[] = [];
  const read = (term: Term, reserved: number | null): FunctionRow | null => {
    const row = rowOf(term, reserved, reading);
    if (row !== null) all.push(row);
    return row;
  };
  for (const { command, body } of reading.answers) {
    if (command === 'lambda list-functions')
      for (const term of reading.list(body, 'Functions')) {
        const row = read(term, null);
        // With --function-version ALL, and only then, a list has the ARN of $LATEST end with its version.
        if (row !== null && (textOf(at(term, 'FunctionArn')) ?? '').endsWith(`:${LATEST}`))
          versioned.add(row.name);
      }
    if (command === 'lambda get-function-configuration') read(body, null);
    const configuration = at(body, 'Configuration');
    if (command === 'lambda get-function' && configuration !== undefined)
      read(configuration, reading.whole(at(body, 'Concurrency'), 'ReservedConcurrentExecutions'));
    if (command === 'lambda list-versions-by-function')
      for (const term of reading.list(body, 'Versions')) {
        const row = read(term, null);
        if (row !== null) versioned.add(row.name);
      }
  }
  return {
    rows: oneOfEach(completed(all), 'function', reading, ({ lastModified }) => lastModified),
    versioned,
  };
};

const ARN = /^arn:[^:]+:lambda:([^:]+):(\d{12}):/;

const rowOf = (term: Term, reservedConcurrency: number | null, reading: Reading): FunctionRow | null => {
  const name = reading.text(term, 'FunctionName');
  if (name === undefined) return null;
  const version = textOf(at(term, 'Version')) ?? LATEST;
  const config = at(term, 'VpcConfig');
  const subnetIds = config === undefined ? [] : reading.texts(config, 'SubnetIds');
  const securityGroupIds = config === undefined ? [] : reading.texts(config, 'SecurityGroupIds');
  const isAttached = subnetIds.length > 0 || securityGroupIds.length > 0;
  const memory = reading.whole(term, 'MemorySize');
  const [, region = null, account = null] = ARN.exec(textOf(at(term, 'FunctionArn')) ?? '') ?? [];
  return {
    id: `${name}:${version}`,
    name,
    version,
    account,
    region,
    role: roleNameOf(textOf(at(term, 'Role'))),
    vpcConfig: isAttached
      ? {
          subnetIds: [...new Set(subnetIds)].sort(compare),
          securityGroupIds: [...new Set(securityGroupIds)].sort(compare),
          ipv6AllowedForDualStack: textOf(at(config, 'Ipv6AllowedForDualStack')) === 'true',
        }
      : null,
    vpc: textOf(at(config, 'VpcId')) || null,
    state: textOf(at(term, 'State')) ?? null,
    stateReasonCode: textOf(at(term, 'StateReasonCode')) ?? null,
    updateStatus: textOf(at(term, 'LastUpdateStatus')) ?? null,
    memory: memoryOf(memory),
    reservedConcurrency,
    lastModified: textOf(at(term, 'LastModified')) ?? '',
    place: term.place,
  };
};

/** The last part of an ARN; paths such as `service-role/` are no part of the name. */
const roleNameOf = (arn: string | undefined): string | null => arn?.split('/').at(-1) || null;

/** Rows of one version and time, each filled with what only others of them tell. */
const completed = (all: readonly FunctionRow[]): FunctionRow[] => {
  const known = new Map<string, object>();
  const keyOf = ({ id, lastModified }: FunctionRow): string => `${id} ${lastModified}`;
  for (const row of all) known.set(keyOf(row), { ...known.get(keyOf(row)), ...toldBy(row) });
  return all.map((row) => ({ ...row, ...known.get(keyOf(row)), ...toldBy(row) }));
};

/** What some commands leave out. */
const toldBy = ({ state, stateReasonCode, updateStatus, reservedConcurrency }: FunctionRow): object =>
  Object.fromEntries(
    Object.entries({ state, stateReasonCode, updateStatus, reservedConcurrency }).filter(
      ([, value]) => value !== null,
    ),
  );
