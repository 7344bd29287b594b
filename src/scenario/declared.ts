/** Which names a file declares, its faulty entries included: one fault must not make references to it look wrong. */
import type { ExpandedFunction } from './expand-functions.ts';
import type { FileEntry } from './operations.ts';

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
  readonly functions: Names;
}

/** `raw` is the file before it was checked; functions are those that parsed, and what the timeline creates. */
export const declaredNames = (
  raw: Readonly<Record<string, unknown>>,
  functions: readonly ExpandedFunction[],
  timeline: readonly FileEntry[],
): Declared => ({
  vpcs: namesOf('VPC', raw['vpcs'], 'id'),
  subnets: namesOf('subnet', raw['subnets'], 'id'),
  securityGroups: namesOf('security group', raw['securityGroups'], 'id'),
  roles: namesOf('role', raw['roles'], 'name'),
  principals: namesOf('principal', raw['principals'], 'name'),
  functions: functionNames(raw['functions'], functions, timeline),
});

const namesOf = (what: string, section: unknown, key: string): Names => {
  const known = fieldsOf(section, key);
  const set = new Set(known);
  return { what, known, has: (name) => isFaulty(section) || set.has(name) };
};

/** A section that is no list is a finding of its own; whatever refers to it may be right. */
const isFaulty = (section: unknown): boolean => section !== undefined && !Array.isArray(section);

const fieldsOf = (section: unknown, key: string): string[] =>
  (Array.isArray(section) ? (section as unknown[]) : [])
    .map((entry) => (entry as Record<string, unknown> | null | undefined)?.[key])
    .filter((value) => typeof value === 'string');

const functionNames = (section: unknown, functions: readonly ExpandedFunction[], timeline: readonly FileEntry[]): Names => {
  const created = timeline.flatMap((entry) => (entry.do === 'CreateFunction' ? entry.function : []));
  const known = new Set([...functions.map(({ name }) => name), ...created.filter((name) => !name.includes('*'))]);
  const expanded = new Set(functions.map(({ definition }) => definition.name));
  // Of a definition that did not parse, or whose trace did not, the number of functions is not known.
  const unknown = fieldsOf(section, 'name').filter((name) => !expanded.has(name));
  return {
    what: 'function',
    known: [...known],
    has: (name) =>
      isFaulty(section) ||
      known.has(name) ||
      unknown.some((start) => name === start || name.startsWith(`${start}-`)),
  };
};
