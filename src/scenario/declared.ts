/** Which names a file declares, its faulty entries included: one fault must not make references to it look wrong. */
import type { ExpandedFunction } from './expand-functions.ts';
import { matchesPattern } from './name-pattern.ts';
import { numbered } from './numbered.ts';
import type { CommandName } from './scenario.ts';
import { securityGroup } from './schema-network.ts';

/** The names of one kind of thing; `what` is how messages call the kind. */
export interface Names {
  readonly what: string;
  readonly known: readonly string[];
  has(name: string): boolean;
}

/** The declared names of every kind that can be referred to. */
export interface Declared {
  readonly vpcs: Names;
  readonly subnets: Names;
  readonly securityGroups: Names;
  readonly natGateways: Names;
  /** Where the connections of functions lead: each names its own. */
  readonly destinations: Names;
  /** Those of the customer: only the timeline makes any. */
  readonly networkInterfaces: Names;
  readonly roles: Names;
  readonly principals: Names;
  readonly functions: FunctionNames;
}

/** Names of functions, which the timeline may also give as patterns. */
export interface FunctionNames extends Names {
  /** Whether a pattern such as `checkout-*` stands for any function. */
  matches(pattern: string): boolean;
}

/** `raw` is the file before it was checked; `functions` are those that could be expanded. */
export const declaredNames = (
  raw: Readonly<Record<string, unknown>>,
  functions: readonly ExpandedFunction[],
): Declared => ({
  vpcs: namesOf('VPC', raw['vpcs'], 'id', createdBy(raw['timeline'], 'CreateVpc', 'vpc')),
  subnets: namesOf('subnet', raw['subnets'], 'id', createdBy(raw['timeline'], 'CreateSubnet', 'subnet')),
  securityGroups: groupNames(
    raw['securityGroups'],
    createdBy(raw['timeline'], 'CreateSecurityGroup', 'securityGroup'),
  ),
  natGateways: namesOf('NAT gateway', raw['natGateways'], 'id'),
  destinations: namesAmong('destination', raw['functions'], {
    known: entriesOf(raw['functions']).flatMap(({ connections }) => destinationOf(connections)),
    anyNumberOf: [],
  }),
  networkInterfaces: namesOf(
    'network interface',
    undefined,
    'id',
    createdBy(raw['timeline'], 'CreateNetworkInterface', 'networkInterface'),
  ),
  roles: namesOf('role', raw['roles'], 'name', createdBy(raw['timeline'], 'CreateRole', 'role')),
  principals: namesOf('principal', raw['principals'], 'name'),
  functions: functionNames(raw, functions),
});

/** Those of the section, and those that the timeline creates. */
const namesOf = (what: string, section: unknown, key: string, created: readonly string[] = []): Names => {
  const known = fieldsOf(section, key).filter((name) => typeof name === 'string');
  return namesAmong(what, section, { known: [...known, ...created], anyNumberOf: [] });
};

/** An entry with a count declares its numbers; with a faulty count, any number. */
const groupNames = (section: unknown, created: readonly string[]): Names => {
  const groups = entriesOf(section).flatMap(({ id, count }) =>
    typeof id === 'string' ? [{ id, count }] : [],
  );
  return namesAmong('security group', section, {
    known: [
      ...groups.flatMap(({ id, count }) => {
        if (count === undefined) return [id];
        return isGroupCount(count) ? numbered(id, count) : [];
      }),
      ...created,
    ],
    anyNumberOf: groups.flatMap(({ id, count }) => (count === undefined || isGroupCount(count) ? [] : [id])),
  });
};

const isGroupCount = (count: unknown): count is number => securityGroup.shape.count.safeParse(count).success;

const functionNames = (
  raw: Readonly<Record<string, unknown>>,
  functions: readonly ExpandedFunction[],
): FunctionNames => {
  const expanded = new Map(functions.map(({ definition }) => [definition.name, definition.count]));
  const known = [
    ...new Set([
      ...functions.map(({ name }) => name),
      ...createdBy(raw['timeline'], 'CreateFunction', 'function'),
    ]),
  ];
  // How many functions a definition stands for is not known when it, or its trace, could not be read.
  const anyNumberOf = entriesOf(raw['functions']).flatMap(({ name, count }) =>
    typeof name === 'string' && !(expanded.has(name) && expanded.get(name) === count) ? [name] : [],
  );
  const examples = [...known, ...anyNumberOf.flatMap((start) => [start, `${start}-1`])];
  return {
    ...namesAmong('function', raw['functions'], { known, anyNumberOf }),
    matches: (pattern) =>
      isFaulty(raw['functions']) || examples.some((name) => matchesPattern(pattern, name)),
  };
};

const namesAmong = (
  what: string,
  section: unknown,
  { known, anyNumberOf }: { readonly known: readonly string[]; readonly anyNumberOf: readonly string[] },
): Names => {
  const set = new Set(known);
  return {
    what,
    known,
    has: (name) =>
      isFaulty(section) ||
      set.has(name) ||
      anyNumberOf.some((start) => name === start || name.startsWith(`${start}-`)),
  };
};

const destinationOf = (connections: unknown): string[] => {
  const { destination }: { destination?: unknown } =
    typeof connections === 'object' && connections !== null ? connections : {};
  return typeof destination === 'string' ? [destination] : [];
};

/** What the timeline creates. */
const createdBy = (timeline: unknown, operation: CommandName, key: string): string[] =>
  entriesOf(timeline)
    .filter((entry) => entry['do'] === operation)
    .flatMap((entry) => entry[key])
    .filter((name): name is string => typeof name === 'string' && !name.includes('*'));

/** A section that is no list is a finding of its own; whatever refers to it may be right. */
const isFaulty = (section: unknown): boolean => section !== undefined && !Array.isArray(section);

const fieldsOf = (section: unknown, key: string): unknown[] => entriesOf(section).map((entry) => entry[key]);

const entriesOf = (section: unknown): Record<string, unknown>[] =>
  (Array.isArray(section) ? section : []).filter((entry) => typeof entry === 'object' && entry !== null);
