/** Which names a file declares, its faulty entries included: one fault must not make references to it look wrong. */
import type { ExpandedFunction } from './expand-functions.ts';
import { matchesPattern } from './name-pattern.ts';
import { numbered } from './numbered.ts';

export interface Names {
  readonly what: string;
  readonly known: readonly string[];
  has(name: string): boolean;
}

export interface Declared {
  readonly vpcs: Names;
  readonly subnets: Names;
  readonly securityGroups: Names;
  readonly roles: Names;
  readonly principals: Names;
  readonly functions: FunctionNames;
}

export interface FunctionNames extends Names {
  /** Whether a pattern such as `checkout-*` stands for any function. */
  matches(pattern: string): boolean;
}

/** `raw` is the file before it was checked; `functions` are those that could be expanded. */
export const declaredNames = (
  raw: Readonly<Record<string, unknown>>,
  functions: readonly ExpandedFunction[],
): Declared => ({
  vpcs: namesOf('VPC', raw['vpcs'], 'id'),
  subnets: namesOf('subnet', raw['subnets'], 'id'),
  securityGroups: groupNames(raw['securityGroups']),
  roles: namesOf('role', raw['roles'], 'name'),
  principals: namesOf('principal', raw['principals'], 'name'),
  functions: functionNames(raw, functions),
});

const namesOf = (what: string, section: unknown, key: string): Names => {
  const known = fieldsOf(section, key).filter((name) => typeof name === 'string');
  const set = new Set(known);
  return { what, known, has: (name) => isFaulty(section) || set.has(name) };
};

/** An entry with a count declares all its numbers. */
const groupNames = (section: unknown): Names => {
  const single = namesOf('security group', section, 'id');
  const counted = entriesOf(section).flatMap(({ id, count }) =>
    typeof id === 'string' && typeof count === 'number' && count > 0
      ? numbered(id, Math.min(count, 100_000))
      : [],
  );
  const set = new Set(counted);
  return {
    ...single,
    known: [...single.known, ...counted],
    has: (name) => set.has(name) || single.has(name),
  };
};

const functionNames = (
  raw: Readonly<Record<string, unknown>>,
  functions: readonly ExpandedFunction[],
): FunctionNames => {
  const definitions = namesOf('function', raw['functions'], 'name');
  const known = new Set([...functions.map(({ name }) => name), ...createdBy(raw['timeline'])]);
  const expanded = new Set(functions.map(({ definition }) => definition.name));
  // How many functions a definition stands for is not known when it, or its trace, could not be read.
  const unexpanded = definitions.known.filter((name) => !expanded.has(name));
  return {
    what: 'function',
    known: [...known],
    has: (name) =>
      isFaulty(raw['functions']) ||
      known.has(name) ||
      unexpanded.some((start) => name === start || name.startsWith(`${start}-`)),
    matches: (pattern) =>
      isFaulty(raw['functions']) ||
      [...known, ...unexpanded.flatMap((start) => [start, `${start}-1`])].some((name) =>
        matchesPattern(pattern, name),
      ),
  };
};

const createdBy = (timeline: unknown): string[] =>
  entriesOf(timeline)
    .filter((entry) => entry['do'] === 'CreateFunction')
    .flatMap((entry) => entry['function'])
    .filter((name): name is string => typeof name === 'string' && !name.includes('*'));

/** A section that is no list is a finding of its own; whatever refers to it may be right. */
const isFaulty = (section: unknown): boolean => section !== undefined && !Array.isArray(section);

const fieldsOf = (section: unknown, key: string): unknown[] => entriesOf(section).map((entry) => entry[key]);

const entriesOf = (section: unknown): Record<string, unknown>[] =>
  (Array.isArray(section) ? section : []).filter((entry) => typeof entry === 'object' && entry !== null);
