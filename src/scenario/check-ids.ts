import type { Check } from './draft.ts';
import type { CommandName } from './commands.ts';
import type { FileEntry } from './operations.ts';
import type { Path, Problem } from './problem.ts';
import { groupIds } from './schema-network.ts';

interface Named {
  readonly name: string;
  readonly path: Path;
}

/** No two entries of a list have one name; functions are compared as they are after their counts. */
export const checkIds: Check = ({ file, functions }) => [
  ...(['vpcs', 'subnets'] as const).flatMap((section) =>
    repeated([
      ...file[section].map(({ id }, index) => ({ name: id, path: [section, index, 'id'] })),
      ...createdIds(file.timeline, section === 'vpcs' ? 'vpc' : 'subnet'),
    ]),
  ),
  ...repeated([
    ...file.securityGroups.flatMap((group, index) =>
      groupIds(group).map((name) => ({ name, path: ['securityGroups', index, 'id'] })),
    ),
    ...createdIds(file.timeline, 'securityGroup'),
  ]),
  ...repeated(file.natGateways.map(({ id }, index) => ({ name: id, path: ['natGateways', index, 'id'] }))),
  ...repeated(createdIds(file.timeline, 'networkInterface')),
  ...(['roles', 'principals'] as const).flatMap((section) =>
    repeated(file[section].map(({ name }, index) => ({ name, path: [section, index, 'name'] }))),
  ),
  ...repeated(functions.map(({ name, index }) => ({ name, path: ['functions', index, 'name'] }))),
  ...file.functions.flatMap(({ versions }, index) =>
    repeated(
      versions.map(({ version }, place) => ({
        name: version,
        path: ['functions', index, 'versions', place, 'version'],
      })),
    ),
  ),
];

/** The operation that gives an id under a key; AWS never gives one twice. */
const creators = {
  vpc: 'CreateVpc',
  subnet: 'CreateSubnet',
  securityGroup: 'CreateSecurityGroup',
  networkInterface: 'CreateNetworkInterface',
} as const satisfies Readonly<Record<string, CommandName>>;

const createdIds = (timeline: readonly FileEntry[], key: keyof typeof creators): Named[] =>
  timeline.flatMap((entry, index) => {
    const { [key]: name }: Partial<Record<string, unknown>> = entry;
    const isCreated = entry.do === creators[key] && typeof name === 'string';
    return isCreated ? [{ name, path: ['timeline', index, key] }] : [];
  });

const repeated = (entries: readonly Named[]): Problem[] => {
  const first = new Map<string, Path>();
  return entries.flatMap(({ name, path }) => {
    const also = first.get(name);
    if (also !== undefined)
      return [{ code: 'SCN005', path, message: `"${name}" is declared twice`, also } satisfies Problem];
    first.set(name, path);
    return [];
  });
};
